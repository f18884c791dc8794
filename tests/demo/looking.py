"""What tests ask of the demonstration as readers see it."""

from collections import Counter
from itertools import chain
from typing import Any

from core.models import BasePage
from core.visibility import public_pages

LANGUAGES = ("en", "fr", "de", "ro")


def public(model: type[BasePage], code: str | None = None) -> list[Any]:
    """Return the pages of a type that anyone may read, of one language or of all."""
    pages = public_pages(model._default_manager.all())
    return list(pages if code is None else pages.filter(locale__language_code=code))


def per_language(model: type[BasePage]) -> dict[str, int]:
    """Return the number of public pages of a type in each language."""
    return dict(Counter(page.locale.language_code for page in public(model)))


def expected(articles: Any) -> dict[str, int]:
    """Return the number of articles in each language, as the texts have them."""
    translated = Counter(chain.from_iterable(article.translations for article in articles))
    return {"en": len(articles), **translated}
