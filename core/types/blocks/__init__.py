"""The blocks of a body in the API."""

from core.types.blocks.body import BLOCK_TYPES, BodyBlock, blocks_of, body_field
from core.types.blocks.links import DocumentLink, document_link

__all__ = ["BLOCK_TYPES", "BodyBlock", "DocumentLink", "blocks_of", "body_field", "document_link"]
