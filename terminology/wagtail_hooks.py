"""What the glossary adds to the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from terminology.admin.concepts import ConceptDeletion, ConceptViewSet
from terminology.admin.terms import term_viewset


class GlossaryViewSetGroup(SnippetViewSetGroup):
    """The menu “Glossary”: terms in each language, and the concepts that they are about."""

    items = (term_viewset, ConceptViewSet)
    menu_label = _("Glossary")
    menu_name = "glossary"
    menu_icon = "openquote"
    menu_order = 80


register_snippet(GlossaryViewSetGroup)
hooks.register("register_bulk_action", ConceptDeletion, order=ConceptDeletion.AFTER_WAGTAILS_OWN)
