"""A sheet of paper as a PDF, for what comes with a demonstration's letter."""

FONT_POINTS, LINE_POINTS, LEFT, TOP = 13, 20, 72, 760
A4 = "[0 0 595 842]"


def sheet(*lines: str) -> bytes:
    """Return one page (PDF 1.7, ISO 32000-1) with lines of text, in letters of Western Europe."""
    told = "\n".join(f"({_escaped(line)}) Tj T*" for line in lines)
    text = f"BT /F1 {FONT_POINTS} Tf {LINE_POINTS} TL {LEFT} {TOP} Td\n{told}\nET"
    length = len(text.encode("cp1252"))
    return _written(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox {A4} /Contents 5 0 R "
        "/Resources << /Font << /F1 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Length {length} >>\nstream\n{text}\nendstream",
    )


def _written(*objects: str) -> bytes:
    """Return a file with numbered objects and the table of where each begins (section 7.5)."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer\n<< /Root 1 0 R /Size {len(places) + 1} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (table + end).encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
