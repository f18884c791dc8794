"""The blocks that editors have and those that the API knows are the same."""

from core.blocks import BodyBlock
from core.types.blocks import BLOCK_TYPES


def test_every_block_of_a_body_has_a_type_in_the_api() -> None:
    assert list(BodyBlock().child_blocks) == list(BLOCK_TYPES)
