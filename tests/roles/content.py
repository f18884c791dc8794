"""One thing of each kind that has an address in the admin."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site, Task, UploadedFile, Workflow
from wagtail_localize.models import (
    Translation,
    TranslationSource,
)

from core.models import CustomDocument, CustomImage, OutgoingMail, User
from home.models import SiteSettings
from news.models import NewsPage
from participants.models import Authority
from tests.factories import (
    AuthorityFactory,
    CollectionFactory,
    DocumentFactory,
    GoodPracticePageFactory,
    ImageFactory,
    MenuFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    TopicFactory,
    adhesion,
    alias,
    event_section,
    jpeg,
    locale,
    make_site,
    promotion,
    translate,
)
from tests.factories.terminology import ConceptFactory, TermPageFactory
from tests.roles.people import CONTRIBUTOR, EDITOR, make_people
from tests.roles.submissions import make_submissions
from translations.models import POUpload

ENGLISH, FRENCH, GERMAN = "English news", "French news", "German news"
DRAFT, SUBMITTED = "contributor's draft", "submitted news"
ALIAS = "Romanian alias"
PROFILE, FRENCH_PROFILE, PRACTICE, TERM = "profile", "French profile", "good practice", "term"


@dataclass(frozen=True, slots=True)
class Content:
    """What stands behind the addresses."""

    people: dict[str, User]
    pages: dict[str, Page]
    snippets: dict[str, Any]
    """By “app_label.model_name”."""
    image: CustomImage
    document: CustomDocument
    translation: Translation
    session: EditingSession
    others: dict[str, Any]


def make_content() -> Content:
    """Make a site with all of it; a French translation is going on."""
    home = make_site()
    people = make_people()
    topic, image = TopicFactory.create(name="Housing"), ImageFactory.create()
    menu = MenuFactory.create(entries=[("Elsewhere", "https://example.org/")])
    document = DocumentFactory.create()
    programme = ProgrammeFactory.create(name="ROMACT")
    authority = AuthorityFactory.create(
        endonym="Exampletown",
        adhesions=[adhesion(1)],
        contact_email="mayor@example.org",
        contact_legal_basis="public_task",
    )
    pages = _pages(people, authority)
    translation = _begin_translation(pages)
    pages[TERM] = TermPageFactory.create(title="Example")
    for page, title in ((pages[PRACTICE], "Bonnes pratiques"), (pages[TERM], "Glossaire")):
        translate(page.get_parent().specific, "fr", title=title)
    event_section()
    return Content(
        people=people,
        pages=pages,
        snippets={
            "news.topic": topic,
            "home.menu": menu,
            "participants.authority": authority,
            "participants.adhesion": authority.adhesions.get(),
            "participants.programme": programme,
            "terminology.concept": ConceptFactory.create(identifier="example"),
            "search.promotion": promotion("bridge", pages[ENGLISH]),
        },
        image=image,
        document=document,
        translation=translation,
        session=_session(pages[ENGLISH], people[EDITOR]),
        others=_others(home, people, pages[ENGLISH]),
    )


def _pages(people: dict[str, User], authority: Authority) -> dict[str, Page]:
    english = NewsPageFactory.create(title="A bridge", owner=people[EDITOR])
    draft = NewsPageFactory.create(title="My own", publish=False, owner=people[CONTRIBUTOR])
    submitted = NewsPageFactory.create(title="Please look", publish=False, owner=people[EDITOR])
    submitted.get_workflow().start(submitted, people[EDITOR])
    profile = ParticipantPageFactory.create(authority=authority)
    return {
        ENGLISH: english,
        GERMAN: translate(english, "de", title="Eine Brücke", slug="eine-bruecke"),
        ALIAS: alias(english, "ro"),
        DRAFT: draft,
        SUBMITTED: submitted,
        PROFILE: profile,
        FRENCH_PROFILE: translate(profile, "fr", title="Villexemple"),
        PRACTICE: GoodPracticePageFactory.create(title="Mediators"),
    }


def _begin_translation(pages: dict[str, Page]) -> Translation:
    """Send the English news to French translators; its public draft is what they see."""
    source, _created = TranslationSource.get_or_create_from_instance(pages[ENGLISH])
    translation = Translation.objects.create(source=source, target_locale=locale("fr"))
    translation.save_target(publish=False)
    pages[FRENCH] = NewsPage.objects.get(pk=translation.get_target_instance().pk)
    return translation


def _session(page: Page, user: User) -> EditingSession:
    return EditingSession.objects.create(
        user=user, content_object=page, last_seen_at=timezone.now(), is_editing=True
    )


def _others(home: Page, people: dict[str, User], page: Page) -> dict[str, Any]:
    """Return what Wagtail keeps beside pages and files, by what its addresses call it."""
    file = ContentFile(jpeg(), name="upload.jpg")
    return {
        "collection": CollectionFactory.create(),
        "group": Group.objects.create(name="Guests"),
        "locale": locale("ro"),
        "mail": OutgoingMail.objects.create(
            key="example:1",
            to="mayor@example.org",
            subject="Hello",
            text="Hello.",
            purpose="example",
        ),
        "po_upload": POUpload.objects.create(
            file_name="fr.po",
            text='msgid ""\nmsgstr "Language: fr\\n"\n',
            locale=locale("fr"),
            uploaded_by=people[EDITOR],
        ),
        "redirect": Redirect.objects.create(old_path="/old", redirect_page=page),
        "settings": SiteSettings.load(),
        "site": Site.objects.get(),
        **make_submissions(),
        "task": Task.objects.get(),
        "uploaded": UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(CustomImage),
            file=file,
            uploaded_by_user=people[EDITOR],
        ),
        "user": people["stranger"],
        "workflow": Workflow.objects.get(),
    }
