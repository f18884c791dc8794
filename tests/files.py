"""Files as people and attackers upload them, made on the spot."""

import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image
from PIL.Image import Exif

SCRIPT = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><body><p>Hello</p></body></html>"
JPEG_APP1, JPEG_COMMENT = 0xE1, 0xFE


def picture(kind: str = "JPEG", size: tuple[int, int] = (48, 32), **options: object) -> bytes:
    """Return a picture with some detail in it, so that it is no trivial file."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def with_exif() -> bytes:
    """Return a JPEG that says which camera took it and that it lies on its side."""
    exif = Exif()
    exif[0x010F], exif[0x0112] = "A Camera", 6
    return picture(exif=exif)


def animation() -> bytes:
    """Return a GIF of three frames."""
    frames = [Image.new("P", (16, 16), shade) for shade in (1, 2, 3)]
    target = BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], loop=0)
    return target.getvalue()


def archive(names: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of named members."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archived:
        for name, content in names.items():
            archived.writestr(name, content)
    return target.getvalue()


def jpeg_segment(marker: int, content: bytes) -> bytes:
    """Return a JPEG whose first segment holds any bytes."""
    segment = bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content
    return b"\xff\xd8" + segment + picture()[2:]


def png_chunk(kind: bytes, content: bytes) -> bytes:
    """Return a PNG with a chunk of any bytes before its end."""
    data = picture("PNG")
    return data[:-12] + _chunk(kind, content) + data[-12:]


def bomb(side: int = 20_000) -> bytes:
    """Return a PNG of few bytes that claims very many pixels."""
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (side // 8 + 1) * 8)
    parts = b"".join(
        _chunk(kind, content)
        for kind, content in ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + parts


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum
