"""A programme, as it is typed."""

from wagtail.admin.forms.models import WagtailAdminModelForm

from core.forms.keys import LastingKeyMixin


class ProgrammeForm(LastingKeyMixin, WagtailAdminModelForm):
    """A programme's editor."""

    key_field = "key"
