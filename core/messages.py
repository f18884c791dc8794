"""Messages that are said at more than one place."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

ALT_TEXT_MISSING = _(
    "Say what the picture shows, for people who can't see it, or tick “Decorative”."
)

FACT_NAMES = {"credit": _("its credit"), "licence": _("its licence")}


def missing_facts_message(title: str, missing: Iterable[str]) -> str:
    """Say which facts about a picture are missing and where they are filled in."""
    names = get_text_list([str(FACT_NAMES[name]) for name in missing], gettext("and"))
    return gettext(
        "The picture “%(title)s” can't be published yet: %(missing)s must be filled in first. "
        "Open the picture (“Edit this image”), fill it in and save."
    ) % {"title": title, "missing": names}


def untranslated_message(missing: int) -> str:
    """Say that a translation isn't complete, and what has become of it."""
    return ngettext(
        "%(missing)d text has no translation yet. The draft is saved; it can be published when "
        "it is translated.",
        "%(missing)d texts have no translation yet. The draft is saved; it can be published when "
        "all of them are translated.",
        missing,
    ) % {"missing": missing}
