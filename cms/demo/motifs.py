"""Which pictures the demonstration needs."""

from collections.abc import Iterator

from cms.demo.blocks import Picture, pictures_in
from cms.demo.entries import Demo
from cms.demo.register.entries import Practice, Profile


def motifs(demo: Demo) -> list[str]:
    """Return the motifs of all pictures, in the order in which they are needed."""
    return list(dict.fromkeys(picture.motif for picture in _pictures(demo)))


def _pictures(demo: Demo) -> Iterator[Picture]:
    printed: list[Profile | Practice] = list(demo.practices)
    for authority in demo.authorities:
        printed += authority.profiles.values()
    for page in printed:
        if page.picture is not None:
            yield page.picture
        yield from pictures_in(page.body)
    for standard_page in demo.pages:
        yield from pictures_in(standard_page.body)
    for article in demo.illustrated:
        yield article.picture
        yield from pictures_in(article.body)
