"""The pictures of the demonstration as files of the CMS."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.models import Collection

from cms.demo.pictures import draw
from core.models import CustomImage, Licence
from tests.factories import CollectionFactory, ImageFactory

CREDIT = "Generated illustration"
COLLECTION = "Demonstration pictures"

Draw = Callable[[str], bytes]


class Library:
    """Pictures by motif, each made once, when it is first asked for.

    As a context it has them drawn ahead, on all cores, while the pages are made.
    """

    def __init__(self, draw: Draw = draw) -> None:
        self.draw = draw
        self._images: dict[str, CustomImage] = {}
        self._drawn: dict[str, Future[bytes]] = {}
        self._executor: Executor | None = None
        self._collection: Collection | None = None

    def draw_ahead(self, motifs: Iterable[str]) -> None:
        """Start drawing in other processes, in the order in which the pictures are needed."""
        # Spawned, not forked: an open connection to the database must not be inherited.
        self._executor = ProcessPoolExecutor(mp_context=get_context("spawn"))
        self._drawn = {motif: self._executor.submit(self.draw, motif) for motif in motifs}

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)

    def __getitem__(self, motif: str) -> CustomImage:
        if motif not in self._images:
            self._images[motif] = self._make(motif, CREDIT, Licence.CC0_1_0.value)
        return self._images[motif]

    def without_credit(self, motif: str) -> CustomImage:
        """Make a picture that no page can be published with; `images` leaves it out."""
        return self._make(motif, credit="", licence="")

    @property
    def images(self) -> list[CustomImage]:
        """The pictures so far, in the order in which they were made."""
        return list(self._images.values())

    def _make(self, motif: str, credit: str, licence: str) -> CustomImage:
        content = self._drawn.pop(motif).result() if motif in self._drawn else self.draw(motif)
        if self._collection is None:
            self._collection = CollectionFactory.create(name=COLLECTION)
        return ImageFactory.create(
            title=f"Illustration: {motif.replace('-', ' ')}",
            file=ContentFile(content, name=self._file_name(motif)),
            credit=credit,
            licence=licence,
            collection=self._collection,
        )

    def _file_name(self, motif: str) -> str:
        """Return a name; a file that an interrupted run has left behind under it is deleted."""
        name = f"demo-{motif}.jpg"
        path = CustomImage(title=motif).get_upload_to(name)
        if default_storage.exists(path) and not CustomImage.objects.filter(file=path).exists():
            default_storage.delete(path)
        return name
