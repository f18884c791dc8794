"""Batched reads of how fresh translations are."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.batching import Loader
from core.freshness import PublishedText, State, source_locale, state_of
from core.models import TranslationBasis
from core.visibility import public_pages


class FreshnessLoader(Loader[UUID, dict[int, State]]):
    """States of a content's public texts, by the locale's key; the key is the translation key."""

    kind = "content"

    def load(self, keys: list[UUID]) -> dict[UUID, dict[int, State]]:
        """Read the public pages of all contents, and what translators were sent of them."""
        texts: dict[UUID, dict[int, PublishedText]] = defaultdict(dict)
        for key, text in self._texts(keys):
            texts[key][text.locale_id] = text
        translated_from = _translated_from(keys)
        return {key: self._states(texts[key], translated_from[key]) for key in texts}

    def _texts(self, keys: list[UUID]) -> list[tuple[UUID, PublishedText]]:
        pages = Page.objects.filter(translation_key__in=keys, alias_of__isnull=True)
        basis = _latest_basis()
        rows = public_pages(pages, self.context.when).annotate(
            _read_at=Subquery(basis.values("source_read_at")[:1]),
            _basis_revision=Subquery(basis.values("revision_id")[:1]),
            _untranslated=Subquery(basis.values("untranslated")[:1]),
        )
        return [(row.translation_key, _text_of(row)) for row in rows.order_by()]

    def _states(
        self, texts: dict[int, PublishedText], translated_from: dict[int, int]
    ) -> dict[int, State]:
        default = self._default_locale
        states = {}
        for locale_id, text in texts.items():
            source = source_locale(locale_id, translated_from, default)
            states[locale_id] = state_of(text, None if source is None else texts.get(source))
        return states

    @property
    def _default_locale(self) -> int | None:
        codes = {row.language_code: key for key, row in self.context.locales.items()}
        return codes.get(settings.LANGUAGE_CODE)


def _translated_from(keys: list[UUID]) -> dict[UUID, dict[int, int]]:
    """Return from which language translators were sent contents, by content and target.

    What goes on comes before what was stopped: a text that outlived its source is an original, and
    the source may come back as its translation.
    """
    rows = list(
        Translation.objects.filter(source__object_id__in=keys)
        .order_by("enabled")
        .values_list("source__object_id", "source__locale_id", "target_locale_id", "enabled")
    )
    going_on = {(key, source, target) for key, source, target, enabled in rows if enabled}
    found: dict[UUID, dict[int, int]] = defaultdict(dict)
    for key, source, target, enabled in rows:
        if enabled or (key, target, source) not in going_on:
            found[key][target] = source
    return found


def _latest_basis() -> Any:
    """Return the bases of the outer page's revisions up to the live one, the latest first."""
    return TranslationBasis.objects.filter(
        revision__base_content_type=ContentType.objects.get_for_model(Page),
        revision__object_id=Cast(OuterRef("pk"), CharField()),
        revision_id__lte=OuterRef("live_revision_id"),
    ).order_by(F("revision_id").desc())


def _text_of(row: Any) -> PublishedText:
    """Return a page's text; texts that were left open are counted in the revision that had them.

    A later revision was written by hand, by somebody who has taken them over.
    """
    is_own = row._basis_revision is not None and row._basis_revision == row.live_revision_id
    return PublishedText(
        locale_id=row.locale_id,
        published_at=row.last_published_at,
        source_read_at=row._read_at,
        untranslated=row._untranslated if is_own else 0,
    )
