"""The content version is raised by snippets, settings, sites and languages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import DraftStateMixin, Locale, Site

from home.models import Menu, SiteSettings
from news.models import Topic
from tests.factories import MenuFactory, TopicFactory, home_page, locale
from tests.versions import raised, unchanged
from tests.without_site import unmake_site

pytestmark = pytest.mark.django_db


def test_site_settings_raise_even_when_only_an_account_changes(boss: Client) -> None:
    home_page()
    url = reverse("wagtailsettings:edit", args=["home", "sitesettings"])
    account = {"network": "mastodon", "url": "https://example.org/@alliance", "ORDER": "1"}
    data = {
        "contact_email": "",
        "contact_phone": "",
        "contact_address": "",
        "social_accounts-TOTAL_FORMS": "1",
        "social_accounts-INITIAL_FORMS": "0",
        "social_accounts-MIN_NUM_FORMS": "0",
        "social_accounts-MAX_NUM_FORMS": "12",
        **{f"social_accounts-0-{name}": value for name, value in account.items()},
    }
    boss.get(url, follow=True)  # Makes the row.
    row = SiteSettings.objects.get()
    with raised():
        boss.post(reverse("wagtailsettings:edit", args=["home", "sitesettings", row.pk]), data)
    assert SiteSettings.objects.get().social_accounts.count() == 1


def test_changing_a_site_raises(boss: Client) -> None:
    home = home_page()
    site = Site.objects.get()
    data = {"hostname": "example.org", "port": "80", "site_name": "A", "root_page": home.pk}
    with raised():
        boss.post(reverse("wagtailsites:edit", args=[site.pk]), data | {"is_default_site": "on"})
    site.refresh_from_db()
    assert site.hostname == "example.org"


def test_adding_and_deleting_a_language_raises(boss: Client) -> None:
    unmake_site()
    with raised():
        boss.post(
            reverse("wagtaillocales:add"),
            {"language_code": "ro", "component-LocaleSynchronization-enabled": ""},
        )
    romanian = Locale.objects.get(language_code="ro")
    with raised():
        boss.post(reverse("wagtaillocales:delete", args=[romanian.pk]))
    assert not Locale.objects.filter(pk=romanian.pk).exists()


def topic_data(topic: Topic) -> dict[str, Any]:
    return {"name": f"{topic.name}, again", "slug": topic.slug}


def menu_data(menu: Menu) -> dict[str, Any]:
    counts = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "30"}
    entry = {"label": "Elsewhere", "url": "https://example.org/", "page": "", "ORDER": "1"}
    return {
        "place": menu.place,
        **{f"items-{name}": value for name, value in counts.items()},
        **{f"items-0-{name}": value for name, value in entry.items()},
    }


def snippet(kind: str, *, live: bool) -> tuple[Any, dict[str, Any]]:
    if kind == "topic":
        topic = TopicFactory.create(publish=live)
        return topic, topic_data(topic)
    menu = MenuFactory.create(locale=locale("en"), publish=live)
    return menu, menu_data(menu)


def view(instance: DraftStateMixin, name: str, *args: Any) -> str:
    return reverse(instance.snippet_viewset.get_url_name(name), args=args)


SNIPPETS = pytest.mark.parametrize("kind", ["topic", "menu"])


@SNIPPETS
def test_publishing_a_snippet_raises_and_a_draft_does_not(boss: Client, kind: str) -> None:
    instance, data = snippet(kind, live=True)
    with unchanged():
        boss.post(view(instance, "edit", instance.pk), data)
    assert instance.revisions.count() == 2
    with raised():
        boss.post(view(instance, "edit", instance.pk), data | {"action-publish": "1"})
    assert instance.revisions.count() == 3


@SNIPPETS
def test_unpublishing_a_snippet_raises(boss: Client, kind: str) -> None:
    instance, _ = snippet(kind, live=True)
    with raised():
        boss.post(view(instance, "unpublish", instance.pk))
    instance.refresh_from_db()
    assert not instance.live


@SNIPPETS
@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("in_bulk", [True, False])
def test_deleting_a_snippet_raises_when_it_was_live(
    boss: Client, kind: str, live: bool, in_bulk: bool
) -> None:
    instance, _ = snippet(kind, live=live)
    if in_bulk:
        meta = instance._meta
        args = [meta.app_label, meta.model_name, "delete"]
        url = f"{reverse('wagtail_bulk_action', args=args)}?id={instance.pk}"
    else:
        url = view(instance, "delete", instance.pk)
    with raised() if live else unchanged():
        boss.post(url)
    assert not type(instance).objects.exists()
