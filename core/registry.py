"""Named extension points through which a higher app reaches a lower one.

A higher app registers in its `AppConfig.ready()`; a lower one only ever calls what stands here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """A reason why a page can't go live.

    `field` names the form field at which an editor mends it; `message` says what to do.
    """

    field: str
    message: str


class ExtensionPoint(Generic[T]):
    """An ordered list of what apps registered, read by the app that owns the point."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._items: list[T] = []

    def register(self, item: T) -> T:
        """Add an item once; usable as a decorator."""
        if item not in self._items:
            self._items.append(item)
        return item

    def __iter__(self) -> Iterator[T]:
        return iter(tuple(self._items))


@dataclass(frozen=True, slots=True)
class TypeExtension:
    """GraphQL fields that an app adds to the type of a model ("app_label.Model").

    `fields` maps snake_case names to mounted graphene fields that carry their own resolvers.
    """

    model: str
    fields: dict[str, Any]


def _title(page: Any) -> str:
    return str(page.title)


def _no_things(facts: Any) -> Iterable[dict[str, Any]]:
    return ()


@dataclass(frozen=True, slots=True)
class PageDescription:
    """What an app tells search engines and social networks of the pages of a model.

    `summary` returns a page's own short text, plain; `things` takes `PageFacts` and yields what
    schema.org calls things (JSON-LD), made of public content only; `name` is what the page is
    about, and of a home page the name of the site.
    """

    model: str
    summary: Callable[[Any], str]
    open_graph_type: str = "website"
    name: Callable[[Any], str] = _title
    things: Callable[[Any], Iterable[dict[str, Any]]] = _no_things


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text that translators have of a source: wagtail-localize's string in its context.

    `data` is its HTML, `path` the place of the context.
    """

    string_id: int
    context_id: int
    path: str
    data: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A list that is also served as a feed, by the names that the API has for its parts.

    `section` is the type of the page that shows the list, `item` that of the pages in it, `field`
    the root field that answers it. The items of a calendar have a start.
    """

    section: str
    item: str
    field: str
    is_calendar: bool = False


def _no_summary(page: Any) -> str:
    return ""


def _nothing(page: Any) -> Iterable[str]:
    return ()


def _no_day(page: Any) -> date | None:
    return None


def _no_names(pages: list[Any]) -> dict[int, list[str]]:
    return {}


@dataclass(frozen=True, slots=True)
class Searchable:
    """How the pages of a model ("app_label.Model") are found.

    `kind` is the name of what readers take them for, in capitals; several models may share one.
    `summary` and `texts` return plain texts of a page, beside its title and the texts of its
    bodies and rich text fields; `day` its date. `names_of` returns what the subjects of pages are
    called, by the pages' keys, in any language and spelling.

    `facts` maps models ("app_label.Model") whose rows give names or texts to functions: these
    take a row, or None for any of them, and return a queryset of the pages concerned.

    `countries` returns for a time (`When`) the keys of pages (`page`) with a `country` of each;
    `about` the keys of pages with any of some topics. Both are asked when something is looked for.
    """

    model: str
    kind: str
    summary: Callable[[Any], str] = _no_summary
    texts: Callable[[Any], Iterable[str]] = _nothing
    day: Callable[[Any], date | None] = _no_day
    names_of: Callable[[list[Any]], dict[int, list[str]]] = _no_names
    facts: dict[str, Callable[[Any], Any]] = field(default_factory=dict, hash=False)
    countries: Callable[[Any], Any] | None = None
    about: Callable[[list[str], Any], Any] | None = None


PublishCheck = Callable[[Any], Iterable[Problem]]
DueWork = Callable[[], None]
DueDates = Callable[[datetime], Iterable[datetime | None]]
SourceTexts = list[SourceText]
Note = tuple[str, ...]
"""What is to be remembered of an answer; first the name of its kind."""

publish_checks: ExtensionPoint[PublishCheck] = ExtensionPoint("publish_checks")
"""Called with a page that is about to go live; yields problems."""

publication_holds: ExtensionPoint[Callable[[Any], Iterable[str]]] = ExtensionPoint(
    "publication_holds"
)
"""Called with a page or snippet of which a revision is about to become public; yields why it has to
wait. What is public already is not asked about: it stays so, and may be written on."""

text_checkers: ExtensionPoint[Callable[..., Any]] = ExtensionPoint("text_checkers")
"""Called with a text and a locale; yields remarks on its wording."""

rich_text_annotators: ExtensionPoint[Callable[..., Any]] = ExtensionPoint("rich_text_annotators")
"""Called with rich text that is served; adds references, such as to terms."""

searchable: ExtensionPoint[Searchable] = ExtensionPoint("searchable")
"""What the one search covers, by model."""

type_extensions: ExtensionPoint[TypeExtension] = ExtensionPoint("type_extensions")
"""GraphQL fields with resolvers, by model."""

page_descriptions: ExtensionPoint[PageDescription] = ExtensionPoint("page_descriptions")
"""What search engines and social networks are told, by model ("app_label.Model")."""

feeds: ExtensionPoint[Feed] = ExtensionPoint("feeds")
"""Lists that are also served as feeds."""

due_dates: ExtensionPoint[DueDates] = ExtensionPoint("due_dates")
"""Called with now; yields the next instants at which answers change without a write."""


askers: ExtensionPoint[Callable[..., Any]] = ExtensionPoint("askers")
"""Called with a GraphQL document and its variables; the first one answers (`core.asking`)."""

senders: ExtensionPoint[Callable[..., Any]] = ExtensionPoint("senders")
"""Called with a GraphQL document, its variables and a visitor's request (`core.asking.send`)."""

receivers: ExtensionPoint[Callable[..., Any]] = ExtensionPoint("receivers")
"""Called with an upload's token, a file and a visitor's request (`core.asking.hand_in`)."""

client_namers: ExtensionPoint[Callable[[Any], str]] = ExtensionPoint("client_namers")
"""Called with a request; the first one names its client, as `WriteContext.client` is named."""

consequences: ExtensionPoint[Callable[[Any], None]] = ExtensionPoint("consequences")
"""Called in the transaction of a change that readers see, with what is now public."""

version_raised: ExtensionPoint[Callable[[], None]] = ExtensionPoint("version_raised")
"""Called in the transaction of a change that readers see, whatever it is."""

mails_written: ExtensionPoint[Callable[[], None]] = ExtensionPoint("mails_written")
"""Called in the transaction in which a mail is written or is to be sent again."""

site_names: ExtensionPoint[Callable[[str], str]] = ExtensionPoint("site_names")
"""Called with the code of a language; returns what the site is called there, or nothing."""

changes: ExtensionPoint[Callable[[Any], None]] = ExtensionPoint("changes")
"""Called in the transaction of a change that readers see, after it is written, with its cause: the
row, or its model where several were written at once; None for what came due or is not known."""

previews: ExtensionPoint[Callable[[Any], None]] = ExtensionPoint("previews")
"""Called with a draft that somebody was given a token for."""

source_texts: ExtensionPoint[Callable[[Any, SourceTexts, SourceTexts], None]] = ExtensionPoint(
    "source_texts"
)
"""Called in the transaction in which translators get a source's texts anew: before and after."""

due_work: ExtensionPoint[DueWork] = ExtensionPoint("due_work")
"""Called by the due-task, every few seconds: what an app does by itself when it is time."""

answers_given: ExtensionPoint[Callable[[Note], None]] = ExtensionPoint("answers_given")
"""Called with each note of an answer that a client is given, also when it was kept: must be quick,
and write nothing to the database."""

drafts_overwritten: ExtensionPoint[Callable[[Any, Any, Any], None]] = ExtensionPoint(
    "drafts_overwritten"
)
"""Called before a target's latest draft is overwritten from translations: with the translation,
the target and who does it; joins the open transaction."""

drafts_written: ExtensionPoint[Callable[[Any, Any], None]] = ExtensionPoint("drafts_written")
"""Called when a draft was written from translations, with the translation and the revision; joins
the open transaction."""


def problems_of(page: Any) -> dict[str, list[str]]:
    """Return what the publish checks find wrong with a page, by form field."""
    found: dict[str, list[str]] = {}
    for check in publish_checks:
        for problem in check(page):
            messages = found.setdefault(problem.field, [])
            if problem.message not in messages:
                messages.append(problem.message)
    return found


def reasons_to_wait(instance: Any) -> list[str]:
    """Return why no revision of a page or snippet may become public yet, in the person's words."""
    return [reason for hold in publication_holds for reason in hold(instance)]


def announce_change(instance: Any) -> None:
    """Tell all consequences of a change that readers see; joins the open transaction."""
    for consequence in consequences:
        consequence(instance)


def announce_version(cause: Any = None) -> None:
    """Tell that answers have changed, and by what; joins the open transaction."""
    for consequence in version_raised:
        consequence()
    for follow in changes:
        follow(cause)


def announce_mail() -> None:
    """Tell that a mail waits to be sent; joins the open transaction."""
    for see_to_it in mails_written:
        see_to_it()


def announce_source_texts(source: Any, before: SourceTexts, after: SourceTexts) -> None:
    """Tell that translators got the texts of a source anew; joins the open transaction."""
    for take_over in source_texts:
        take_over(source, before, after)


def announce_overwriting(translation: Any, target: Any, user: Any) -> None:
    """Tell that a target's latest draft is about to be overwritten from translations."""
    for rescue in drafts_overwritten:
        rescue(translation, target, user)


def announce_written(translation: Any, revision: Any) -> None:
    """Tell that a draft was written from translations."""
    for note in drafts_written:
        note(translation, revision)


def announce_answer(notes: Iterable[Note]) -> None:
    """Tell that an answer is given of which this is to be remembered."""
    for note in notes:
        for take in answers_given:
            take(note)


def announce_preview(page: Any) -> None:
    """Tell that somebody is about to look at a draft."""
    for prepare in previews:
        prepare(page)
