"""Right to left: wordings are written as their language is, on every screen."""

import re

import pytest

from tests.clients import client_of
from tests.translations.memory import remembered
from tests.translations.po_files import submitted

pytestmark = pytest.mark.django_db


def test_wordings_of_the_memory_are_written_as_their_language_is() -> None:
    fields = {}
    for code in ("fr", "ar"):
        made = submitted(code, title="Town hall", slug=f"town-hall-{code}")
        remembered("Town hall", "Mairie", code=code)
        html = client_of().get(f"/admin/translations/memory/?translation={made.pk}").text
        fields[code] = re.findall(r'<textarea [^>]*dir="(\w+)" lang="(\w+)"', html)
    assert fields == {"fr": [("ltr", "fr")], "ar": [("rtl", "ar")]}
