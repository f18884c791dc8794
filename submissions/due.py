"""What submissions do by themselves when it is time."""

from core import registry
from submissions.services.forgetting import forget_unused_uploads
from submissions.services.purging import RULES, Rule, forget_portion


def _piece(rule: Rule) -> registry.DueWork:
    """Return the work of one rule: where one fails, the others go on forgetting."""

    def forget() -> None:
        forget_portion(rule)

    forget.__qualname__ = f"forget {rule.name}"
    return forget


registry.due_work.register(forget_unused_uploads)
for _rule in RULES:
    registry.due_work.register(_piece(_rule))
