"""What is said of a change, in the reader's language."""

from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from translations.merging.pairing import Fate
from translations.minor.languages import Language, Outcome

FATES = {
    Fate.KEPT: "",
    Fate.MOVED: pgettext_lazy("of a text", "Moved"),
    Fate.CHANGED: pgettext_lazy("of a text", "Changed"),
    Fate.ADDED: pgettext_lazy("of a text", "Added"),
    Fate.REMOVED: pgettext_lazy("of a text", "Removed"),
}

REASONS = {
    Outcome.CURRENT: gettext_lazy("Stays current without being published again"),
    Outcome.OFFLINE: gettext_lazy("Is not published; its texts go along"),
    Outcome.BY_HAND: gettext_lazy(
        "Is compared by its own publication: it was written by hand, and nobody knows from what"
    ),
    Outcome.PARTIAL: gettext_lazy(
        "Stays partial: it was published with texts in the source’s words"
    ),
    Outcome.WAS_OUTDATED: gettext_lazy("Stays outdated, as it was before; its texts go along"),
    Outcome.OPEN: gettext_lazy("Stays outdated: texts have no translation"),
    Outcome.LINKS: gettext_lazy("Stays outdated: links of its wordings are gone from the source"),
    Outcome.LACKS: gettext_lazy(
        "Stays outdated until it is published again: it lacks what changed besides words"
    ),
}


def fate_in_words(fate: Fate) -> str:
    """Return what became of a text."""
    return str(FATES[fate])


def outcome_in_words(language: Language) -> str:
    """Return what becomes of a language, with the number of texts that are left to translate."""
    said = str(REASONS[language.outcome])
    if not language.texts:
        return said
    text = ngettext("%(count)d text to translate", "%(count)d texts to translate", language.texts)
    return f"{said} · {text % {'count': language.texts}}"


def changed_in_words(count: int, languages: list[str]) -> str:
    """Return how many texts changed, and which published languages don't have them."""
    text = ngettext(
        "%(count)d text has changed: the translation doesn't have it yet (%(languages)s).",
        "%(count)d texts have changed: the translations don't have them yet (%(languages)s).",
        count,
    )
    return text % {"count": count, "languages": ", ".join(languages)}


def said_in_words(title: str, count: int, name: str, reason: str) -> str:
    """Return who said of a change that it needs no new translation, for translators."""
    text = ngettext(
        "%(count)d text of “%(title)s” was changed; %(name)s said that it needs no new "
        "translation: “%(reason)s”",
        "%(count)d texts of “%(title)s” were changed; %(name)s said that they need no new "
        "translation: “%(reason)s”",
        count,
    )
    name = name or pgettext("who said something", "somebody")
    return text % {"count": count, "title": title, "name": name, "reason": reason}
