"""The site's questions to the API: `queries/*.graphql`, each with the fragments that it uses."""

import re
from functools import cache
from pathlib import Path

QUERIES = Path(__file__).with_name("queries")
SPREAD = re.compile(r"\.\.\.\s*(?!on\b)([A-Za-z_]\w*)")


@cache
def document(name: str) -> str:
    """Return the text of a query and of all fragments that it uses, each once."""
    text = (QUERIES / f"{name}.graphql").read_text("utf-8")
    parts, waiting, known = [text], SPREAD.findall(text), set[str]()
    while waiting:
        fragment = waiting.pop(0)
        if fragment not in known:
            known.add(fragment)
            parts.append((QUERIES / "fragments" / f"{fragment}.graphql").read_text("utf-8"))
            waiting += SPREAD.findall(parts[-1])
    return "\n".join(parts)
