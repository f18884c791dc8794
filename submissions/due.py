"""What this app does by itself when it is time."""

from core import registry
from submissions.services.forgetting import forget_unused_uploads

registry.due_work.register(forget_unused_uploads)
