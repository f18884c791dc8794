"""A translator, a publisher and somebody at the page itself, who do anything in any order.

Every translation names the number of the text that it was written for, `[7]`, and has one of its
own. After each step nothing may be lost, nothing may stand under another text.
"""

import re
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from wagtail_localize.models import StringTranslation, Translation

from core.models.translation_basis import UntranslatedText
from core.services.localisation import untranslated_segments
from news.models import NewsPage
from tests.translations import edits
from tests.translations.authors import ANY, Author
from tests.translations.po_files import segments
from translations.hand.absorbing import absorb
from translations.models import FormerWording, Proposal, UnplacedText
from translations.proposals.deciding import accept, refuse

PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>")
TAG = re.compile(r"[#\[](\d+)")


class Everybody(Author):
    """Translates, decides, deletes and publishes; after each step nothing is lost or misplaced."""

    def started(self) -> None:
        self.written: set[str] = set()
        self.right: dict[str, set[str]] = {}
        """By source text: what somebody wrote or accepted for it."""
        self.live: list[str] = []
        self.pending: set[str] = set()
        """What a hand wrote on the page, before anything took it over."""
        self.hand_did: set[str] = set()

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

    def take_over(self) -> None:
        """Update: a text that stays or only moves keeps its translation."""
        before = self.translations_by_text()
        super().take_over()
        for text, found in self.translations_by_text().items():
            known = before.get(text, {})
            if len(known) >= len(found) and all(known.values()):
                assert all(found.values()), text

    def translations_by_text(self) -> dict[str, dict[int, str | None]]:
        """Return translations by source text and place."""
        found: dict[str, dict[int, str | None]] = {}
        rows = self.translation.source.stringsegment_set.annotate_translation(
            self.translation.target_locale
        )
        for text, place, data in rows.values_list("string__data", "context", "translation"):
            found.setdefault(text, {})[place] = data
        return found

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
        self.taken_over()

    def page(self) -> Any:
        page = NewsPage.objects.get(locale__language_code="fr")
        return page.get_latest_revision_as_object()

    @rule(which=ANY)
    def edit_on_the_page(self, which: int) -> None:
        page = self.page()
        texts = [(block, at) for block in range(len(page.body)) for at in range(count(page, block))]
        if not texts or which % (len(texts) + 1) == len(texts):
            page.title = self.by_hand(page.title)
        else:
            block, at = texts[which % len(texts)]
            found = paragraphs_of(page, block)
            found[at] = self.by_hand(found[at])
            put_paragraphs(page, block, found)
        page.save_revision()

    def by_hand(self, there: str) -> str:
        """Return another translation of the text that stands there."""
        tag = TAG.search(there)
        if tag is None:  # A text of the hand's own.
            text = f"FR {len(self.written) + len(self.pending)} mine mine mine"
        else:
            text = f"FR {len(self.written) + len(self.pending)} [{tag[1]}]"
            self.right.setdefault(self.texts[int(tag[1])], set()).add(text)
        self.pending.discard(there)
        self.pending.add(text)
        return text

    @precondition(lambda self: "remove" not in self.hand_did)
    @rule(which=ANY)
    def add_on_the_page(self, which: int) -> None:
        page = self.page()
        if len(page.body):
            block = which % len(page.body)
            found = paragraphs_of(page, block)
            found.insert(which % (len(found) + 1), self.by_hand("nothing"))
            put_paragraphs(page, block, found)
            page.save_revision()
            self.hand_did.add("add")

    @precondition(lambda self: "add" not in self.hand_did)
    @rule(which=ANY)
    def remove_on_the_page(self, which: int) -> None:
        page = self.page()
        blocks = [at for at in range(len(page.body)) if count(page, at)]
        if blocks:
            block = blocks[which % len(blocks)]
            found = paragraphs_of(page, block)
            gone = found.pop(which % len(found))
            put_paragraphs(page, block, found)
            page.save_revision()
            self.pending.discard(gone)
            self.hand_did.add("remove")

    @rule()
    def go_on(self) -> None:
        absorb(self.fresh(), NewsPage.objects.get(locale__language_code="fr"))
        self.taken_over()

    def taken_over(self) -> None:
        self.written |= self.pending
        self.pending, self.hand_did = set(), set()

    @rule()
    def publish(self) -> None:
        missing = untranslated_segments(self.translation).count()
        refused = 0
        try:
            self.fresh().save_target(publish=True)
        except UntranslatedText as refusal:
            refused = refusal.missing
        self.taken_over()
        # What a hand translated was counted in between.
        assert refused <= missing
        missing = untranslated_segments(self.translation).count()
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
        paragraphs = PARAGRAPH.findall(str(page.body))
        return [page.title, page.standfirst, *paragraphs] if page.live else []

    @invariant()
    def every_sentence_is_somewhere(self) -> None:
        kept = set(StringTranslation.objects.values_list("data", flat=True))
        kept |= set(Proposal.objects.values_list("text", flat=True))
        kept |= set(FormerWording.objects.values_list("text", flat=True))
        kept |= set(UnplacedText.objects.values_list("text", flat=True))
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


def paragraphs_of(page: Any, block: int) -> list[str]:
    """Return the paragraphs of a block of a page."""
    return PARAGRAPH.findall(page.body.raw_data[block]["value"])


def count(page: Any, block: int) -> int:
    """Return how many there are."""
    return len(paragraphs_of(page, block))


def put_paragraphs(page: Any, block: int, texts: list[str]) -> None:
    """Give a block of a page other paragraphs."""
    stored = [dict(each) for each in page.body.raw_data]
    stored[block]["value"] = "".join(f"<p>{text}</p>" for text in texts)
    page.body = page.body.stream_block.to_python(stored)
