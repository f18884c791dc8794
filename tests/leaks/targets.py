"""What public content leads to: the keys of things, hidden ones among them."""

from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class Targets:
    """Primary keys of pages, pictures and files."""

    pages: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)

    def turned(self, steps: int) -> Self:
        """Return the same targets, each list beginning some steps later."""
        return type(self)(
            *(
                keys[steps % len(keys) :] + keys[: steps % len(keys)] if keys else []
                for keys in (self.pages, self.images, self.documents)
            )
        )
