"""Batched reads of pages. `PageLoader` is the one that hands out pages by key."""

from collections import defaultdict
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, F, UUIDField, Window
from django.db.models.functions import Length, RowNumber, Substr
from wagtail.models import Page

from core.batching import Loader
from core.columns import Selected, instances
from core.hidden import Hidden
from core.models import BasePage
from core.statements import KEYS, Slots, then
from core.visibility import public_pages

STEP = Page.steplen
CONTENTS: Any = Slots("contents", UUIDField())


def _types(hidden: Hidden) -> Any:
    return Page.objects.filter(pk__among=KEYS).order_by().values_list("pk", "content_type_id")


def _pages(hidden: Hidden, columns: tuple[str, ...], model: Any) -> Any:
    pages = model._default_manager.filter(pk__among=KEYS)
    return public_pages(pages, then(hidden)).order_by().values_list(*columns)


class PageLoader(Loader[int, BasePage]):
    """Public page by key, as its own type; one statement for each type.

    A key may be announced with the key of its content type; one more statement reads the others.
    The draft that a token opened stands for its page, be that public or not.
    """

    kind = "page key"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._reads_again = False

    @property
    def selected(self) -> Selected:
        """The names of the fields for which columns are read."""
        return self.context.selected

    @property
    def beside(self) -> "PageLoader":
        """The loader that may have read a page already, with other columns."""
        return self.context.loader(LinkedPageLoader)

    def concerns(self, key: int) -> bool:
        return self._reads_again or not self.beside.has(key)

    def get(self, key: int) -> BasePage | None:
        # Of pages that the other has read one is asked for here: the rest will be, as parents are.
        self._reads_again = key not in self._loaded and self.beside.has(key)
        return super().get(key)

    def load(self, keys: list[int]) -> dict[int, BasePage]:
        """Read pages and announce them; a page that isn't public is absent."""
        draft = self.context.previewed
        found: dict[int, BasePage] = {draft.pk: draft} if draft and draft.pk in keys else {}
        for content_type_id, pks in self._by_type(keys).items():
            model: Any = ContentType.objects.get_for_id(content_type_id).model_class()
            if model is None or not issubclass(model, BasePage):
                continue
            pages = self.context.instances(model, self.selected, _pages, model, keys=pks)
            found.update({page.pk: page for page in self.context.announce_pages(pages)})
        return found

    def _by_type(self, keys: list[int]) -> dict[int, list[int]]:
        known = self.context.batches.announced(self.kind)
        types = {key: known.get(key) for key in keys}
        if unknown := [key for key, content_type_id in types.items() if content_type_id is None]:
            types |= dict(self.context.rows(_types, keys=unknown))
        by_type: dict[int, list[int]] = defaultdict(list)
        for key, content_type_id in types.items():
            if content_type_id is not None:
                by_type[content_type_id].append(key)
        return by_type


class LinkedPageLoader(PageLoader):
    """Public page by key for fields that lead to pages (core/following.py): the same, less of it.

    Of one that is there already, all is.
    """

    @property
    def selected(self) -> Selected:
        return self.context.selected_beyond

    @property
    def beside(self) -> PageLoader:
        return self.context.loader(PageLoader)

    def get(self, key: int) -> BasePage | None:
        """Return a page as far as it was read."""
        return self.beside.get(key) if self.beside.has(key) else super().get(key)


SLIM = (
    "id",
    "translation_key",
    "locale_id",
    "content_type_id",
    "alias_of_id",
    "url_path",
    "title",
    "last_published_at",
)
"""What the loaders below read of pages."""


def _translations(hidden: Hidden) -> Any:
    pages = Page.objects.filter(translation_key__among=CONTENTS, alias_of__isnull=True)
    rows = public_pages(pages, then(hidden)).order_by("locale_id", "pk")
    return rows.values_list(*SLIM)


class TranslationsLoader(Loader[int, list[Page]]):
    """Public pages of the same content in other languages, by a page's key."""

    kind = "page"

    def load(self, keys: list[int]) -> dict[int, list[Page]]:
        """Read translations in the order of the site's languages; an alias is none."""
        pages = {key: self.object(key) for key in keys}
        contents = list({page.translation_key for page in pages.values()})
        rows = self.context.rows(_translations, contents=contents)
        translations: list[Page] = instances(Page, SLIM, rows)
        by_key: dict[Any, list[Page]] = defaultdict(list)
        for translation in translations:
            by_key[translation.translation_key].append(self.context.as_previewed(translation))
        return {
            key: [other for other in by_key[page.translation_key] if other.pk != key]
            for key, page in pages.items()
        }


PATHS: Any = Slots("paths", CharField(max_length=255))


def _at_paths(hidden: Hidden) -> Any:
    pages = Page.objects.filter(path__among=PATHS).order_by()
    return pages.values_list("path", "pk", "content_type_id")


class AncestorsLoader(Loader[int, list[int]]):
    """Keys of the pages above a page, the uppermost first, by the page's key."""

    kind = "page"

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read the keys and announce them; the tree's root has no content and is left out."""
        paths = {key: _paths_above(self.object(key).path) for key in keys}
        wanted = {path for each in paths.values() for path in each}
        rows = self.context.rows(_at_paths, paths=list(wanted))
        above = {path: pk for path, pk, _content_type_id in rows}
        found = {
            key: [above[path] for path in each if path in above] for key, each in paths.items()
        }
        self.context.batches.announce("page key", {pk: kind for _path, pk, kind in rows})
        return found


def _paths_above(path: str) -> list[str]:
    return [path[:length] for length in range(2 * STEP, len(path), STEP)]


class ChildrenLoader(Loader[int, list[int]]):
    """Keys of the first public pages under a page, in the tree's order, by the page's key."""

    kind = "page"

    def __init__(self, context: Any, first: int) -> None:
        super().__init__(context)
        self.first = first

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read the first keys of every parent in one statement, and announce them."""
        parents = {self.object(key).path: key for key in keys}
        numbered = _children_of(self.context, parents).annotate(
            _number=Window(RowNumber(), partition_by=[F("_parent")], order_by=F("path").asc())
        )
        found: dict[int, list[int]] = defaultdict(list)
        rows = numbered.filter(_number__lte=self.first).order_by("path")
        types: dict[int, int] = {}
        for pk, parent_path, content_type_id in rows.values_list(
            "pk", "_parent", "content_type_id"
        ):
            found[parents[parent_path]].append(pk)
            types[pk] = content_type_id
        self.context.batches.announce("page key", types)
        return found


class ChildrenCountLoader(Loader[int, int]):
    """Number of public pages under a page, by the page's key."""

    kind = "page"

    def load(self, keys: list[int]) -> dict[int, int]:
        """Count the children of every parent in one statement."""
        parents = {self.object(key).path: key for key in keys}
        counts = dict.fromkeys(keys, 0)
        rows = _children_of(self.context, parents).order_by().values("_parent")
        for row in rows.annotate(_count=Count("pk")):
            counts[parents[row["_parent"]]] = row["_count"]
        return counts


def _children_of(context: Any, parents: dict[str, int]) -> Any:
    """Public pages right under any of these paths, with the parent's path as `_parent`."""
    depths = {len(path) // STEP + 1 for path in parents}
    children = Page.objects.filter(depth__in=depths).annotate(
        _parent=Substr("path", 1, Length("path") - STEP)
    )
    return public_pages(children.filter(_parent__in=list(parents)), context.when)
