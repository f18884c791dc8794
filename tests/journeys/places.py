"""The pages of the admin, with content on all of them."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from wagtail_localize.models import Translation, TranslationSource

from core.models import CustomDocument, CustomImage, User
from home.models import HomePage, Menu
from news.models import EventPage, NewsPage, Topic
from participants.models import Authority
from tests.factories import (
    AuthorityFactory,
    DocumentFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    ImageFactory,
    MenuFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    TopicFactory,
    adhesion,
    blocks,
    home_page,
    jpeg,
    locale,
    name,
    participation,
)


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
    authority: Authority


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
    return Content(
        home=home_page(),
        news=news,
        event=EventPageFactory.create(title="A forum", topics=[topic], owner=owner),
        translated=_submit(news, "fr"),
        topic=topic,
        menu=MenuFactory.create(entries=[other, ("Elsewhere", "https://example.org/")]),
        image=image,
        document=document,
        authority=_register(),
    )


def _register() -> Authority:
    """Make an authority with rows of all sorts, its profile and a good practice of its own."""
    programme = ProgrammeFactory.create(name="ROMACT")
    authority = AuthorityFactory.create(
        endonym="Exampletown",
        latitude=42.4,
        longitude=18.7,
        names=[name("fr", "Ville")],
        adhesions=[adhesion(1)],
        programmes=[participation(programme, "I")],
    )
    AuthorityFactory.create(endonym="Without a place")
    ParticipantPageFactory.create(authority=authority)
    GoodPracticePageFactory.create(authorities=[authority], programmes=[programme])
    return authority


def register_pages(content: Content) -> dict[str, str]:
    """Return the addresses of the register in the admin, by name."""
    snippets, key = "/admin/snippets/participants", content.authority.pk
    return {
        "authorities": f"{snippets}/authority/",
        "new authority": f"{snippets}/authority/add/",
        "authority": f"{snippets}/authority/edit/{key}/",
        "facts of an authority": f"{snippets}/authority/inspect/{key}/",
        "authority that can't be deleted": f"{snippets}/authority/delete/{key}/",
        "adhesions": f"{snippets}/adhesion/",
        "adhesion": f"{snippets}/adhesion/edit/{content.authority.adhesions.get().pk}/",
        "programmes": f"{snippets}/programme/",
        "map": "/admin/register/map/",
        "changes": "/admin/register/changes/",
        "profiles": "/admin/profiles/",
        "good practices": "/admin/good-practices/",
    }


def shaped_pages(content: Content) -> dict[str, str]:
    """Return the addresses of what is ours in the admin, and of GraphiQL, by name."""
    return {
        "first page": "/admin/",
        "news listing": "/admin/news/",
        "events listing": "/admin/events/",
        "news editor": f"/admin/pages/{content.news.pk}/edit/",
        "event editor": f"/admin/pages/{content.event.pk}/edit/",
        "home page editor": f"/admin/pages/{content.home.pk}/edit/",
        "topics": "/admin/snippets/news/topic/",
        "topic": f"/admin/snippets/news/topic/edit/{content.topic.pk}/",
        "menus": "/admin/snippets/home/menu/",
        "menu": f"/admin/snippets/home/menu/edit/{content.menu.pk}/",
        "site settings": "/admin/settings/home/sitesettings/",
        "picture": f"/admin/images/{content.image.pk}/",
        "GraphiQL": "/graphql/",
    }


def library_pages(content: Content) -> dict[str, str]:
    """Return the addresses of what the libraries bring to the admin, by name."""
    page = f"/admin/pages/{content.news.pk}"
    section = content.news.get_parent().pk
    return {
        "explorer": f"/admin/pages/{section}/",
        "new news item": f"/admin/pages/add/news/newspage/{section}/",
        "copy": f"{page}/copy/",
        "move": f"{page}/move/",
        "delete": f"{page}/delete/",
        "unpublish": f"{page}/unpublish/",
        "history": f"{page}/history/",
        "workflow history": f"{page}/workflow_history/",
        "comparison": f"{page}/revisions/compare/earliest...latest/",
        "usage": f"{page}/usage/",
        "search": "/admin/pages/search/?q=bridge",
        "pictures": "/admin/images/",
        "picture upload": "/admin/images/multiple/add/",
        "picture usage": f"/admin/images/usage/{content.image.pk}/",
        "documents": "/admin/documents/",
        "document upload": "/admin/documents/multiple/add/",
        "document": f"/admin/documents/edit/{content.document.pk}/",
        "submission for translation": f"/admin/localize/submit/page/{content.event.pk}/",
        "translation editor": f"/admin/pages/{content.translated.pk}/edit/",
        "translations report": "/admin/localize/reports/translations/",
        "site history": "/admin/reports/site-history/",
        "workflow report": "/admin/reports/workflow/",
        "workflow tasks report": "/admin/reports/workflow_tasks/",
        "aging pages": "/admin/reports/aging-pages/",
        "locked pages": "/admin/reports/locked/",
        "page types": "/admin/reports/page-types-usage/",
        "users": "/admin/users/",
        "new user": "/admin/users/new/",
        "groups": "/admin/groups/",
        "account": "/admin/account/",
        "sites": "/admin/sites/",
        "locales": "/admin/locales/",
        "collections": "/admin/collections/",
        "redirects": "/admin/redirects/",
        "workflows": "/admin/workflows/list/",
        "tasks": "/admin/workflows/tasks/index/",
    }


def _submit(page: NewsPage, code: str) -> NewsPage:
    """Send a page to the translators; return its draft."""
    source, _created = TranslationSource.get_or_create_from_instance(page)
    Translation.objects.create(source=source, target_locale=locale(code)).save_target(publish=False)
    translated: NewsPage = page.get_translation(locale(code))
    return translated
