"""Everything that is hidden, and everything public that leads to it."""

from typing import Any

from core.models import BasePage, ContentVersion, CustomImage
from core.schema.pages import PAGE_MODELS
from home.models import StandardPage
from news.models import Topic
from participants.models import Authority, ParticipantPage, Programme
from terminology.models import Concept, TermPage
from tests.factories import (
    MenuFactory,
    alias,
    event_section,
    glossary_section,
    make_site,
    news_section,
    participant_section,
    practice_section,
)
from tests.leaks.hidden_desk import hide_desk
from tests.leaks.hidden_facts import (
    add_evidence,
    hidden_authority,
    hidden_concept,
    hide_contact,
    rows_below,
)
from tests.leaks.hidden_files import UNDOCUMENTED, hidden_files, make_sizes
from tests.leaks.hidden_pages import HiddenPages
from tests.leaks.hidden_snippets import hidden_menus, hidden_topics
from tests.leaks.planting import Planter
from tests.leaks.public_facts import (
    fill_settings,
    open_planter,
    open_redirects,
    public_authority,
    public_concepts,
    public_files,
    public_programme,
    public_topic,
)
from tests.leaks.public_pages import PublicPages, lead_to, lead_to_files
from tests.leaks.targets import Targets
from tests.leaks.words import Words

SECTIONS = (news_section, event_section, participant_section, practice_section, glossary_section)
OPEN_CONTACT = {
    "contact_name": "Office",
    "contact_role": "Desk",
    "contact_email": "town@example.org",
    "contact_phone": "+1",
    "contact_legal_basis": "consent",
    "contact_is_public": True,
}


class World:
    """A site in which everything public leads to everything hidden, by every relation."""

    def __init__(self) -> None:
        make_site()
        for section in SECTIONS:
            section()  # Before any that is hidden: factories put pages under the first one.
        fill_settings()
        self.words = Words()
        self.open_files = public_files()
        self.programme = public_programme()
        image, document = self.open_files.image, self.open_files.document
        self.planter = Planter(self.words, Targets([], [image.pk], [document.pk]))
        self._hide()
        self.public = PublicPages(open_planter(self._targets()), self.open_files)
        self._open()
        self._lead()
        self._close()
        ContentVersion.raise_version()

    def _hide(self) -> None:
        """Make what stands for itself: files, pages, facts."""
        self.files = hidden_files(self.planter)
        for image in self.files.images:
            make_sizes(image)
        self.hidden = HiddenPages(self.planter)
        self.hidden.make_all()
        self.authorities = [hidden_authority(self.planter, "authority without a profile")]
        self.concepts = [
            hidden_concept(self.planter, f"concept {place} public ones")
            for place in ("above", "beside", "below")
        ]

    def _targets(self) -> Targets:
        """Return what bodies of public pages lead to: what is public stands among the hidden."""
        return Targets(
            [page.pk for page in self.hidden_pages],
            [self.open_files.image.pk, *(image.pk for image in self.files.images)],
            [self.open_files.document.pk, *(row.pk for row in self.files.documents)],
        )

    @property
    def hidden_pages(self) -> list[BasePage]:
        """The hidden pages without their states."""
        return [page for _, page in self.hidden.made]

    def _open(self) -> None:
        """Make the public pages, two of each type: one with public files, one with hidden ones."""
        self.open_concepts = public_concepts(*self.concepts)
        self.hidden.draft_of(self.public.fill_home())
        for model in PAGE_MODELS.values():
            if model.__name__ != "HomePage":
                self._open_type(model)
        self.town = Authority.objects.get(key="opentown")
        add_evidence(self.planter, self.town)
        for may_be_published in (True, False):
            town = self._town(f"closed-contact-{may_be_published}".lower())
            self.public.make(ParticipantPage, authority=town)
            hide_contact(self.planter, town, may_be_published=may_be_published)

    def _open_type(self, model: type[BasePage]) -> None:
        """Make pages of a type, with translations and drafts."""
        facts: list[dict[str, Any]] = [{}, {}, {}]
        if model is ParticipantPage:
            towns = ("opentown", "secondtown", "german-town")
            facts = [{"authority": self._town(key)} for key in towns]
        elif model is TermPage:
            facts = [{"concept": concept} for concept in self.open_concepts]
        pages = [self.public.make(model, **each) for each in facts[:2]]
        if issubclass(model, StandardPage):
            self.public.make(model, parent=pages[0])
        self.public.translate(pages[0])
        alias(pages[0], "ro")
        self.hidden.draft_translation(pages[0])
        self.hidden.draft_of(pages[0])
        self.public.translate(self.hidden.draft_original(model, facts[2]))
        at = len(self.public.made)
        lead_to_files(pages[1], self.files.images, self.files.documents, at)

    def _town(self, key: str) -> Authority:
        return public_authority(key, rows_below(open_planter(), "open"), **OPEN_CONTACT)

    def _lead(self) -> None:
        """Write rows below public pages that lead to everything."""
        topic = public_topic()
        self.topics = hidden_topics(self.planter, topic)
        rows: dict[Any, list[Any]] = {
            Topic: [topic, *self.topics],
            Authority: [self.town, *self._hidden_authorities()],
            Programme: [self.programme],
        }
        for page in self.public.made:
            lead_to(page, [*self.public.made[:3], *self.hidden_pages], rows)
        entries = (self.public.made[0], ("Away", "https://away.example/"))
        menu = MenuFactory.create(entries=entries)
        self.menus = hidden_menus(self.planter, menu, self._without_public_twin())
        open_redirects(self.public.made[0])
        hide_desk(self.planter, self.public.made[-1], self.hidden_pages[-1])

    def _without_public_twin(self) -> list[tuple[str, BasePage]]:
        """Return the pages in whose place a link in English leads nowhere."""
        return [each for each in self.hidden.made if each[0] != "draft translation"]

    def _hidden_authorities(self) -> list[Authority]:
        open_keys = [page.authority_id for page in self.public.made if hasattr(page, "authority")]
        return list(Authority.objects.exclude(pk__in=open_keys))

    def hidden_concepts(self) -> list[Concept]:
        """Return the concepts of which no term page is public."""
        return list(Concept.objects.exclude(pk__in=[row.pk for row in self.open_concepts]))

    def _close(self) -> None:
        """Take credit and licence from the pictures that were to have none."""
        bare = self.files.images[-len(UNDOCUMENTED) :]
        for image, column in zip(bare, UNDOCUMENTED, strict=True):
            CustomImage.objects.filter(pk=image.pk).update(**{column: ""})
