"""The form of promoted results."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.names import name_of
from search.analysis import LONGEST_WORDS

LONGEST_FOLDED = 2 * LONGEST_WORDS
"""Folding makes several letters of some."""


class PromotionForm(WagtailAdminModelForm):
    """Says at its fields what can't be found that way, and what somebody has promoted already."""

    def clean_words(self) -> str:
        """Refuse what no search can equal."""
        words = self.cleaned_data["words"]
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        for line in lines:
            if not name_of(line):
                self.add_error("words", _("“%(line)s” has no letter or digit.") % {"line": line})
            if len(line) > LONGEST_WORDS or len(name_of(line)) > LONGEST_FOLDED:
                told = _("“%(line)s…” is too long: a line has at most %(most)d characters.")
                self.add_error("words", told % {"line": line[:30], "most": LONGEST_WORDS})
        return "\n".join(lines)

    def clean(self) -> dict[str, Any]:
        """Compare with other rows and with the language of the pages."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("locale") and cleaned.get("words"):
            self._refuse_taken(cleaned)
        return cleaned

    def is_valid(self) -> bool:
        """Tell whether all holds, also that the pages are in the language."""
        is_valid = super().is_valid()
        return self._pages_fit() and is_valid

    def _refuse_taken(self, cleaned: dict[str, Any]) -> None:
        folded = {name_of(line): line for line in cleaned["words"].splitlines()}
        entries: Any = self._meta.model.entries.rel.related_model.objects
        taken = entries.filter(locale=cleaned["locale"], folded__in=folded)
        for key in taken.exclude(promotion=self.instance.pk).values_list("folded", flat=True):
            told = _("“%(line)s” is promoted elsewhere in this language already.")
            self.add_error("words", told % {"line": folded[key]})

    def _pages_fit(self) -> bool:
        locale = self.cleaned_data.get("locale")
        chosen: set[int] = set()
        fits = True
        for form in self.formsets["pages"].forms:
            page = form.cleaned_data.get("page") if form.is_valid() else None
            if page is None or form.cleaned_data.get("DELETE"):
                continue
            if locale and page.locale_id != locale.pk:
                form.add_error("page", _("This page is in another language."))
                fits = False
            elif page.pk in chosen:
                form.add_error("page", _("This page stands here twice."))
                fits = False
            chosen.add(page.pk)
        return fits
