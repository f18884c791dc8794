"""Everything that somebody can do which readers see, each as one function of chance."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from time import sleep
from typing import Any

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from core.models import CustomImage
from core.services.publishing import publish_due
from core.visibility import public_pages
from home.models import Menu, SiteSettings, StandardPage
from news.models import EventPage, NewsPage, Topic
from participants.models import Authority
from terminology.models import Designation, TermPage
from tests.factories import (
    AuthorityFactory,
    CollectionFactory,
    EventPageFactory,
    ImageFactory,
    MenuFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermPageFactory,
    TopicFactory,
    adhesion,
    alias,
    designation,
    home_page,
    name,
    translate,
)
from tests.factories.home import menu_items

Write = Callable[[Random], object]
SOON = timedelta(milliseconds=200)


def words(chance: Random) -> str:
    return f"Words {chance.randrange(10**9)}"


def some(chance: Random, queryset: Any) -> Any:
    """Return any row; the rows are never all gone."""
    return chance.choice(list(queryset.order_by("pk")))


def content() -> None:
    """Make something of everything, so that each write finds what it changes."""
    picture = ImageFactory.create(title="Bridge")
    ImageFactory.create(title="Square", collection=CollectionFactory.create(name="Shelf"))
    topic = TopicFactory.create(name="Housing")
    tivat = AuthorityFactory.create(key="tivat", adhesions=[adhesion(1)], names=[name("en", "T")])
    profile = ParticipantPageFactory.create(authority=tivat, title="Tivat")
    bled = AuthorityFactory.create(key="bled", adhesions=[adhesion(2)])
    ParticipantPageFactory.create(authority=bled, title="Bled")
    for number in range(3):
        news = NewsPageFactory.create(
            title=f"News {number}", topics=[topic], authorities=[tivat], lead_picture=picture
        )
        translate(news, "fr", title=f"Nouvelle {number}")
    EventPageFactory.create(title="Meeting")
    for number in range(2):
        TermPageFactory.create(title=f"Term {number}")
    for number in range(6):
        StandardPageFactory.create(title=f"About {number}")
    MenuFactory.create(entries=(profile,))
    SiteSettings.load().save()
    Redirect.objects.create(old_path="/old", redirect_page=profile)


def plain_pages() -> Any:
    return public_pages(StandardPage.objects.filter(locale__language_code="en", alias_of=None))


# Pages -------------------------------------------------------------------------------------------


def publish(chance: Random) -> None:
    NewsPageFactory.create(title=words(chance), topics=[some(chance, Topic.objects.all())])


def edit(chance: Random) -> None:
    page = some(chance, public_pages(NewsPage.objects.filter(alias_of=None)))
    page.title = words(chance)
    page.save_revision().publish()


def unpublish(chance: Random) -> None:
    some(chance, public_pages(NewsPage.objects.all())).unpublish()


def move(chance: Random) -> None:
    page = some(chance, plain_pages().filter(numchild=0))
    places = [home_page(), *plain_pages().exclude(pk=page.pk).order_by("pk")]
    page.move(chance.choice([each for each in places if not page.is_child_of(each)]), "last-child")


def delete(chance: Random) -> None:
    some(chance, plain_pages().filter(numchild=0)).delete()


def localise(chance: Random) -> None:
    page = NewsPageFactory.create(title=words(chance))
    translate(page, chance.choice(["fr", "de", "ro"]), title=words(chance))


def mirror(chance: Random) -> None:
    page = StandardPageFactory.create(title=words(chance))
    page.create_alias(parent=page.get_parent(), update_slug=f"alias-{page.pk}")
    alias(page, "fr")


def make_private(chance: Random) -> None:
    page = some(chance, public_pages(NewsPage.objects.all()))
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def make_public(chance: Random) -> None:
    for restriction in PageViewRestriction.objects.all():
        restriction.delete()


# Times -------------------------------------------------------------------------------------------


def embargo(chance: Random) -> None:
    NewsPageFactory.create(title=words(chance), embargo_until=timezone.now() + SOON)


def schedule(chance: Random) -> None:
    page = NewsPageFactory.create(title=words(chance), publish=False)
    page.go_live_at = timezone.now() + SOON
    page.save_revision().publish()
    sleep(SOON.total_seconds())
    assert publish_due().published == 1


def expire(chance: Random) -> None:
    NewsPageFactory.create(title=words(chance), expire_at=timezone.now() + SOON)


def end_event(chance: Random) -> None:
    now = timezone.now()
    EventPageFactory.create(title=words(chance), start=now - SOON, end=now + SOON)


# Everything else ---------------------------------------------------------------------------------


def set_contact(chance: Random) -> None:
    settings = SiteSettings.load()
    settings.contact_address = words(chance)
    settings.save()


def credit_picture(chance: Random) -> None:
    picture = CustomImage.objects.get(title="Bridge")
    picture.credit = words(chance)
    picture.save()


def hide_pictures(chance: Random) -> None:
    shown = CollectionViewRestriction.objects.all()
    if shown:
        shown[0].delete()
    else:
        shelf = Collection.objects.get(name="Shelf")
        CollectionViewRestriction.objects.create(collection=shelf, restriction_type="login")


def rename_topic(chance: Random) -> None:
    topic = some(chance, Topic.objects.filter(locale__language_code="en"))
    topic.name = words(chance)
    topic.save_revision().publish()


def redirect(chance: Random) -> None:
    Redirect.objects.create(old_path=f"/{chance.random()}", redirect_link="https://example.org/")


def change_menu(chance: Random) -> None:
    menu = some(chance, Menu.objects.all())
    menu.items.set(menu_items([(words(chance), "https://example.org/")]))
    menu.save_revision().publish()


def add_term(chance: Random) -> None:
    TermPageFactory.create(title=words(chance), designations=[designation(words(chance))])


def rename_term(chance: Random) -> None:
    page = some(chance, TermPage.objects.filter(locale__language_code="en"))
    page.designations.set([Designation(term=words(chance), status="preferred")])
    page.save_revision().publish()


def name_authority(chance: Random) -> None:
    authority = Authority.objects.get(key="tivat")
    authority.endonym = words(chance)
    authority.save()


def end_adhesion(chance: Random) -> None:
    row = Authority.objects.get(key="bled").adhesions.get()
    row.until = date(2020, 1, 1) if row.until is None else None
    row.save()


def change_event(chance: Random) -> None:
    event = some(chance, EventPage.objects.all())
    event.venue = words(chance)
    event.save_revision().publish()


SEEN_IN: dict[Write, str] = {
    add_term: "concepts",
    change_event: "events",
    change_menu: "menu",
    credit_picture: "images",
    delete: "pages",
    edit: "news",
    embargo: "news",
    end_adhesion: "participants",
    end_event: "events",
    expire: "news",
    hide_pictures: "images",
    localise: "news",
    make_private: "news",
    make_public: "news",
    mirror: "pages",
    move: "pages",
    name_authority: "participants",
    publish: "news",
    redirect: "redirects",
    rename_term: "concepts",
    rename_topic: "topics",
    schedule: "news",
    set_contact: "site",
    unpublish: "news",
}
"""Every kind of write, and the query in which its result shows."""


# What no reader sees -----------------------------------------------------------------------------


def write_drafts(chance: Random) -> None:
    """Save as the editor does by itself, and lock, and comment; a draft of everything."""
    for model in (NewsPage, EventPage, TermPage, Topic, Menu):
        row = some(chance, model.objects.all())
        row.save_revision()
    page = some(chance, NewsPage.objects.all())
    page.locked = not page.locked
    page.save(update_fields=["locked"])
    NewsPageFactory.create(title=words(chance), publish=False)
