"""The memory's screen as a translator of a page of four texts uses it.

made = town_hall()
remembered("Town hall", "Mairie")
take(made, "Mairie")
assert texts(made) == {("title", "Town hall"): "Mairie"}
"""

from typing import Any

from django.test import Client
from wagtail_localize.models import Translation

from tests.clients import client_of
from tests.factories import blocks
from tests.translations.po_files import submitted

BODY = "<p>The hall is open.</p><p>See <b>all</b> of it.</p>"


def town_hall() -> Translation:
    """Return the translation of a page with a title, a standfirst and two sentences."""
    return submitted(title="Town hall", standfirst="Lead", body=[blocks.rich_text(BODY)])


def address(translation: Translation, **more: Any) -> str:
    return f"/admin/translations/memory/?translation={translation.pk}" + "".join(
        f"&{name}={value}" for name, value in more.items()
    )


def offered(response: Any) -> dict[str, list[tuple[int, str]]]:
    """Return the wordings on the screen by source text."""
    return {
        text.unit.source: [(each.match.score, each.text) for each in text.wordings]
        for text in response.context["texts"]
    }


def form(response: Any, *ticked: str, typed: dict[str, str] | None = None) -> dict[str, Any]:
    """Return what a browser sends of the screen: wordings ticked, and those written over."""
    wordings = [each for text in response.context["texts"] for each in text.wordings]
    sent: dict[str, Any] = {
        f"text-{each.key}": (typed or {}).get(each.text, each.text) for each in wordings
    }
    sent["take"] = [each.key for each in wordings if each.text in ticked]
    return sent


def take(
    translation: Translation,
    *ticked: str,
    client: Client | None = None,
    typed: dict[str, str] | None = None,
) -> Any:
    client = client or client_of()
    shown = client.get(address(translation))
    return client.post(address(translation), form(shown, *ticked, typed=typed), follow=True)
