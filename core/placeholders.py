"""Tiny stand-ins for pictures, made once at upload."""

import base64
from io import BytesIO
from typing import IO

from PIL import Image as PILImage
from PIL import ImageOps

from core.pixels import eight_bits

WIDTH_PIXELS = 16


def placeholder_for(source: IO[bytes]) -> str:
    """Return a WebP of 16 pixels' width as a data address (some 150 bytes)."""
    with PILImage.open(source) as opened:
        upright = eight_bits(ImageOps.exif_transpose(opened)).convert("RGB")
    height = max(1, round(upright.height * WIDTH_PIXELS / upright.width))
    small = upright.resize((WIDTH_PIXELS, min(height, 4 * WIDTH_PIXELS)), PILImage.Resampling.BOX)
    buffer = BytesIO()
    small.save(buffer, "WEBP", quality=40, method=4)
    return "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
