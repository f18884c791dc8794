"""Makes the demonstration out of its texts, with the factories that the tests use."""

from django.conf import settings
from django.db import transaction
from wagtail.log_actions import LogContext

from cms.demo import desk, drafts, frame, inbox, workplace
from cms.demo.accounts import make_accounts
from cms.demo.articles import Articles
from cms.demo.bodies import Places, Scribe
from cms.demo.checks import WRITTEN_LOCALES
from cms.demo.entries import Demo
from cms.demo.glossary.building import make_concepts, make_terms
from cms.demo.indexes import index_all, put_off_tasks, request_renditions
from cms.demo.library import Library
from cms.demo.printing import Printer
from cms.demo.progress import Progress
from cms.demo.register.building import Register, make_register
from cms.demo.register.pages import make_practices, make_profiles
from core.models import User
from home.models import HomePage
from home.services import ensure_roles
from news.models import NewsIndexPage
from tests.factories import make_site

SOURCE = settings.LANGUAGE_CODE


def is_made() -> bool:
    """Tell whether the demonstration, or any other news section, is there."""
    return NewsIndexPage.objects.exists()


def has_content() -> bool:
    """Tell whether somebody has written in this database."""
    below_home = HomePage.objects.filter(numchild__gt=0)
    return below_home.exists() or HomePage.objects.exclude(mission_statement="").exists()


def build(demo: Demo, library: Library, progress: Progress) -> None:
    """Make everything in one transaction: an interrupted run leaves nothing but files."""
    with transaction.atomic():
        with put_off_tasks():
            home = make_site()
            people = make_accounts()
            Builder(demo, library, progress, people).build(home)
            progress.say("Search and references …")
            index_all()
        request_renditions([image.pk for image in library.images])


class Builder:
    """Gives articles their places first, then writes them: texts link to one another."""

    def __init__(
        self, demo: Demo, library: Library, progress: Progress, people: dict[str, User]
    ) -> None:
        self.demo = demo
        self.library = library
        self.progress = progress
        self.people = people
        self.places = Places(SOURCE)
        codes = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
        self.scribes = {code: Scribe(code, self.places, library) for code in codes}
        self.printer = Printer(self.places, self.scribes, library, people["editor"])

    def build(self, home: HomePage) -> None:
        """Make the content under the home page and in its translations."""
        topics = frame.make_topics(self.demo)
        with LogContext(user=self.people["coordinator"]):
            register = make_register(self.demo.authorities, self.demo.programmes)
        frame.place_homes(home, self.places)
        frame.make_sections(self.demo, self.places)
        articles = Articles(self.demo, self.printer, register, topics)
        articles.reserve()
        self._print(register)
        articles.press(self.progress)
        frame.fill_homes(self.demo, self.places, self.scribes)
        frame.make_menus(self.demo, self.places)
        frame.fill_settings()
        ensure_roles()  # Once more: some rights are those of a section.
        desk.fill(self.places, self.library, topics, self.people)
        drafts.fill(self.demo, self.places)
        workplace.fill(self.places, self.people)
        inbox.fill(self.people)
        for image in self.progress.count("Pictures", self.library.images):
            frame.make_small_renditions(image)

    def _print(self, register: Register) -> None:
        """Publish profiles, practices and terms; articles link to them."""
        demo, printer = self.demo, self.printer
        concepts = make_concepts(demo.concepts)
        for code in self.progress.count("Profiles, practices, terms", WRITTEN_LOCALES):
            make_profiles(printer, register, demo.authorities, code)
            make_practices(printer, register, demo.practices, code)
            make_terms(printer, concepts, demo.concepts, code)
