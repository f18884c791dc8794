"""Batched reads of links between pages: where they lead in the language of the page they are on."""

from collections import defaultdict
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper
from wagtail.models import Page

from core.batching import Loader
from core.columns import instances
from core.hidden import Hidden, public_at_moment
from core.loaders.pages import SLIM
from core.models import RelatedPage
from core.previews import rows_of_draft, stored_keys
from core.statements import KEYS, then

RELATED = "related_pages"


def _link_targets(hidden: Hidden) -> Any:
    """Return the pages of the contents of some pages, with whether each is public."""
    contents = Page.objects.filter(pk__among=KEYS).order_by().values("translation_key")
    is_public = ExpressionWrapper(public_at_moment(then(hidden)), output_field=BooleanField())
    pages = Page.objects.filter(translation_key__in=contents).annotate(_is_public=is_public)
    return pages.order_by("pk").values_list(*SLIM, "_is_public")


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
        targets: dict[int, Page] = {}
        by_locale: dict[tuple[Any, int], int] = {}
        for page, is_public in self._pages(list({pk for pk, _ in keys})):
            targets[page.pk] = page
            if is_public:
                by_locale[page.translation_key, page.locale_id] = page.pk
                self.pages[page.pk] = page
                self.context.link_paths[page.pk] = self.context.path_of(page)
        found = {}
        for pk, locale_id in keys:
            target = targets.get(pk)
            if target is None:
                continue
            translated = by_locale.get((target.translation_key, locale_id))
            candidates = (translated, pk, target.alias_of_id)
            choice = next((each for each in candidates if each in self.pages), None)
            if choice is not None:
                found[pk, locale_id] = choice
        chosen = {key: self.pages[key].content_type_id for key in found.values()}
        self.context.batches.announce("page key", chosen)
        return found

    def _pages(self, keys: list[int]) -> list[tuple[Page, bool]]:
        """Return the pages of these contents; the draft of one of them is taken for public."""
        rows = self.context.rows(_link_targets, keys=keys)
        pages: list[Page] = instances(Page, SLIM, [row[:-1] for row in rows])
        draft = self.context.previewed
        return [
            (draft, True) if draft is not None and draft.pk == page.pk else (page, row[-1])
            for page, row in zip(pages, rows, strict=True)
        ]


def _related(hidden: Hidden) -> Any:
    rows = RelatedPage.objects.filter(page_id__among=KEYS).order_by("sort_order", "pk")
    return rows.values_list("page_id", "target_id")


class RelatedPagesLoader(Loader[int, list[tuple[int, int]]]):
    """Links (target's key, locale's key) to the pages put beside a page, by the page's key."""

    kind = "page"

    def load(self, keys: list[int]) -> dict[int, list[tuple[int, int]]]:
        """Read the links in the editor's order, and announce them."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        pairs = [
            *self.context.rows(_related, keys=stored_keys(self.context, keys)),
            *((row.page_id, row.target_id) for row in rows_of_draft(self.context, keys, RELATED)),
        ]
        for page_id, target_id in pairs:
            found[page_id].append((target_id, self.object(page_id).locale_id))
        self.context.batches.announce_keys(
            "link", [link for each in found.values() for link in each]
        )
        return found
