"""One of each thing that staff edit, with content in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail_localize.models import Translation, TranslationSource

from core.models import (
    CustomDocument,
    CustomImage,
    MailState,
    OutgoingMail,
    ScheduleRefusal,
    User,
)
from home.models import HomePage, Menu
from news.models import EventPage, NewsPage, Topic
from participants.models import (
    Adhesion,
    Authority,
    AuthorityAccount,
    AuthorityHead,
    CommunityFigure,
    GoodPracticePage,
    ParticipantPage,
    Programme,
)
from search.models import Promotion
from search.services.vain import Searched, write
from terminology.models import Concept, TermPage
from tests.factories import (
    AuthorityFactory,
    ConceptFactory,
    DocumentFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    ImageFactory,
    MenuFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    TermPageFactory,
    TopicFactory,
    adhesion,
    blocks,
    designation,
    home_page,
    jpeg,
    locale,
    name,
    participation,
    promotion,
)


@dataclass(frozen=True, slots=True)
class Register:
    """An authority with a row of each kind, a region without coordinates, and their pages."""

    authority: Authority
    adhesion: Adhesion
    programme: Programme
    profile: ParticipantPage
    practice: GoodPracticePage


@dataclass(frozen=True, slots=True)
class Glossary:
    """A concept between others, and its term with designations."""

    concept: Concept
    term: TermPage


@dataclass(frozen=True, slots=True)
class Content:
    """One of each thing that staff edit."""

    home: HomePage
    news: NewsPage
    event: EventPage
    translated: NewsPage
    topic: Topic
    menu: Menu
    image: CustomImage
    document: CustomDocument
    register: Register
    glossary: Glossary
    dead_letter: OutgoingMail
    promotion: Promotion


def make_content(owner: User) -> Content:
    """Make one of each; the news item has every block, a translation has begun."""
    file = ContentFile(jpeg((1200, 800), "steelblue"), name="wide.jpg")
    image, document = ImageFactory.create(file=file), DocumentFactory.create()
    topic = TopicFactory.create(name="Housing")
    other = NewsPageFactory.create(title="Another one", owner=owner)
    body = [
        blocks.heading("Aims"),
        blocks.rich_text("<p>Three aims.</p>"),
        blocks.callout("Mind", "<p>The date.</p>"),
        blocks.quotation("We meet on the bridge."),
        blocks.table(["Town", "Year"], ["Exampletown", "2026"], caption="Towns"),
        blocks.key_figures(("12", "towns")),
        blocks.image(image),
        blocks.gallery([blocks.image_use(image), blocks.image_use(image)]),
        blocks.embed("https://example.org/film"),
        blocks.documents(document),
        blocks.page_links(other),
    ]
    news = NewsPageFactory.create(
        title="A bridge", lead_picture=image, topics=[topic], body=body, owner=owner
    )
    register = make_register()
    make_waiting(owner, register.authority)
    return Content(
        home=home_page(),
        news=news,
        event=EventPageFactory.create(title="A forum", topics=[topic], owner=owner),
        translated=_submit(news, "fr"),
        topic=topic,
        menu=MenuFactory.create(entries=[other, ("Elsewhere", "https://example.org/")]),
        image=image,
        document=document,
        register=register,
        glossary=make_glossary(),
        dead_letter=make_mails(),
        promotion=make_search(news),
    )


def make_search(news: NewsPage) -> Promotion:
    """Promote a page and one that is a draft; let something be searched in vain."""
    hidden = NewsPageFactory.create(title="Not yet", publish=False)
    write({Searched("en", "airport"): 3, Searched("fr", "pont"): 1})
    return promotion("bridge\npont", news, hidden)


def make_register() -> Register:
    """Make the register; the profile was left alone for two years."""
    programme = ProgrammeFactory.create(name="Example programme")
    authority = AuthorityFactory.create(
        endonym="Exampletown",
        latitude=42.43,
        longitude=18.7,
        contact_email="desk@example.org",
        contact_legal_basis="public_task",
        names=[name("fr", "Ville d’exemple")],
        adhesions=[adhesion(1, until=date(2016, 1, 31)), adhesion(2, date(2020, 2, 1))],
        accounts=[AuthorityAccount(network="linkedin", url="https://example.org/town")],
        heads=[AuthorityHead(name="A. Person", office="mayor")],
        figures=[
            CommunityFigure(
                minimum=700, maximum=900, year=2020, source="A survey", source_term="Roma"
            )
        ],
        programmes=[participation(programme, "I")],
    )
    region = AuthorityFactory.create(endonym="Example region", kind="region")
    two_years_ago = timezone.now() - timedelta(days=730)
    return Register(
        authority=authority,
        adhesion=authority.adhesions.get(ordinal=2),
        programme=programme,
        profile=ParticipantPageFactory.create(
            authority=authority, body=[blocks.heading("Aims")], published_at=two_years_ago
        ),
        practice=GoodPracticePageFactory.create(
            authorities=(authority, region), programmes=(programme,)
        ),
    )


def make_waiting(owner: User, authority: Authority) -> None:
    """Make what the first page tells: to be approved, refused, scheduled, about to expire."""
    soon = timezone.now() + timedelta(days=7)
    NewsPageFactory.create(title="Soon over", expire_at=soon, authorities=(authority,))
    NewsPageFactory.create(title="Soon live", go_live_at=soon)
    waiting = NewsPageFactory.create(title="To be approved", publish=False)
    waiting.get_workflow().start(waiting, owner)
    ScheduleRefusal.objects.create(
        page=NewsPageFactory.create(title="Refused", publish=False),
        due_at=timezone.now(),
        problems={"title": ["The title is missing."]},
    )


def make_mails() -> OutgoingMail:
    """Make a mail in each state; return the one that was given up."""
    for state in MailState:
        OutgoingMail.objects.create(
            key=f"example:{state}",
            to="desk@example.org",
            subject="An example",
            text="Hello.\n",
            purpose="example",
            message_id=f"<{state}@alliance.example>",
            state=state,
        )
    return OutgoingMail.objects.get(state=MailState.GIVEN_UP)


def make_glossary() -> Glossary:
    """Make a concept with one above, one below and one beside it, and its term."""
    upper, other = ConceptFactory.create(), ConceptFactory.create()
    concept = ConceptFactory.create(identifier="example-word", broader=[upper], related=[other])
    ConceptFactory.create(broader=[concept])
    words = (designation("Example word"), designation("Former word", "deprecated"))
    term = TermPageFactory.create(title="Example word", concept=concept, designations=words)
    return Glossary(concept=concept, term=term)


def _submit(page: NewsPage, code: str) -> NewsPage:
    """Send a page to the translators; return its draft."""
    source, _created = TranslationSource.get_or_create_from_instance(page)
    Translation.objects.create(source=source, target_locale=locale(code)).save_target(publish=False)
    translated: NewsPage = page.get_translation(locale(code))
    return translated
