"""Reads rich text once a request, however often and in whatever form it is asked for."""

from dataclasses import dataclass

from core.batching import Loader
from core.rich_text.building import Node, build
from core.rich_text.targets import PublicTargets


@dataclass(frozen=True, slots=True)
class RichTextValue:
    """Stored rich text with the locale of the page it stands on."""

    source: str
    locale_id: int


class RichTextLoader(Loader[RichTextValue, Node]):
    """Tree of a rich text, its links and pictures resolved."""

    kind = "rich text"

    def load(self, keys: list[RichTextValue]) -> dict[RichTextValue, Node]:
        """Build the trees; the loaders of pages and files read what was announced."""
        return {
            value: build(value.source, PublicTargets(self.context, value.locale_id))
            for value in keys
        }
