"""What somebody knows who has seen everything that is hidden: ids, keys, paths, words."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.models import GonePath
from core.references import stream_fields
from core.types.ids import global_id
from core.types.nodes import node_kinds
from news.models import Topic
from participants.models import Authority
from terminology.models import Concept
from tests.leaks.world import World

KEY_COLUMNS = ("key", "identifier")
SEARCHED = ("TermPage", "Designation", "Concept", "ParticipantPage", "Authority", "AuthorityName")
ROWS_OF_OTHERS = 2
"""How many rows of each model that is no node are asked for all the same."""
ROWS_OF_A_KIND = 60
"""How many rows of a kind of node are asked for; hidden pages of a type are fewer."""
BLOCKS_OF_A_PAGE = 1
EVERY = 12
"""One word in so many is searched for here; tests/leaks/oracles.py searches for all of them."""
PUBLIC_PATHS = 3
HOME_DEPTH = 2


class Known:
    """All of it, for public and for hidden things alike."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.words = list(world.words.places)
        self.pages = [*world.hidden_pages, *world.public.one_of_each()]

    @cached_property
    def ids(self) -> list[str]:
        """Global ids of everything: of each kind of node, and of what is none."""
        return list(dict.fromkeys([*self._ids_of_nodes(), *self._ids_of_blocks(), *_other_ids()]))

    def _ids_of_nodes(self) -> Iterator[str]:
        for kind in node_kinds:
            if issubclass(kind.value, Model):
                rows = kind.value._base_manager.order_by("pk")
                if issubclass(kind.value, Page):
                    rows = rows.filter(pk__in=[page.pk for page in self.pages])
                for row in rows[:ROWS_OF_A_KIND]:
                    keys = [row.pk, *(getattr(row, name, None) for name in KEY_COLUMNS)]
                    yield from (global_id(kind.name, key) for key in keys if key)

    def _ids_of_blocks(self) -> Iterator[str]:
        for page in self.pages:
            for field in stream_fields(type(page)):
                stored = type(page)._default_manager.get(pk=page.pk)
                for block in list(getattr(stored, field.name).raw_data)[:BLOCKS_OF_A_PAGE]:
                    yield global_id("Block", f"{page.pk}.{field.name}.{block['id']}")

    @cached_property
    def ids_of_pages(self) -> list[str]:
        """Global ids of all pages, under the name of their own type."""
        return [global_id(type(page).__name__, page.pk) for page in self.pages]

    @cached_property
    def public_picture(self) -> str:
        """Global id of a picture that anybody may see."""
        return global_id("Image", self.world.open_files.image.pk)

    @cached_property
    def public_ids(self) -> list[str]:
        """Global ids of a public page of each type."""
        pages = self.world.public.one_of_each()
        return [global_id(type(page).__name__, page.pk) for page in pages]

    @cached_property
    def keys_of_authorities(self) -> list[str]:
        """Keys of all authorities."""
        return list(Authority.objects.values_list("key", flat=True))

    @cached_property
    def keys_of_concepts(self) -> list[str]:
        """Keys of all concepts."""
        return list(Concept.objects.values_list("identifier", flat=True))

    @cached_property
    def keys_of_topics(self) -> list[str]:
        """Keys of all topics."""
        return list(Topic.objects.values_list("slug", flat=True))

    @cached_property
    def paths(self) -> list[str]:
        """The path that each page has or would have, and those that redirects lead from."""
        redirects = Redirect.objects.values_list("old_path", flat=True)
        gone = GonePath.objects.values_list("path", flat=True)
        hidden = len(self.world.hidden_pages) + PUBLIC_PATHS
        paths = [self.paths_of_pages[page.pk] for page in self.pages[:hidden]]
        return list(dict.fromkeys([*paths, *redirects, *gone, "/"]))

    @cached_property
    def paths_of_pages(self) -> dict[int, str]:
        """The path that each page has or would have, by its key."""
        keys = [page.pk for page in self.pages]
        rows = Page.objects.filter(pk__in=keys).select_related("locale")
        return {page.pk: _path_of(page, page.locale.language_code) for page in rows}

    @cached_property
    def words_searched(self) -> list[str]:
        """Words of fields in which lists look for texts."""
        return [
            word
            for word, place in self.world.words.places.items()
            if place.partition(".")[0] in SEARCHED and ".body" not in place
        ]

    @cached_property
    def texts(self) -> list[str]:
        """Some words, how they begin, and how they end."""
        some = self.words_searched[::EVERY]
        return [*some, "zq", "qz", *(word[:6] for word in some[:5])]


def _path_of(page: Page, code: str) -> str:
    """Return the path of a page under its home page; one beside it would stand under another."""
    is_home = page.depth == HOME_DEPTH
    is_own = is_home and page.slug.startswith("home")
    _, _, below = page.url_path.strip("/").partition("/")
    segments = [code, *([page.slug] if is_home and not is_own else filter(None, [below]))]
    return f"/{'/'.join(segments)}/"


def _other_ids() -> Iterator[str]:
    """Yield ids under the names of all models, whether the API knows them or not."""
    for model in apps.get_models():
        rows: Any = model._base_manager.order_by("pk")[:ROWS_OF_OTHERS]
        yield from (global_id(model.__name__, row.pk) for row in rows)
