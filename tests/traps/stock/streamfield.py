"""Probes of bodies and previews."""

from typing import Any

from tests.traps.stock.world import ask, draft, messages, story

PERSON = {"name": "A", "words": "<p>B</p>", "links": ["https://example.org/"]}


def _body(title: str, kind: str, value: Any, fields: str) -> Any:
    page = story(title, body=[{"type": kind, "value": value}])
    return ask(f"{{ page(id: {page.pk}) {{ ... on StoryPage {{ body {{ {fields} }} }} }} }}")


def raw_value() -> Any:
    """Ask for the raw value of a struct."""
    return _body("Raw", "person", PERSON, "blockType rawValue")


def target_gone() -> Any:
    """Ask for a chosen page that was deleted since."""
    gone = story("Gone")
    page = story("Left", body=[{"type": "page", "value": gone.pk}])
    gone.delete()
    fields = "body { blockType ... on PageChooserBlock { page { title } } }"
    return ask(f"{{ page(id: {page.pk}) {{ ... on StoryPage {{ {fields} }} }} }}")


def embed_value() -> Any:
    """Ask for the value of an embed."""
    return _body("Filmed", "film", "https://example.org/film", "... on EmbedBlock { url value }")


def preview() -> Any:
    """Ask with a token that holds, and with forged ones."""
    page = draft("Previewed")
    token = page.create_page_preview().token
    answer = ask(f'{{ page(token: "{token}") {{ title }} }}')
    forged = f"id={page.pk}:1vaaaa:forged"
    return [answer, messages(ask(f'{{ page(token: "{forged}") {{ title }} }}'))]
