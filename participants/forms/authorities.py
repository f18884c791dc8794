"""An authority with its names, as it is typed."""

from typing import Any

from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.models import WagtailAdminModelForm

from core.forms.keys import LastingKeyMixin
from participants.forms.codes import CodesMixin


class AuthorityForm(CodesMixin, LastingKeyMixin, WagtailAdminModelForm):
    """An authority's editor; a key that is left empty is made from the own name."""

    key_field = "key"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].required = False
        self.propose_codes(self._meta.model.objects.all())

    def clean(self) -> dict[str, Any]:
        """Propose a key that no other authority has."""
        cleaned: dict[str, Any] = super().clean()
        if not cleaned.get("key") and "key" not in self.errors and cleaned.get("endonym"):
            others = self._meta.model.objects.exclude(pk=self.instance.pk)
            cleaned["key"] = others.free_key(cleaned["endonym"], cleaned.get("country") or "")
            if not cleaned["key"]:
                self.add_error("key", _("Please give a key in Latin letters."))
        return cleaned


class NameRows(BaseChildFormSet):
    """The names of an authority: each is written once in a language."""

    def validate_unique(self) -> None:
        """Say at a name that it stands in an earlier row."""
        seen = set()
        for form in self.forms:
            if form.errors or self._should_delete_form(form) or not form.cleaned_data:
                continue
            name = (form.instance.language, form.instance.name)
            if name in seen:
                form.add_error("name", _("This name stands here already."))
            seen.add(name)
