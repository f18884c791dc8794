"""Fields that lead from a page to other pages: of those less is read than of the page itself.

Most documents ask for the whole body of one page, and of those beside it for a title and a path.
"""

from collections.abc import Callable
from typing import Any, TypeVar

R = TypeVar("R", bound=Callable[..., Any])

_NAME = "_leads_to_other_pages"


def leads_to_pages(resolver: R) -> R:
    """Declare that a field's resolver reads what it leads to with `LinkedPageLoader`."""
    vars(resolver)[_NAME] = True
    return resolver


def does_lead_to_pages(resolver: Callable[..., Any] | None) -> bool:
    """Tell whether a field, given its resolver, leads to other pages."""
    return bool(getattr(resolver, _NAME, False))
