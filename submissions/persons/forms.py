"""What is typed on the screen of a person's data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class WhoForm(forms.Form):
    """Whose data is looked for; sent by POST, so that it stands in no address and no log."""

    who = forms.CharField(
        label=_("E-mail address or name"),
        min_length=3,
        max_length=254,
        help_text=_("A name is found in whatever order, capitals and accents its words stand."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class EraseForm(forms.Form):
    """What has to be said before rows are erased that a decision needs."""

    including_open = forms.BooleanField()

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["including_open"]
        field.label = ngettext(
            "Erase also the %(number)d entry that a decision still needs",
            "Erase also the %(number)d entries that a decision still needs",
            number,
        ) % {"number": number}
        field.error_messages["required"] = _(
            "Nothing was erased: say that this entry goes before anybody has decided, "
            "or go back and leave it out."
        )
