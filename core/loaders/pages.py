"""Batched reads of pages. `PageLoader` is the one that hands out pages by key."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Window
from django.db.models.functions import Length, RowNumber, Substr
from wagtail.models import Page

from core.batching import Loader
from core.models import BasePage, RelatedPage
from core.previews import rows_of_draft, stored_keys
from core.visibility import public_pages

STEP = Page.steplen
RELATED = "related_pages"


class PageLoader(Loader[int, BasePage]):
    """Public page by key, as its own type; one statement for the types and one for each type.

    The draft that a token opened stands for its page, be that public or not.
    """

    kind = "page key"

    def load(self, keys: list[int]) -> dict[int, BasePage]:
        """Read pages and announce them; a page that isn't public is absent."""
        by_type: dict[int, list[int]] = defaultdict(list)
        rows = Page.objects.filter(pk__in=keys).order_by().values_list("pk", "content_type_id")
        for pk, content_type_id in rows:
            by_type[content_type_id].append(pk)
        draft = self.context.previewed
        found: dict[int, BasePage] = {draft.pk: draft} if draft and draft.pk in keys else {}
        for content_type_id, pks in by_type.items():
            model = ContentType.objects.get_for_id(content_type_id).model_class()
            if model is None or not issubclass(model, BasePage):
                continue
            pages = public_pages(model._default_manager.filter(pk__in=pks), self.context.when)
            found.update({page.pk: page for page in self.context.announce_pages(pages)})
        return found


class LinkLoader(Loader[tuple[int, int], int]):
    """Key of the page to which a link leads, by (target's key, locale's key of the page it is on).

    The target's public translation in that locale, else the target itself if it is public; of an
    alias in another language, which is never public, the page that it stands for.
    """

    kind = "link"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self.pages: dict[int, Page] = {}
        """The pages that links lead to, by key, with few of their columns."""

    def load(self, keys: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """Read the targets and announce them."""
        rows = Page.objects.filter(pk__in={pk for pk, _ in keys}).order_by()
        targets = {
            pk: (translation_key, source)
            for pk, translation_key, source in rows.values_list(
                "pk", "translation_key", "alias_of_id"
            )
        }
        translation_keys = {translation_key for translation_key, _ in targets.values()}
        by_locale: dict[tuple[Any, int], int] = {}
        public_keys: set[int] = set()
        for page in self._public(translation_keys):
            by_locale[page.translation_key, page.locale_id] = page.pk
            public_keys.add(page.pk)
            self.pages[page.pk] = page
            self.context.link_paths[page.pk] = self.context.path_of(page)
        found = {}
        for pk, locale_id in keys:
            translation_key, source = targets.get(pk, (None, None))
            candidates = (by_locale.get((translation_key, locale_id)), pk, source)
            choice = next((each for each in candidates if each in public_keys), None)
            if choice is not None:
                found[pk, locale_id] = choice
        self.context.batches.announce_keys("page key", found.values())
        return found

    def _public(self, translation_keys: set[Any]) -> Iterable[Page]:
        """Return the public pages of these contents, and the draft of one of them."""
        pages = Page.objects.filter(translation_key__in=translation_keys)
        rows = public_pages(pages, self.context.when).order_by("pk")
        columns = ("pk", "content_type_id", "translation_key", "locale_id", "url_path")
        found = {row.pk: row for row in rows.only(*columns)}
        draft = self.context.previewed
        if draft is not None and draft.translation_key in translation_keys:
            found[draft.pk] = draft
        return found.values()


class TranslationsLoader(Loader[int, list[Page]]):
    """Public pages of the same content in other languages, by a page's key."""

    kind = "page"

    def load(self, keys: list[int]) -> dict[int, list[Page]]:
        """Read translations in the order of the site's languages; an alias is none."""
        pages = {key: self.object(key) for key in keys}
        translations = public_pages(
            Page.objects.filter(
                translation_key__in={page.translation_key for page in pages.values()},
                alias_of__isnull=True,
            ),
            self.context.when,
        ).order_by("locale_id", "pk")
        by_key: dict[Any, list[Page]] = defaultdict(list)
        for translation in translations:
            by_key[translation.translation_key].append(self.context.as_previewed(translation))
        return {
            key: [other for other in by_key[page.translation_key] if other.pk != key]
            for key, page in pages.items()
        }


class AncestorsLoader(Loader[int, list[int]]):
    """Keys of the pages above a page, the uppermost first, by the page's key."""

    kind = "page"

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read the keys and announce them; the tree's root has no content and is left out."""
        paths = {key: _paths_above(self.object(key).path) for key in keys}
        above = dict(
            Page.objects.filter(path__in={path for each in paths.values() for path in each})
            .order_by()
            .values_list("path", "pk")
        )
        found = {
            key: [above[path] for path in each if path in above] for key, each in paths.items()
        }
        self.context.batches.announce_keys("page key", above.values())
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
        for pk, parent_path in rows.values_list("pk", "_parent"):
            found[parents[parent_path]].append(pk)
        self.context.batches.announce_keys(
            "page key", [pk for each in found.values() for pk in each]
        )
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


class RelatedPagesLoader(Loader[int, list[tuple[int, int]]]):
    """Links (target's key, locale's key) to the pages put beside a page, by the page's key."""

    kind = "page"

    def load(self, keys: list[int]) -> dict[int, list[tuple[int, int]]]:
        """Read the links in the editor's order, and announce them."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        stored = RelatedPage.objects.filter(page_id__in=stored_keys(self.context, keys))
        pairs = [
            *stored.order_by("sort_order", "pk").values_list("page_id", "target_id"),
            *((row.page_id, row.target_id) for row in rows_of_draft(self.context, keys, RELATED)),
        ]
        for page_id, target_id in pairs:
            found[page_id].append((target_id, self.object(page_id).locale_id))
        self.context.batches.announce_keys(
            "link", [link for each in found.values() for link in each]
        )
        return found
