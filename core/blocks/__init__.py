"""The building blocks of a page's body, shared by all page types."""

from core.blocks.body import BodyBlock
from core.blocks.parts import RICH_TEXT_FEATURES
from core.blocks.pictures import ImageUseBlock
from core.blocks.table import TableBlock

__all__ = ["RICH_TEXT_FEATURES", "BodyBlock", "ImageUseBlock", "TableBlock"]
