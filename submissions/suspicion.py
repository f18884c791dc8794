"""Why a submission may not be what it says: codes that staff see, and nobody else."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Suspicion(models.TextChoices):
    """What was noticed; one is enough for a person to look before anybody is written to."""

    HONEYPOT = "honeypot", _("A field that people don't see was filled in")
    REPEATED_TEXT = "repeated_text", _("Others have sent the same text")
    MANY_LINKS = "many_links", _("Many links in the text, or one in a name")
    REPEATED_CONTACT = "repeated_contact", _("The same contact has sent a lot today")
    REPEATED_CLIENT = "repeated_client", _("The same connection has sent a lot today")
    REPEATED_AUTHORITY = "repeated_authority", _("Many corrections of this authority today")
    FLOOD = "flood", _("Very much was sent within this hour")
    ACTIVE_FILE = "active_file", _("The file can run scripts, open programs or holds other files")
    LOCKED_FILE = "locked_file", _("The file is encrypted: nobody can check what is in it")
    HEAVY_FILE = "heavy_file", _("The file unfolds to so much that it was not looked through")
    MARKED_BY_STAFF = "marked_by_staff", _("A person marked it")
