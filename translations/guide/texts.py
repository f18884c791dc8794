"""Where the guide's texts and pictures lie: in the documentation, which a deployment may lack."""

from pathlib import Path

from django.conf import settings

FIRST = "translate"
NAMES = (FIRST, "translate-with-po")
"""The guide's pages, by the names of their files."""


def text_of(name: str) -> str | None:
    """Return the source of a page; None when there is no such page, or no documentation."""
    path = _folder() / "how-to" / f"{name}.md"
    return path.read_text("utf-8") if name in NAMES and path.is_file() else None


def picture_of(name: str) -> Path | None:
    """Return the file of a picture; None for what is not one of the folder's own files.

    Names are compared with what is there: none of them leads out of the folder.
    """
    found = {path.name: path for path in (_folder() / "images" / "translate").glob("*.png")}
    return found.get(name)


def _folder() -> Path:
    return Path(settings.ROOT) / "docs"
