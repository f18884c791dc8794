"""What one request knows: its time, its loaders, and what is read once (locales, site roots)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from core.batching import Batches, Loader
from core.columns import Selected, columns_of, instances, read
from core.days import day_of
from core.deadlines import Deadline
from core.errors import CodedError, ErrorCode, LimitExceeded
from core.frame import Frame, frame_of
from core.hidden import Moment
from core.models import BasePage, ContentVersion, CustomDocument, CustomImage
from core.paths import Root
from core.references import foreign_keys, references_of
from core.registry import Note
from core.statements import Build, statement

L = TypeVar("L", bound=Loader[Any, Any])
N = TypeVar("N")
P = TypeVar("P", bound=Page)
M = TypeVar("M", bound=models.Model)


class ReadContext:
    """The context value of a GraphQL execution; it holds no user: the API is anonymous."""

    def __init__(
        self,
        now: datetime | None = None,
        deadline: Deadline | None = None,
        version: ContentVersion | None = None,
    ) -> None:
        self.now = now or timezone.now()
        self.deadline = deadline or Deadline(settings.GRAPHQL_DEADLINE_SECONDS)
        self._version = version
        self.selected: Selected = None
        """The names of the fields in the document; None for all that there are."""
        self.selected_beyond: Selected = None
        """Those that are asked of pages to which other pages lead."""
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget all that was read: the document is executed once more, from the start."""
        self.batches = Batches()
        self._nodes, self._most_nodes = 0, settings.GRAPHQL_MAX_NODES
        self._loaders: dict[tuple[Any, ...], Loader[Any, Any]] = {}
        self.roots: set[str] = set()
        """Tags of the root fields that were asked for, such as `news:fr`."""
        self.excerpt_sizes: set[int] = set()
        """All `first` that were asked for below rows, such as `children(first: 3)`."""
        self.notes: set[Note] = set()
        """What is to be remembered of the answer (`registry.answers_given`)."""
        self.previewed: BasePage | None = None
        """The draft that a token opened: it stands for the published page of the same key."""
        self.languages: dict[tuple[Any, ...], Any] = {}
        """What `locale` and `fallback` came to, by what was given for them."""
        self.link_paths: dict[int, str | None] = {}
        """Public paths of pages that links lead to, filled by the loader of links."""

    @cached_property
    def today(self) -> date:
        """The day of the request by the site's clock."""
        return day_of(self.now)

    def loader(self, loader_class: Callable[..., L], *arguments: Any) -> L:
        """Return the request's loader of a class for these arguments."""
        key = (loader_class, *arguments)
        if key not in self._loaders:
            self._loaders[key] = loader_class(self, *arguments)
        return self._loaders[key]  # type: ignore[return-value]  # keyed by its class

    def rows(self, build: Build, *shape: Any, **values: Any) -> Sequence[tuple[Any, ...]]:
        """Return what a statement reads; its function is given what is hidden, and the shape."""
        made = statement(build, self.frame.hidden, *shape)
        return made.rows(now=self.now, **values)

    def objects(self, model: type[M], build: Build, *shape: Any, **values: Any) -> list[M]:
        """Return what a statement reads as instances with the columns that the document needs.

        Its function is given what is hidden, the columns, and the shape.
        """
        return self.instances(model, self.selected, build, *shape, **values)

    def instances(
        self, model: type[M], selected: Selected, build: Build, *shape: Any, **values: Any
    ) -> list[M]:
        """Return the same with the columns that some of the document's fields need."""
        columns = columns_of(model, selected)
        return instances(model, columns, self.rows(build, columns, *shape, **values))

    def read(self, queryset: "models.QuerySet[M]") -> list[M]:
        """Return a queryset's rows in the same way."""
        return read(queryset, self.selected)

    def count_nodes(self, nodes: list[N]) -> list[N]:
        """Return pages or blocks that the answer is to hold; raise TOO_LARGE when they add up.

        Relations lead in circles (`children { nodes { parent { children …`), so that a short query
        could ask for more objects than there are rows, to the power of its depth.
        """
        self._nodes += len(nodes)
        if self._nodes > self._most_nodes:
            allowed = self._most_nodes
            message = f"The answer would hold more than {allowed} pages and blocks."
            raise LimitExceeded("nodes", allowed, message)
        return nodes

    def listed_pages(self, pages: Iterable[BasePage]) -> list[BasePage]:
        """Announce and count the pages of a root list."""
        return self.count_nodes(self.announce_pages(pages))

    def announce_pages(self, pages: Iterable[BasePage]) -> list[BasePage]:
        """Announce pages with the keys of the pictures, files and pages they point to."""
        listed: list[BasePage] = [self.as_previewed(page) for page in pages]
        self.batches.announce("page", {page.pk: page for page in listed})
        self.batches.announce_keys("content", [page.translation_key for page in listed])
        for page in listed:
            references = references_of(page)
            self.batches.announce_keys("image", _keys_in(page, CustomImage) | references.images)
            documents = _keys_in(page, CustomDocument) | references.documents
            self.batches.announce_keys("document", documents)
            self.batches.announce_keys("link", [(key, page.locale_id) for key in references.pages])
        return listed

    def as_previewed(self, page: P) -> P | BasePage:
        """Return the draft in place of the page that it is a draft of; any other page as it is."""
        draft = self.previewed
        return page if draft is None or draft.pk != page.pk else draft

    def beside(self) -> "ReadContext":
        """Return a context with loaders of its own, for another root field of the same answer."""
        other = ReadContext(self.now, self.deadline, self._version)
        other.selected, other.selected_beyond = self.selected, self.selected_beyond
        other._nodes = self._nodes
        return other

    @cached_property
    def frame(self) -> Frame:
        """What is the same for all requests at this version of the content."""
        return Frame(self.now) if self._version is None else frame_of(self._version, self.now)

    @cached_property
    def when(self) -> Moment:
        """The request's time with what is hidden then: what `core/visibility.py` goes by."""
        return Moment(self.now, self.frame.hidden)

    @property
    def locales(self) -> dict[int, Locale]:
        """All locales by key, also one that was taken out of the settings while pages have it."""
        return self.frame.locales

    @cached_property
    def site_locales(self) -> list[Locale]:
        """The languages of the site, in the order in which they were added."""
        codes = {code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES}
        return [locale for locale in self.locales.values() if locale.language_code in codes]

    def locale_named(self, code: str) -> Locale:
        """Return the locale of a BCP 47 code, whatever its case; raise UNKNOWN_LOCALE."""
        for locale in self.site_locales:
            if locale.language_code.lower() == code.lower():
                return locale
        known = ", ".join(locale.language_code for locale in self.site_locales)
        raise CodedError(ErrorCode.UNKNOWN_LOCALE, f"The site's languages are: {known}.")

    def fallbacks_of(self, locale: Locale) -> list[Locale]:
        """Return the site's languages that stand in for one, in the order of the settings."""
        codes = settings.CONTENT_FALLBACKS.get(locale.language_code, [])
        rows = {row.language_code: row for row in self.site_locales}
        return [rows[code] for code in codes if code in rows]

    @property
    def site(self) -> Site | None:
        """The default site; None when there is none yet."""
        return self.frame.site

    @property
    def site_roots(self) -> dict[int, Root]:
        """The default site's home page in each language, by the locale's key."""
        return self.frame.site_roots

    def path_of(self, page: Page) -> str | None:
        """Return the public path of a page, such as `/fr/actualites/x/`; None outside the site."""
        root = self.site_roots.get(page.locale_id)
        return None if root is None else root.path_to(page)


def _keys_in(page: BasePage, target: Any) -> set[int]:
    """Return the keys that a page's own columns hold of a model."""
    keys = (getattr(page, column) for column in foreign_keys(type(page), target))
    return {key for key in keys if key is not None}
