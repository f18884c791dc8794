"""Named extension points through which a higher app reaches a lower one.

A higher app registers in its `AppConfig.ready()`; a lower one only ever calls what stands here.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, Generic, TypeVar

from core.registered import Feed, PageDescription, Problem, Searchable, SourceText, TypeExtension

T = TypeVar("T")


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
