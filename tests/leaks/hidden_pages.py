"""A page of every type in every state in which nobody outside may read it, full of words."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.models import BasePage, EmbargoMixin
from core.schema.pages import PAGE_MODELS
from news.models import NewsPage
from participants.models import ParticipantPage
from terminology.models import Designation, TermPage
from tests.factories import StandardPageFactory, alias, translate
from tests.leaks.hidden_facts import hidden_authority, hidden_concept
from tests.leaks.page_factories import FACTORIES
from tests.leaks.planting import Planter

LATER = timedelta(days=30)


class HiddenPages:
    """Makes the pages; `made` holds them with their states."""

    def __init__(self, planter: Planter) -> None:
        self.planter = planter
        self.made: list[tuple[str, BasePage]] = []
        self.unpublished = self._section("unpublished parent", publish=False)
        self.private = self._section("private parent", private=True)

    def make_all(self) -> None:
        """Make a page of each type in each state that it knows."""
        for model in PAGE_MODELS.values():
            for state, arguments in self._states(model).items():
                self._make(model, state, arguments)
            self._make_more(model)

    def _states(self, model: type[BasePage]) -> dict[str, dict[str, Any]]:
        """Return by state what its factory is to be told."""
        states: dict[str, dict[str, Any]] = {
            "draft": {"publish": False},
            "private by login": {"private": True},
            "under an unpublished parent": {"parent": self.unpublished},
            "under a private parent": {"parent": self.private},
            "expired": {"expired": True},
            "scheduled": {"go_live_at": timezone.now() + LATER},
        }
        if issubclass(model, EmbargoMixin):
            states["embargoed"] = {"embargo_until": timezone.now() + LATER}
        return states

    def _make_more(self, model: type[BasePage]) -> None:
        """Make the states that take a step after a page was made."""
        by_password = self._make(model, "private by password")
        PageViewRestriction.objects.create(
            page=by_password,
            restriction_type=PageViewRestriction.PASSWORD,
            password=self.planter.words.word(f"password of a {model.__name__}"),
        )
        by_group = self._make(model, "private by group")
        restriction = PageViewRestriction.objects.create(
            page=by_group, restriction_type=PageViewRestriction.GROUPS
        )
        restriction.groups.add(Group.objects.get_or_create(name="Readers")[0])
        self._make(model, "unpublished").unpublish()
        self._make_alias(model)

    def _make_alias(self, model: type[BasePage]) -> None:
        """Make an alias in another language that has words of its own, as no alias should."""
        made = alias(self._make(model, "source of an alias", {"private": True}), "ro")
        self.planter.overwrite(made, "alias in another language")
        self.made.append(("alias in another language", made))
        if not made.live:
            raise AssertionError("Only a live alias shows that aliases are left out.")

    def _make(
        self, model: type[BasePage], state: str, arguments: dict[str, Any] | None = None
    ) -> BasePage:
        page = self._create(model, state, arguments or {})
        self.made.append((state, page))
        return page

    def _create(self, model: type[BasePage], state: str, arguments: dict[str, Any]) -> BasePage:
        values = self.planter.texts(model, state) | facts(self.planter, model, state)
        if model.__name__ == "HomePage":
            values["parent"] = Page.get_first_root_node()
        page: BasePage = FACTORIES[model.__name__].create(**(values | arguments))
        return page

    def _section(self, state: str, **arguments: Any) -> Any:
        values = self.planter.texts(PAGE_MODELS["StandardPage"], state)
        page = StandardPageFactory.create(**(values | arguments))
        self.made.append((state, page))
        return page

    def draft_translation(self, page: BasePage) -> BasePage:
        """Make a French draft of a public page."""
        state = "draft translation"
        values = self.planter.texts(type(page), state)
        if isinstance(page, TermPage):
            values["designations"] = designations(self.planter, state)
        made: BasePage = translate(page, "fr", publish_it=False, **values)
        self.made.append((state, made))
        return made

    def draft_original(self, model: type[BasePage], facts: dict[str, Any]) -> BasePage:
        """Make an English draft of what is to be public in German."""
        return self._make(model, "draft with a public translation", {"publish": False} | facts)

    def draft_of(self, page: BasePage) -> None:
        """Write words into a public page as it stands in its form; readers see what was before."""
        state = "draft of a public page"
        draft: Any = page.get_latest_revision_as_object()
        for name, value in self.planter.texts(type(page), state).items():
            setattr(draft, name, value)
        if type(page) is TermPage:
            draft.designations = designations(self.planter, state)
        draft.save_revision()


def facts(planter: Planter, model: type[BasePage], state: str) -> dict[str, Any]:
    """Return what a page of a type must have besides its texts."""
    if issubclass(model, ParticipantPage):
        return {"authority": hidden_authority(planter, state)}
    if issubclass(model, TermPage):
        return {
            "concept": hidden_concept(planter, state),
            "designations": designations(planter, state),
        }
    return {"correction_date": date(2026, 2, 3)} if issubclass(model, NewsPage) else {}


def designations(planter: Planter, state: str) -> list[Designation]:
    """Return a designation that is not saved, full of words."""
    return [Designation(**planter.texts(Designation, state))]
