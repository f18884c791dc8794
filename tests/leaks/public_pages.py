"""A public page of every type that leads to everything hidden by every relation it has."""

from datetime import UTC, date, datetime
from typing import Any

from django.db.models import ForeignKey
from wagtail.models import Page

from core.models import BasePage, CustomDocument, CustomImage, RelatedPage
from core.references import foreign_keys
from news.models.topics import TopicUse
from participants.models import AuthorityUse, ProgrammeUse
from terminology.models import Designation, TermPage
from tests.factories import home_page, publish, translate
from tests.leaks.page_factories import FACTORIES
from tests.leaks.planting import Planter
from tests.leaks.public_facts import PublicFiles

DESIGNATION = {
    "number": "singular",
    "valid_from": date(2020, 1, 1),
    "valid_until": date(2099, 1, 1),
}
FACTS: dict[str, dict[str, Any]] = {
    "NewsPage": {"correction_date": date(2026, 2, 3)},
    "EventPage": {"end": datetime(2100, 5, 12, 15, tzinfo=UTC)},
    "GoodPracticePage": {"since_year": 2019},
}


class PublicPages:
    """Makes the pages; the planter's words are open, its targets hidden ones among others."""

    def __init__(self, planter: Planter, files: PublicFiles) -> None:
        self.planter = planter
        self.files = files
        self.made: list[BasePage] = []

    def make(self, model: type[BasePage], **facts: Any) -> BasePage:
        """Make a page with something in every field; `facts` are what its type must have."""
        values = self.planter.texts(model, "open") | FACTS.get(model.__name__, {}) | facts
        for column in foreign_keys(model, CustomImage):
            values[column.removesuffix("_id")] = self.files.image
        for column in foreign_keys(model, CustomDocument):
            values[column.removesuffix("_id")] = self.files.document
        if model is TermPage:
            values["designations"] = [self._designation()]
        page: BasePage = FACTORIES[model.__name__].create(**values)
        self.made.append(page)
        return page

    def one_of_each(self) -> list[BasePage]:
        """Return the first page of each type."""
        return list({type(page): page for page in reversed(self.made)}.values())

    def fill_home(self) -> BasePage:
        """Give the home page texts that lead to everything."""
        home = home_page()
        for name, value in self.planter.texts(type(home), "open").items():
            if name != "slug":
                setattr(home, name, value)
        home.share_image = self.files.image
        self.made.append(publish(home))
        return self.made[-1]

    def _designation(self) -> Designation:
        return Designation(**self.planter.texts(Designation, "open"), **DESIGNATION)

    def translate(self, page: BasePage) -> BasePage:
        """Make a public German translation of a page."""
        values = self.planter.texts(type(page), "open")
        if isinstance(page, TermPage):
            values["designations"] = [self._designation()]
        german: BasePage = translate(page, "de", **values)
        self.made.append(german)
        return german


def lead_to(page: BasePage, pages: list[Page], rows: dict[type, list[Any]]) -> None:
    """Write rows below a public page that lead to pages and to rows of other models."""
    RelatedPage.objects.bulk_create(
        RelatedPage(page_id=page.pk, target_id=target.pk, sort_order=number)
        for number, target in enumerate(pages)
    )
    for relation in page._meta.related_objects:
        model = relation.related_model
        if issubclass(model, TopicUse | AuthorityUse | ProgrammeUse):
            target = next(
                field
                for field in model._meta.local_fields
                if isinstance(field, ForeignKey) and field.related_model in rows
            )
            model._default_manager.bulk_create(
                model(page_id=page.pk, sort_order=number, **{target.name: row})
                for number, row in enumerate(rows[target.related_model])
            )


def lead_to_files(page: BasePage, images: list[Any], documents: list[Any], at: int) -> None:
    """Let a public page's own columns lead to hidden pictures and files."""
    for place, column in enumerate(foreign_keys(type(page), CustomImage)):
        _write(page, column, images[(at + place) % len(images)].pk)
    for column in foreign_keys(type(page), CustomDocument):
        _write(page, column, documents[at % len(documents)].pk)


def _write(page: BasePage, column: str, key: int) -> None:
    type(page)._default_manager.filter(pk=page.pk).update(**{column: key})
