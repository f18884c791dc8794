"""Probes of what stock Grapple hands to an anonymous reader."""

from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from tests.traps.stock.models import RelatedStory
from tests.traps.stock.world import (
    ask,
    below_a_private_collection,
    document,
    draft,
    image,
    private,
    story,
)


def parent() -> Any:
    """Ask for the page above a live page, where that page is a draft."""
    page = story("Lower", parent=draft("Upperdraft"))
    return ask(f"{{ page(id: {page.pk}) {{ title parent {{ title live }} }} }}")


def aliases() -> Any:
    """Ask for the aliases of a live page, of which one is a draft."""
    page = story("Aliased")
    made = page.copy_for_translation(Locale.objects.get(language_code="fr"), alias=True)
    Page.objects.filter(pk=made.pk).update(live=False)
    return ask(f"{{ page(id: {page.pk}) {{ ... on StoryPage {{ aliases {{ title live }} }} }} }}")


def root_page() -> Any:
    """Ask for the root page of a site that isn't published yet."""
    root = Page.get_first_root_node().add_child(instance=Page(title="Secretroot", live=False))
    site = Site.objects.create(hostname="later.example", root_page=root)
    answer = ask('{ site(hostname: "later.example") { rootPage { title live } } }')
    site.delete()
    return answer


def foreign_key() -> Any:
    """Ask for the pages to which foreign keys of live pages lead: a draft, a private page."""
    pages = [story("Leaddraft", lead=draft("D1")), story("Leadprivate", lead=private("P1"))]
    roots = [
        f"r{page.pk}: page(id: {page.pk}) {{ ... on StoryPage {{ lead {{ title live }} }} }}"
        for page in pages
    ]
    return list(ask(f"{{ {' '.join(roots)} }}")["data"].values())


def orderable() -> Any:
    """Ask for the pages beside a live one: a draft, a private page."""
    page = story("Beside")
    for target in (draft("D2"), private("P2")):
        RelatedStory.objects.create(story=page, target=target)
    fields = "relatedStories { target { title } }"
    return ask(f"{{ page(id: {page.pk}) {{ ... on StoryPage {{ {fields} }} }} }}")


def chooser() -> Any:
    """Ask for the pages chosen in a live page's body: a draft, a private page."""
    chosen = [{"type": "page", "value": page.pk} for page in (draft("D3"), private("P3"))]
    page = story("Choosing", body=chosen)
    fields = "body { ... on PageChooserBlock { page { title } } }"
    return ask(f"{{ page(id: {page.pk}) {{ ... on StoryPage {{ {fields} }} }} }}")


def redirect() -> Any:
    """Ask for redirects, of which one leads to a draft."""
    Redirect.objects.create(old_path="/old", redirect_page=draft("D4"))
    return ask("{ redirects { oldPath page { title live } } }")


def files() -> Any:
    """Ask for a picture and a document in a collection inside a private one."""
    inner = below_a_private_collection()
    picture, file = image("Closedpicture", inner), document("Closeddocument", inner)
    return ask(f"{{ image(id: {picture.pk}) {{ title }} document(id: {file.pk}) {{ title url }} }}")


def columns() -> Any:
    """Return the names of a page type's fields, and what some of them answer."""
    names = ask('{ __type(name: "StoryPage") { fields { name } } }')["data"]["__type"]["fields"]
    page = story("Column", draft_title="Draftwords")
    values = ask(
        f"{{ page(id: {page.pk}) {{ ... on StoryPage {{ draftTitle hasUnpublishedChanges }} }} }}"
    )
    return {"names": [field["name"] for field in names], "values": values}


def drafts_found() -> Any:
    """Search for a word that only a draft holds, and for one that nothing holds."""
    draft("Xylograph")
    return {
        word: ask(f'{{ search(query: "{word}") {{ __typename }} }}')
        for word in ("xylograph", "zzyzx")
    }
