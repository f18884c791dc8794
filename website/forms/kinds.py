"""The three forms, by the words of their addresses."""

from dataclasses import dataclass
from typing import Any

from django.forms import FileField

from website.forms.base import Input, SubmissionForm
from website.forms.cooperation import CooperationForm
from website.forms.correction import CorrectionForm
from website.forms.membership import MembershipForm
from website.languages import Language, of_interface


@dataclass(frozen=True, slots=True)
class Kind:
    """A form, its document that asks and its document that sends, and the name of its notice."""

    word: str
    form: type[SubmissionForm]
    notice: str
    mutation: str
    question: str = "form"

    @property
    def takes_a_file(self) -> bool:
        """Whether a file may come with it."""
        return any(isinstance(field, FileField) for field in self.form.base_fields.values())


KINDS = {
    kind.word: kind
    for kind in (
        Kind("join", MembershipForm, "MEMBERSHIP", "submit_membership"),
        Kind("cooperate", CooperationForm, "COOPERATION", "propose_cooperation"),
        Kind("correct", CorrectionForm, "CORRECTION", "request_correction", "correction"),
    )
}


@dataclass(frozen=True, slots=True)
class Visit:
    """A form in the language in which somebody has opened it.

    `key` is that of the authority that a correction is about.
    """

    kind: Kind
    locale: str
    key: str = ""

    @property
    def interface(self) -> Language:
        """The language of its words."""
        return of_interface(self.locale)

    @property
    def below(self) -> str:
        """Where it stands in each language."""
        return f"{self.kind.word}/{self.key}/" if self.key else f"{self.kind.word}/"

    @property
    def variables(self) -> dict[str, Any]:
        """What its document asks for."""
        asked = {"locale": self.locale, "form": self.kind.notice}
        return {**asked, "key": self.key} if self.key else asked

    def input_of(self, form: SubmissionForm) -> Input:
        """Return what its mutation takes."""
        given = form.as_input(self.locale)
        return {"authority": self.key, **given} if self.key else given
