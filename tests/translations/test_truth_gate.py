"""No way leads texts in the source's words to readers as if they were translated."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from core.models import PublishRefused, ScheduleRefusal, TranslationBasis
from core.models.translation_basis import UntranslatedText
from core.services.publishing import DueReport, publish_due
from news.models import Topic
from tests import translator
from tests.factories import NewsPageFactory, TopicFactory, publish
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db


def half_done(boss: Client, instance: Any, but: str = "standfirst") -> Translation:
    """Send something to translators, who leave one text open and save."""
    translation = translator.submit(boss, instance)
    translator.translate_all(translation, but=but)
    translation.save_target(publish=False)
    return translation


def draft_of(translation: Translation) -> Any:
    target = translation.get_target_instance()
    return type(target).objects.get(pk=target.pk)


def test_revision_of_a_half_translated_page_is_refused(boss: Client) -> None:
    draft = draft_of(half_done(boss, NewsPageFactory.create()))
    revision = draft.get_latest_revision()
    with unchanged():
        with pytest.raises(PublishRefused, match="1 text has no translation yet"):
            revision.publish()
        with pytest.raises(PublishRefused, match="1 text has no translation yet"):
            PublishRevisionAction(revision).execute(skip_permission_checks=True)
    assert not Page.objects.get(pk=draft.pk).live


def test_bulk_publication_of_a_half_translated_page_is_refused(boss: Client) -> None:
    draft = draft_of(half_done(boss, NewsPageFactory.create()))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with unchanged():
        answer = boss.post(f"{address}?id={draft.pk}", {"next": "/admin/"}, follow=True)
    assert "1 text has no translation yet" in answer.text
    assert not Page.objects.get(pk=draft.pk).live


def test_schedule_of_a_half_translated_page_is_refused(boss: Client) -> None:
    draft = draft_of(half_done(boss, NewsPageFactory.create()))
    due = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(pk=draft.latest_revision_id).update(approved_go_live_at=due)
    with unchanged():
        report = publish_due()
    assert report == DueReport(refused=1)
    assert "1 text has no translation yet" in str(ScheduleRefusal.objects.get().problems)
    assert not Page.objects.get(pk=draft.pk).live


def test_revision_of_an_untranslated_topic_is_refused(boss: Client) -> None:
    draft = draft_of(half_done(boss, TopicFactory.create(name="Housing"), but="name"))
    with unchanged(), pytest.raises(UntranslatedText):
        draft.get_latest_revision().publish()
    assert not Topic.objects.get(pk=draft.pk).live


def test_live_page_may_be_written_on_whatever_its_revision_was(boss: Client) -> None:
    french = translator.published(boss, NewsPageFactory.create())
    TranslationBasis.objects.update(untranslated=1)  # As it was before the gate asked.
    french.save()
    french.show_in_menus = True
    french.save(update_fields=["show_in_menus"])
    assert Page.objects.get(pk=french.pk).show_in_menus
    french.unpublish()
    with pytest.raises(PublishRefused):
        french.get_latest_revision().publish()


def test_update_names_the_languages_that_it_did_not_publish(boss: Client) -> None:
    page = NewsPageFactory.create(title="First")
    translator.published(boss, page)
    translation = Translation.objects.get()
    page.title = "Second"
    publish(page)
    address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    assert "in which all texts are translated" in boss.get(address).text
    tick = {"publish_translations": "on"}
    with unchanged():
        answer = boss.post(address, tick, follow=True)
    assert "Not published, the draft is kept: French." in answer.text
    translator.translate_all(translation)
    with raised():
        answer = boss.post(address, tick, follow=True)
    assert "Not published" not in answer.text
    assert draft_of(translation).title == "FR Second"
