"""Keys that other programs know a row by."""

from typing import Any, ClassVar


class LastingKeyMixin:
    """A form that takes a row's key when the row is new, and never again."""

    key_field: ClassVar[str]

    instance: Any
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_stored = self.instance.pk is not None
        if is_stored and self.key_field in self.fields:
            self.fields[self.key_field].disabled = True  # Django then ignores what is posted.
