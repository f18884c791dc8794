"""An author, a translator and a publisher who do anything in any order, and what they know.

Every text of the source ends in a number of its own, `#7`; every translation names the number of
the text that it was written for, `[7]`, and has one of its own.
"""

import re
from typing import Any
from uuid import uuid4

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from wagtail_localize.models import StringTranslation, Translation

from core.models.translation_basis import UntranslatedText
from core.services.localisation import untranslated_segments
from news.models import NewsPage
from tests.factories import NewsPageFactory
from tests.translations import edits
from tests.translations.po_files import into, segments
from translations.models import FormerWording, Proposal
from translations.proposals.deciding import accept, refuse

WORDS = ("bridge", "town", "hall", "river", "people", "meet", "closed", "open", "old", "Monday")
NUMBER = re.compile(r"#(\d+)$")
ANY = st.integers(min_value=0, max_value=1_000)
A_TEXT = st.lists(st.sampled_from(WORDS), min_size=2, max_size=7).map(" ".join)
"""Of what there is: which one, counted round."""


class Author(RuleBasedStateMachine):
    """Changes the source as it likes; `blocks` is the draft, ids with their paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self._all = transaction.atomic()
        self._all.__enter__()
        self.texts: list[str] = []
        """All source texts that there ever were, by number."""
        self.blocks: list[tuple[str, list[str]]] = []

    def teardown(self) -> None:
        """Forget the example."""
        transaction.set_rollback(True)
        self._all.__exit__(None, None, None)

    @initialize(texts=st.lists(A_TEXT, min_size=2, max_size=4))
    def begin(self, texts: list[str]) -> None:
        self.blocks = [(str(uuid4()), [self.named(text) for text in texts])]
        page = NewsPageFactory.create(
            title=self.named("title"), standfirst=self.named("standfirst"), body=self.stored()
        )
        self.translation: Translation = into("fr", page)
        self.started()

    def started(self) -> None:
        """Take note of what there is at the beginning."""

    def named(self, text: str) -> str:
        self.texts.append(f"{text} #{len(self.texts)}")
        return self.texts[-1]

    def stored(self) -> list[edits.Block]:
        return [edits.paragraphs(*texts, block_id=key) for key, texts in self.blocks]

    def place(self, which: int) -> tuple[list[str], int]:
        """Return a paragraph's block, and where it stands there."""
        places = [(texts, at) for _, texts in self.blocks for at in range(len(texts))]
        return places[which % len(places)]

    def has_texts(self) -> bool:
        return any(texts for _, texts in self.blocks)

    @precondition(has_texts)
    @rule(which=ANY, word=st.sampled_from(WORDS))
    def reword(self, which: int, word: str) -> None:
        texts, at = self.place(which)
        words = NUMBER.sub("", texts[at]).split()
        words[which % len(words)] = word
        texts[at] = self.named(" ".join(words))

    @precondition(has_texts)
    @rule(which=ANY, text=A_TEXT)
    def write_anew(self, which: int, text: str) -> None:
        texts, at = self.place(which)
        texts[at] = self.named(text)

    @precondition(has_texts)
    @rule(which=ANY, earlier=ANY)
    def go_back(self, which: int, earlier: int) -> None:
        texts, at = self.place(which)
        texts[at] = self.texts[earlier % len(self.texts)]

    @rule(title=A_TEXT)
    def rename(self, title: str) -> None:
        page = self.source()
        page.title = self.named(title)
        page.save_revision().publish()

    @precondition(lambda self: self.blocks)
    @rule(which=ANY, text=A_TEXT)
    def add(self, which: int, text: str) -> None:
        texts = self.blocks[which % len(self.blocks)][1]
        texts.insert(which % (len(texts) + 1), self.named(text))

    @precondition(has_texts)
    @rule(which=ANY)
    def remove(self, which: int) -> None:
        texts, at = self.place(which)
        del texts[at]

    @precondition(has_texts)
    @rule(which=ANY, where=ANY, leaves=st.booleans())
    def carry(self, which: int, where: int, leaves: bool) -> None:
        texts, at = self.place(which)
        text = texts[at] if leaves else texts.pop(at)
        others = self.blocks[where % len(self.blocks)][1]
        others.insert(where % (len(others) + 1), text)

    @rule(text=A_TEXT, where=ANY)
    def add_block(self, text: str, where: int) -> None:
        self.blocks.insert(where % (len(self.blocks) + 1), (str(uuid4()), [self.named(text)]))

    @precondition(lambda self: self.blocks)
    @rule(which=ANY, what=st.sampled_from(["remove", "make anew", "copy", "to the end"]))
    def change_block(self, which: int, what: str) -> None:
        key, texts = self.blocks[which % len(self.blocks)]
        if what != "copy":
            self.blocks.remove((key, texts))
        if what != "remove":
            key = key if what == "to the end" else str(uuid4())
            self.blocks.append((key, list(texts)))

    @rule()
    def publish_source(self) -> None:
        edits.change(self.translation, body=self.stored())

    @rule()
    def update(self) -> None:
        self.translation.source.refresh_from_db()
        self.translation.source.update_from_db()

    @rule()
    def publish_and_update(self) -> None:
        self.publish_source()
        self.update()

    def source(self) -> NewsPage:
        return NewsPage.objects.get(locale__language_code="en")


class Everybody(Author):
    """Translates, decides, deletes and publishes; after each step nothing is lost or misplaced."""

    def started(self) -> None:
        self.written: set[str] = set()
        self.right: dict[str, set[str]] = {}
        """By source text: what somebody wrote or accepted for it."""
        self.live: list[str] = []

    @rule(which=ANY)
    def translate(self, which: int) -> None:
        found = segments(self.translation)
        segment = found[which % len(found)]
        number = self.texts.index(segment.string.data) if "#" in segment.string.data else "slug"
        data = f"FR {len(self.written)} [{number}]"
        edits.put(self.translation, segment.string.data, data, segment.context.path, by=None)
        self.wrote(segment.string.data, data)

    @rule()
    def translate_all(self) -> None:
        for segment in untranslated_segments(self.translation).select_related("string", "context"):
            data = f"FR {len(self.written)} [{self.texts.index(segment.string.data)}]"
            edits.put(self.translation, segment.string.data, data, segment.context.path, by=None)
            self.wrote(segment.string.data, data)

    def wrote(self, source: str, data: str) -> None:
        self.written.add(data)
        self.right.setdefault(source, set()).add(data)

    @rule(which=ANY)
    def delete(self, which: int) -> None:
        rows = list(StringTranslation.objects.order_by("pk"))
        if rows:
            rows[which % len(rows)].delete()

    @rule(which=ANY, is_good=st.booleans())
    def decide(self, which: int, is_good: bool) -> None:
        waiting = list(Proposal.objects.filter(state="open").order_by("pk"))
        if waiting:
            chosen = waiting[which % len(waiting)]
            if is_good:
                self.right.setdefault(chosen.string.data, set()).add(chosen.text)
            (accept if is_good else refuse)(Proposal.objects.filter(pk=chosen.pk), None)

    @rule()
    def save_draft(self) -> None:
        self.fresh().save_target(publish=False)

    @rule()
    def publish(self) -> None:
        missing = untranslated_segments(self.translation).count()
        refused = 0
        try:
            self.fresh().save_target(publish=True)
        except UntranslatedText as refusal:
            refused = refusal.missing
        assert refused == missing
        if not missing:
            self.live = self.texts_of_live()
            self.check_live()

    def check_live(self) -> None:
        sources = [each.string.data for each in all_segments(self.translation)]
        assert len(self.live) == len(sources)
        for source, text in zip(sources, self.live, strict=True):
            assert text in self.right[source]

    def fresh(self) -> Translation:
        return Translation.objects.get(pk=self.translation.pk)

    def texts_of_live(self) -> list[str]:
        page = NewsPage.objects.get(locale__language_code="fr")
        paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", str(page.body))
        return [page.title, page.standfirst, *paragraphs] if page.live else []

    @invariant()
    def every_sentence_is_somewhere(self) -> None:
        kept = set(StringTranslation.objects.values_list("data", flat=True))
        kept |= set(Proposal.objects.values_list("text", flat=True))
        kept |= set(FormerWording.objects.values_list("text", flat=True))
        assert self.written <= kept

    @invariant()
    def no_translation_stands_under_another_text(self) -> None:
        rows = StringTranslation.objects.values_list("translation_of__data", "data")
        for source, data in rows:
            assert data in self.right[source], (source, data)

    @invariant()
    def nothing_waits_twice(self) -> None:
        waiting = list(
            Proposal.objects.filter(state="open").values_list("string", "context", "text")
        )
        assert len(waiting) == len(set(waiting))

    @invariant()
    def readers_see_what_was_published_last(self) -> None:
        assert self.texts_of_live() == self.live


def all_segments(translation: Translation) -> Any:
    """Return the texts that readers see of a source, in order, repeated ones too."""
    rows = translation.source.stringsegment_set.exclude(context__path="slug")
    return rows.order_by("order").select_related("string")
