"""PDF files as people and attackers send them, made on the spot."""

import zlib

from tests.files import HTML, archive


def pdf(*objects: bytes) -> bytes:
    """Return a small PDF with any objects more."""
    body = b"\n".join([b"1 0 obj\n<< /Type /Catalog >>\nendobj", *objects])
    return b"%PDF-1.7\n" + body + b"\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def deflated(content: bytes) -> bytes:
    """Return an object with a compressed stream."""
    data = zlib.compress(content)
    return b"9 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + data + b"\nendstream\nendobj"


PDF = pdf()
ACTION = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
ACTIVE = {
    "script": pdf(ACTION),
    "script under a numbered name": pdf(b"<< /S /J#61vaScript >>"),
    "script in a compressed stream": pdf(deflated(ACTION)),
    "program": pdf(b"<< /S /Launch /F (cmd.exe) >>"),
    "file within": pdf(b"<< /Type /EmbeddedFile >>"),
}
LOCKED = pdf(b"<< /Encrypt 7 0 R >>")
NO_PDF = {
    "HTML": HTML,
    "nothing": b"",
    "HTML before a PDF": HTML + PDF,
    "HTML in the head of a PDF": b"%PDF-1.7\n" + HTML + PDF,
    "HTML behind a PDF": PDF + HTML,
    "archive behind a PDF": PDF + archive({"a.exe": b"MZ"}),
    "PDF cut off": PDF[:-8],
    "program": b"MZ\x90\x00" + PDF,
}
