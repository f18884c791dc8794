"""Probes of what stock Grapple knows of languages."""

from typing import Any

from wagtail.models import Locale, Page

from tests.traps.stock.models import StoryPage
from tests.traps.stock.world import ask, home, messages, story


def _french(page: StoryPage, **fields: str) -> StoryPage:
    copy = page.copy_for_translation(Locale.objects.get(language_code="fr"))
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    made: StoryPage = StoryPage.objects.get(pk=copy.pk)
    return made


def names_of_locale() -> Any:
    """Return the names with a language in them among the arguments and fields of pages."""
    root = "{ __schema { queryType { fields { name args { name } } } } "
    answer = ask(root + '__type(name: "StoryPage") { fields { name } } }')["data"]
    roots = answer["__schema"]["queryType"]["fields"]
    names = [arg["name"] for field in roots for arg in field["args"]]
    names += [field["name"] for field in answer["__type"]["fields"]]
    return sorted({name for name in names if "locale" in name.lower() or "lang" in name.lower()})


def mixed_list() -> Any:
    """List the pages of a type after a page was translated."""
    _french(story("Mixed"), title="Mélangé")
    pages = ask('{ pages(contentType: "stock.StoryPage", limit: 100) { title } }')["data"]["pages"]
    return [page["title"] for page in pages if page["title"] in {"Mixed", "Mélangé"}]


def slug_in_two_languages() -> Any:
    """Ask for a page by a slug that it has in two languages."""
    _french(story("Doubled"))
    answer = ask('{ page(slug: "doubled") { title } }')
    return [answer["data"], messages(answer)]


def end_of_a_path() -> Any:
    """Ask for a page by what is only the end of its path, and of another page's."""
    for name in ("First", "Second"):
        story(name, parent=story(f"Above-{name.lower()}"), slug="same")
    answer = ask('{ page(urlPath: "/same/") { title urlPath } }')
    return [answer, Page.objects.filter(slug="same").count()]


def public_address() -> Any:
    """Ask for a page by the address that it gives itself."""
    page = _french(story("Addressed"))
    url = ask(f"{{ page(id: {page.pk}) {{ url }} }}")["data"]["page"]["url"]
    return [url, ask(f'{{ page(urlPath: "{url}") {{ title }} }}')["data"]["page"]]


def link_in_text() -> Any:
    """Read a link in an English text as an English and as a French reader."""
    target = story("Target")
    _french(target)
    link = f'<p><a linktype="page" id="{target.pk}">there</a></p>'
    page = story("Linking", intro=link)
    query = f"{{ page(id: {page.pk}) {{ ... on StoryPage {{ intro }} }} }}"
    return [ask(query, accept_language=code)["data"]["page"]["intro"] for code in ("en", "fr")]


def chooser() -> Any:
    """Read a page chosen on a French page, where that page has been translated."""
    target = story("Chosen")
    _french(target, title="Choisi")
    page = story("Enfrancais", parent=home("fr"), body=[{"type": "page", "value": target.pk}])
    fields = "body { ... on PageChooserBlock { page { title } } }"
    answer = ask(f"{{ page(id: {page.pk}) {{ ... on StoryPage {{ {fields} }} }} }}")
    return answer["data"]["page"]["body"]
