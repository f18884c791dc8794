"""What is made to be counted: many rows of a kind, no two of which share what they point to."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.contrib.redirects.models import Redirect

from home.models import SiteSettings, SocialAccount
from participants.models import GoodPracticePage
from tests import crowds, crowds_register
from tests.factories import (
    AuthorityFactory,
    MenuFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    blocks,
    home_page,
    multiply,
)
from tests.terminology.crowd import concepts

BLOCKS = frozenset(
    {
        "CalloutBlock",
        "DocumentsBlock",
        "EmbedBlock",
        "GalleryBlock",
        "HeadingBlock",
        "ImageBlock",
        "KeyFiguresBlock",
        "PageLinksBlock",
        "QuotationBlock",
        "RichTextBlock",
        "TableBlock",
    }
)


@dataclass(frozen=True)
class Group:
    """How rows are made, the root fields that lead to them, and of which types they are."""

    make: Callable[[int], object]
    roots: tuple[str, ...]
    members: frozenset[str]


def _register(count: int) -> None:
    practices = crowds_register.register(count).practices
    for page, picture in zip(practices, crowds.images(count), strict=True):
        page.body = [blocks.image(picture)]
    GoodPracticePage.objects.bulk_update(practices, ["body"])


def _found(count: int) -> None:
    """Make news with the word that is looked for, of a participant."""
    authority = AuthorityFactory.create()
    ParticipantPageFactory.create(authority=authority)
    multiply(NewsPageFactory.create(title="First", authorities=[authority]), count - 1)


def _menu(count: int) -> None:
    pages = crowds.trees(count)
    MenuFactory.create(entries=tuple(pages))


def _redirects(count: int) -> None:
    for number, page in enumerate(crowds.trees(count)):
        Redirect.objects.create(old_path=f"/old-{number}", redirect_page=page)


def _site(count: int) -> None:
    home_page()
    settings = SiteSettings.load()
    settings.social_accounts = [
        SocialAccount(network="x", url=f"https://x.example/{number}") for number in range(count)
    ]
    settings.save()


GROUPS = {
    "news": Group(crowds.news, ("news(first: 200)",), BLOCKS | {"NewsPage"}),
    "events": Group(crowds.events, ("events(first: 200)",), BLOCKS | {"EventPage"}),
    "trees": Group(
        crowds.trees,
        ("pages(first: 200, types: [STANDARD_PAGE])", 'page(path: "/en/")'),
        BLOCKS | {"StandardPage", "HomePage"},
    ),
    "register": Group(
        _register,
        (
            "participants(first: 200)",
            "goodPractices(first: 200)",
            "news(first: 200)",
            "events(first: 200)",
            "countries",
            "programmes",
            "site",
        ),
        BLOCKS | {"ParticipantPage", "GoodPracticePage", "NewsPage", "EventPage"},
    ),
    "glossary": Group(concepts, ("concepts(first: 200)",), frozenset({"TermPage"})),
    "pictures": Group(crowds.images, ("images(first: 200)",), frozenset()),
    "found": Group(_found, ('search(query: "first", first: 200)',), frozenset()),
    "menu": Group(_menu, ("menu(place: MAIN)",), BLOCKS | {"StandardPage"}),
    "redirects": Group(_redirects, ("redirects(first: 200)",), frozenset()),
    "site": Group(_site, ("site", "locales"), frozenset({"HomePage"})),
}
