"""What a process reads once a version of the content, before statements are counted."""

from django.utils import timezone

from core.frame import frame_of
from core.models import ContentVersion


def read_once_a_version() -> None:
    """Read what the next questions need not: the first one after a change does it for all."""
    frame = frame_of(ContentVersion.current(), timezone.now())
    _ = frame.hidden, frame.locales, frame.site_roots
