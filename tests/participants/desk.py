"""The editors of the register as a coordinator's browser uses them."""

from typing import Any

from django.db import models
from django.test import Client
from django.urls import reverse

from core.models import User
from participants.models import Authority
from tests import editor


def address(model: type[models.Model], view: str, *args: Any) -> str:
    """Return the address of a view of a row of the register."""
    return reverse(f"wagtailsnippets_participants_{model._meta.model_name}:{view}", args=args)


def save(client: Client, row: Any, data: Any) -> Any:
    """Send an editor's form; return the answer."""
    model = type(row)
    url = address(model, "edit", row.pk) if row.pk else address(model, "add")
    return client.post(url, data)


def errors(response: Any) -> dict[str, list[str]]:
    """Return the messages of a refused form by field, rows as "relation-number-field"."""
    assert response.status_code == 200
    form = response.context["form"]
    found = dict(form.errors.items())
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            found |= {row.add_prefix(field): texts for field, texts in row.errors.items()}
        assert list(formset.non_form_errors()) == []
    return {field: list(texts) for field, texts in found.items()}


def new_authority(user: User, **fields: Any) -> Any:
    """Return the data of an authority that is added."""
    given = {"endonym": "Tivat", "endonym_language": "cnr", "kind": "municipality", "country": "ME"}
    return editor.row_data(Authority(), user, **given | fields)
