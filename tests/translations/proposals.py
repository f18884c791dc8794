"""Proposals that wait on a translation."""

from typing import Any

from django.test import Client
from wagtail_localize.models import StringSegment, Translation

from tests.translations.edits import body, paragraphs, put, take_over
from tests.translations.po_files import submitted
from translations.models import Proposal

LIST = "/admin/translations/proposals/"
ONE, TWO = "We meet on the bridge.", 'See <a id="a1">the map</a> of the town.'
UN, DEUX = "Rendez-vous sur le pont.", 'Voir <a id="a1">le plan</a> de la ville.'


def two_sentences() -> Translation:
    """Return a translation of which the body is translated, a link with it."""
    linked = TWO.replace('id="a1"', 'href="https://example.org/a"')
    made = submitted(body=[paragraphs(ONE, linked)])
    put(made, ONE, UN)
    put(made, TWO, DEUX)
    return made


def reword(translation: Translation, *words: str) -> list[Proposal]:
    """Change the paragraphs, and return what is proposed for them."""
    take_over(translation, body=[paragraphs(*words, block_id=body(translation)[0]["id"])])
    return list(Proposal.objects.filter(state="open").order_by("pk"))


def both(translation: Translation) -> list[Proposal]:
    return reword(translation, "We meet on the old bridge.", "See the map of the town.")


def post(client: Client, **data: Any) -> Any:
    """Press a button of the list."""
    return client.post(LIST, data)


def propose(translation: Translation, text: str) -> Proposal:
    """Propose a title."""
    segment = StringSegment.objects.filter(source=translation.source, context__path="title").get()
    return Proposal.objects.create(
        translation=translation,
        string=segment.string,
        context=segment.context,
        text=text,
        origin=Proposal.Origin.PO,
    )
