"""Aliases of other languages: Wagtail keeps them in the tree, and no reader gets them."""

from wagtail.models import Page

HOME_DEPTH = 2
"""Where home pages stand in the tree; they give a language its paths, aliases too."""


def mirrors_another_language(page: Page) -> bool:
    """Tell whether a page is the alias of a page in another language (core/conditions.py)."""
    return bool(page.alias_of_id) and page.alias_of.locale_id != page.locale_id
