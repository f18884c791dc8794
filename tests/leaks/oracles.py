"""Two questions in one: about something hidden, and about something that never was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from graphql import get_named_type

from core.models import BasePage
from core.types.ids import global_id
from participants.models import Authority
from tests.graphql import execute
from tests.leaks.crawl import QUERY
from tests.leaks.known import Known
from tests.leaks.words import NOWHERE
from tests.leaks.world import World

AT_ONCE = 10
NO_KEY = 2**40
LANGUAGES_OF_STATES = {"draft translation": "fr", "alias in another language": "ro"}
"""Where what is hidden is not in English."""
HAS_HAD_READERS = "expired"
"""The path of such a page says that it is gone (410)."""


@dataclass(frozen=True)
class Pair:
    """A value that belongs to something hidden, and one of its kind that belongs to nothing."""

    hidden: str
    nowhere: str
    locale: str = "en"


class Pairs:
    """The pairs for each argument that takes texts or ids."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.known = Known(world)

    def of(self, argument: str) -> list[Pair]:
        """Return the pairs of an argument; none for one that takes neither."""
        makers: dict[str, Callable[[], list[Pair]]] = {
            "id": self._ids,
            "ids": self._ids,
            "parent": self._ids,
            "path": self._paths,
            "text": self._words,
            "query": self._words,
            "key": lambda: self._texts(self._keys_of_authorities()),
            "authorities": lambda: self._texts(self._keys_of_authorities()),
            "identifier": lambda: self._texts(self._keys_of_concepts()),
            "topics": lambda: self._texts([topic.slug for topic in self.world.topics]),
        }
        return makers[argument]() if argument in makers else []

    def _words(self) -> list[Pair]:
        places = ((word, self.world.words.places[word]) for word in self.known.words_searched)
        return [Pair(word, NOWHERE, _language_of(place)) for word, place in places]

    def _texts(self, texts: list[str]) -> list[Pair]:
        return [Pair(text, NOWHERE) for text in texts]

    def _ids(self) -> list[Pair]:
        names = [(type(page).__name__, page.pk) for page in self.world.hidden_pages]
        names += [("Image", image.pk) for image in self.world.files.images]
        names += [("Topic", topic.pk) for topic in self.world.topics]
        names += [("Menu", menu.pk) for menu in self.world.menus]
        pairs = [Pair(global_id(name, key), global_id(name, NO_KEY)) for name, key in names]
        pairs += [self._in_its_language(page) for page in self._translations()]
        keys = [("Authority", key) for key in self._keys_of_authorities()]
        keys += [("Concept", key) for key in self._keys_of_concepts()]
        return pairs + [Pair(global_id(name, key), global_id(name, NOWHERE)) for name, key in keys]

    def _translations(self) -> list[BasePage]:
        made = self.world.hidden.made
        return [page for state, page in made if state in LANGUAGES_OF_STATES]

    @staticmethod
    def _in_its_language(page: BasePage) -> Pair:
        name = type(page).__name__
        return Pair(global_id(name, page.pk), global_id(name, NO_KEY), page.locale.language_code)

    def _paths(self) -> list[Pair]:
        paths = self.known.paths_of_pages
        return [
            Pair(paths[page.pk], f"{paths[page.pk][:4].rstrip('/')}/{NOWHERE}/")
            for state, page in self.world.hidden.made
            if state != HAS_HAD_READERS
        ]

    def _keys_of_authorities(self) -> list[str]:
        hidden = Authority.objects.exclude(pk__in=Authority.objects.public().values("pk"))
        return list(hidden.values_list("key", flat=True))

    def _keys_of_concepts(self) -> list[str]:
        return [concept.identifier for concept in self.world.hidden_concepts()]


def told_apart(client: Client, root: str, argument: str, pairs: list[Pair]) -> Iterator[str]:
    """Yield each question whose answer shows that its value belongs to something."""
    has_languages = "locale" in QUERY.fields[root].args
    for locale in {pair.locale: None for pair in pairs}:
        asked = [pair for pair in pairs if pair.locale == locale]
        chosen = f', locale: "{locale}"' if has_languages else ""
        for at in range(0, len(asked), AT_ONCE):
            yield from _compare(client, root, argument, asked[at : at + AT_ONCE], chosen)


def _compare(
    client: Client, root: str, argument: str, pairs: list[Pair], chosen: str
) -> Iterator[str]:
    field = QUERY.fields[root]
    kind = str(field.args[argument].type)
    values = {value: None for pair in pairs for value in (pair.hidden, pair.nowhere)}
    names = {value: f"v{at}" for at, value in enumerate(values)}
    selection = _selection(field)
    calls = (f"{name}: {root}({argument}: ${name}{chosen}) {selection}" for name in names.values())
    head = ", ".join(f"${name}: {kind}" for name in names.values())
    is_list = kind.startswith("[")
    variables = {name: [value] if is_list else value for value, name in names.items()}
    answer = execute(client, f"query({head}) {{ {' '.join(calls)} }}", **variables)
    if "data" not in answer:  # Then nothing was compared, and all would look alike.
        raise AssertionError(answer["errors"])
    for pair in pairs:
        hidden, nowhere = (_said(answer, names[value]) for value in (pair.hidden, pair.nowhere))
        if hidden != nowhere:
            yield f"{root}({argument}: {pair.hidden}{chosen}) answers {hidden}"


def _selection(field: Any) -> str:
    kind = get_named_type(field.type)
    if "totalCount" in getattr(kind, "fields", {}):
        return "{ totalCount nodes { __typename } }"
    return "{ status redirectTo page { id } }" if kind.name == "Route" else "{ __typename }"


def _language_of(place: str) -> str:
    found = (code for state, code in LANGUAGES_OF_STATES.items() if place.endswith(state))
    return next(found, "en")


def _said(answer: dict[str, Any], alias: str) -> Any:
    """Return what an answer says under an alias, errors included."""
    errors = [
        (error["extensions"], error["message"])
        for error in answer.get("errors", [])
        if error.get("path", [None])[0] == alias
    ]
    return answer["data"][alias], errors
