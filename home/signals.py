"""Rights at sections that come to be after the roles.

A section is made by the editor's form, but as well by localisation, by an import or by the
demonstration, and none of these runs the admin's hooks: only the row's own signal sees them all.
"""

from typing import Any

from django.db.models.signals import post_save

from home.services.roles import grant_section, section_types


def grant_new_section(instance: Any, **kwargs: Any) -> None:
    """Give the roles their rights at a section that was just made."""
    if kwargs.get("created") and not kwargs.get("raw"):
        grant_section(instance)


for model in section_types():
    post_save.connect(grant_new_section, sender=model, dispatch_uid=f"made {model.__name__}")
