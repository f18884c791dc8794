"""What the project adds to the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def make_calls() -> str:
    """Start what Wagtail's pages start by inline scripts (cms/inline_scripts.py)."""
    return format_html('<script src="{}"></script>', static("cms/calls.js"))
