"""How the home page and pages of plain content are found."""

from core.registered import Searchable
from core.registry import searchable

searchable.register(
    Searchable("home.HomePage", "PAGE", texts=lambda page: [page.name, page.notice])
)
searchable.register(Searchable("home.StandardPage", "PAGE", summary=lambda page: page.introduction))
