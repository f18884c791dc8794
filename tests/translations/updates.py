"""A page of three translated paragraphs whose source changes."""

from typing import Any

from wagtail_localize.models import Translation

from tests.translations.edits import body, paragraphs, put
from tests.translations.po_files import submitted

ONE, TWO, THREE = "We meet on the bridge.", "The town hall is closed.", "Nobody was hurt."
UN, DEUX, TROIS = "Rendez-vous sur le pont.", "La mairie est fermée.", "Il n'y a pas de blessé."


def three_sentences() -> Translation:
    """Return a translation of which the body is translated."""
    made = submitted(body=[paragraphs(ONE, TWO, THREE)])
    for source, data in ((ONE, UN), (TWO, DEUX), (THREE, TROIS)):
        put(made, source, data)
    return made


def same_block(translation: Translation, *words: str) -> list[Any]:
    """Return the body with other sentences in the block that is there."""
    return [paragraphs(*words, block_id=body(translation)[0]["id"])]
