"""What is done to a picture's pixels before any other use."""

from PIL import Image as PILImage


def eight_bits(picture: PILImage.Image) -> PILImage.Image:
    """Return a grey picture of 16 bits with 8: Pillow would make nearly all of it white.

    JPEG, WebP and AVIF have no such mode. Other pictures are returned as they are.
    """
    if not picture.mode.startswith("I;16"):
        return picture
    return picture.point(lambda value: value / 256).convert("L")
