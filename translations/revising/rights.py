"""Whose translations are listed: a constant number of statements, however many there are.

The same as `translations.services.revision_rights.may_revise`, which has the last word.
"""

from collections.abc import Sequence
from typing import Any

from wagtail_localize.models import Translation

from translations.board.translated import rights_on


def own_translations(user: Any, translations: Sequence[Translation]) -> list[Translation]:
    """Return those that somebody may translate or publish, of those that have a target.

    They are read with `source` and its `specific_content_type`.
    """
    rights, contents = rights_on(user, translations)
    return [
        each
        for each, content in contents
        if rights.may_translate(content, each.target_locale_id)
        or rights.may_publish(content, each.target_locale_id)
    ]
