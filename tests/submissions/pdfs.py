"""PDF files as people and attackers send them, made on the spot."""

import zlib

from tests.files import HTML, archive


def pdf(*objects: bytes) -> bytes:
    """Return a small PDF with any objects more."""
    body = b"\n".join([b"1 0 obj\n<< /Type /Catalog >>\nendobj", *objects])
    return b"%PDF-1.7\n" + body + b"\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def deflated(content: bytes, line_end: bytes = b"\n") -> bytes:
    """Return an object with a compressed stream; readers pass over wrong line ends before it."""
    head = b"9 0 obj\n<< /Filter /FlateDecode >>\nstream" + line_end
    return head + zlib.compress(content) + b"\nendstream\nendobj"


def archive_within() -> bytes:
    """Return a PDF that programs for archives open: its end is a comment to them."""
    head, tail = b"%PDF-1.7\n1 0 obj\n<< >>\nstream\n", b"\nendstream\nendobj\n%%EOF\n"
    inner = archive({"a.exe": b"MZ"})
    return head + inner[:-2] + len(tail).to_bytes(2, "little") + tail


PDF = pdf()
ACTION = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
ACTIVE = {
    "script": pdf(ACTION),
    "script under a numbered name": pdf(b"<< /S /J#61vaScript >>"),
    "script in a compressed stream": pdf(deflated(ACTION)),
    "program": pdf(b"<< /S /Launch /F (cmd.exe) >>"),
    "file within": pdf(b"<< /Type /EmbeddedFile >>"),
    "file of another host": pdf(b"<< /S /GoToR /F (\\\\\\\\host\\\\share) >>"),
    "form that sends itself": pdf(b"<< /S /SubmitForm /F (https://host.example) >>"),
    "script behind a line end that is none": pdf(deflated(ACTION, b"\r")),
    "script behind spaces": pdf(deflated(ACTION, b" \t\n")),
}
LOCKED = pdf(b"<< /Encrypt 7 0 R >>")
NO_PDF = {
    "HTML": HTML,
    "nothing": b"",
    "HTML before a PDF": HTML + PDF,
    "HTML in the head of a PDF": b"%PDF-1.7\n" + HTML + PDF,
    "HTML behind a PDF": PDF + HTML,
    "archive behind a PDF": PDF + archive({"a.exe": b"MZ"}),
    "archive within a PDF": archive_within(),
    "PDF cut off": PDF[:-8],
    "program": b"MZ\x90\x00" + PDF,
}
