"""What participants adds to the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from participants.admin.adhesions import AdhesionViewSet
from participants.admin.authorities import AuthorityViewSet
from participants.admin.changes import changes_viewset
from participants.admin.codes import codes_viewset
from participants.admin.editing import RegisterDeletion
from participants.admin.map import map_viewset
from participants.admin.pages import practice_viewset, profile_viewset
from participants.admin.programmes import ProgrammeViewSet


class RegisterViewSetGroup(SnippetViewSetGroup):
    """The menu “Register”: facts, the pages that tell of them, where they lie, what changed."""

    items = (
        AuthorityViewSet,
        profile_viewset,
        practice_viewset,
        AdhesionViewSet,
        ProgrammeViewSet,
        map_viewset,
        changes_viewset,
    )
    menu_label = _("Register")
    menu_name = "register"
    menu_icon = "globe"
    menu_order = 70


register_snippet(RegisterViewSetGroup)
hooks.register("register_admin_viewset", lambda: codes_viewset)
hooks.register("register_bulk_action", RegisterDeletion, order=RegisterDeletion.AFTER_WAGTAILS_OWN)
