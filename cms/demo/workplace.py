"""What lies on the translators' board: one translation in each state of its way, and a PO file.

All of it goes through the services that the admin uses. Public are only the texts of pages that
the articles have in French as well.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.demo.bodies import Places
from core.models import BasePage, User
from tests.factories import locale, publish
from translations.po.importing import confirm, receive
from translations.po.writing import file_of
from translations.services.assigning import Task, assign

GIVEN_BY, PUBLISHED_BY = "moderator", "publisher"


@dataclass(frozen=True, slots=True)
class Job:
    """What a translator has of a page: texts by the source's, a due date in days, a note."""

    key: str
    code: str
    due_in_days: int | None
    note: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def translator(self) -> str:
        """The account that has it."""
        return f"translator-{self.code}"


BEGUN = Job(
    "study-visit-2014",
    "fr",
    due_in_days=5,
    note="Please begin with the title and the introduction.",
    texts={
        "Study visit: two days in a housing office": (
            "Visite d’étude\u00a0: deux jours dans un service du logement"
        ),
        "Illustration of a town with pink and blue roofs below hills in pastel colours": (
            "Illustration d’une ville aux toits roses et bleus, au pied de collines aux tons pastel"
        ),
        "Four fictitious towns visit a fifth and follow one application for a flat from the first "
        "question to the decision.": (
            "Quatre villes fictives rendent visite à une cinquième et suivent une demande de "
            "logement, de la première question à la décision."
        ),
        "Housing office of Port-Clair (fictitious)": "Service du logement de Port-Clair (fictif)",
    },
)
PO_FILE = "visite-d-etude.po"
PROPOSED = {
    "Four fictitious towns visit a fifth and follow one application for a flat from the first "
    "question to the decision.": (
        "Quatre villes fictives en visitent une cinquième et suivent une demande de logement, de "
        "la première question jusqu’à la décision."
    )
}
COMPLETE = Job(
    "evidence-meeting-2019",
    "de",
    due_in_days=2,
    texts={
        "Working meeting: what is a good practice?": "Arbeitstreffen: Was ist gute Praxis?",
        "Illustration of green and sand-coloured fields that meet at the horizon": (
            "Illustration grüner und sandfarbener Felder, die am Horizont aneinanderstoßen"
        ),
        "Three hours on evidence, online, with one rule: whoever praises must say how they know.": (
            "Drei Stunden online über Belege, mit einer Regel: Wer lobt, muss sagen, worauf sich "
            "das Lob stützt."
        ),
        "The demonstration network collects practices, and wants to know which of them hold. "
        "Colleagues present three cases; the others ask.": (
            "Das Demonstrationsnetzwerk sammelt Beispiele aus der Praxis und möchte wissen, welche "
            "davon standhalten. Kolleginnen und Kollegen stellen drei Fälle vor; die anderen "
            "fragen nach."
        ),
        "Questions": "Fragen",
        "What was different afterwards, and for whom?": "Was war danach anders, und für wen?",
        "Could something else have been the reason?": "Gibt es vielleicht einen anderen Grund?",
        "Has anybody tried it elsewhere?": "Hat es jemand anderswo versucht?",
    },
)
MISSING = Job("memorial-walk-2025", "fr", due_in_days=12, note="Not before the event is confirmed.")
CURRENT = Job("legal", "fr", due_in_days=None)
OUTDATED = Job("accessibility", "fr", due_in_days=-1, note="Two sentences have changed.")

EARLIER = {
    "These pages should be usable by everyone. What has been done for this, and how to tell us "
    "where it falls short.": (
        "These pages should be usable by everyone. What has been done for this.",
        "Ces pages doivent pouvoir être utilisées par tout le monde. Ce qui a été fait pour cela.",
    ),
    "Each picture has an alternative text, or is marked as decorative.": (
        "Each picture has an alternative text.",
        "Chaque image a un texte de remplacement.",
    ),
}
"""What the outdated page said before, by what it says now: in the source, and translated."""


def fill(places: Places, people: Mapping[str, User]) -> None:
    """Begin, complete, publish and outdate translations; propose a wording by PO file."""
    workplace = _Workplace(places, people)
    workplace.give(MISSING)
    begun = workplace.begin(BEGUN)
    workplace.propose(begun, PROPOSED)
    workplace.begin(COMPLETE)
    workplace.publish(CURRENT)
    workplace.outdate(OUTDATED)


class _Workplace:
    def __init__(self, places: Places, people: Mapping[str, User]) -> None:
        self.places = places
        self.people = people

    def give(self, job: Job) -> None:
        """Assign a page to its translator."""
        due = None
        if job.due_in_days is not None:
            due = timezone.localdate() + timedelta(days=job.due_in_days)
        assign(
            Task(self._source(job), locale(job.code)),
            self.people[job.translator],
            due=due,
            note=job.note,
            by=self.people[GIVEN_BY],
        )

    def begin(self, job: Job) -> Translation:
        """Assign a page and translate what there are texts for, as a draft."""
        self.give(job)
        translation = _submitted(self._source(job), locale(job.code))
        self._translate(translation, job, lambda text: job.texts.get(text, ""))
        translation.save_target(user=self.people[job.translator], publish=False)
        return translation

    def propose(self, translation: Translation, texts: Mapping[str, str]) -> None:
        """Bring in a PO file of a translation, with other wordings."""
        file = file_of([translation])
        for entry in file:
            entry.msgstr = texts.get(entry.msgid, entry.msgstr)
        translator = self.people[f"translator-{translation.target_locale.language_code}"]
        upload, plan = receive(translator, PO_FILE, str(file).encode(), translation)
        confirm(upload, plan.digest)

    def publish(self, job: Job) -> None:
        """Take a translation that is public over into the translators' editor, and publish it."""
        self._publish(job, self._source(job), {})

    def outdate(self, job: Job) -> None:
        """Publish a translation of what the source said before, then the source as it is."""
        self.give(job)
        source = self._source(job)
        earlier = {now: before for now, (before, _translated) in EARLIER.items()}
        self._publish(job, _with_texts(source, earlier), dict(EARLIER.values()))
        publish(type(source).objects.get(pk=source.pk))

    def _publish(self, job: Job, source: BasePage, texts: Mapping[str, str]) -> None:
        public = self._source(job).get_translation(locale(job.code)).specific
        known = dict(_pairs(self._source(job), public)) | dict(texts)
        translation = _submitted(source, locale(job.code))
        self._translate(translation, job, known.__getitem__)
        translation.save_target(user=self.people[PUBLISHED_BY], publish=True)

    def _translate(self, translation: Translation, job: Job, word: Any) -> None:
        segments = StringSegment.objects.filter(source=translation.source).exclude(
            context__path="slug"
        )
        for segment in segments.select_related("string"):
            if text := word(segment.string.data):
                StringTranslation.objects.create(
                    translation_of_id=segment.string_id,
                    context_id=segment.context_id,
                    locale=translation.target_locale,
                    data=text,
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                    last_translated_by=self.people[job.translator],
                )

    def _source(self, job: Job) -> BasePage:
        page = self.places.get(job.key, self.places.source)
        return type(page).objects.get(pk=page.pk)


def _submitted(source: BasePage, target: Locale) -> Translation:
    record, _created = TranslationSource.get_or_create_from_instance(source)
    return Translation.objects.create(source=record, target_locale=target)


def _with_texts(page: Any, texts: Mapping[str, str]) -> Any:
    """Return a page, not saved, in which texts are replaced by others."""
    page.introduction = texts.get(page.introduction, page.introduction)
    body = json.dumps(list(page.body.raw_data), ensure_ascii=False)
    for now, before in texts.items():
        body = body.replace(now, before)
    page.body = body
    return page


def _pairs(source: BasePage, target: BasePage) -> Iterator[tuple[str, str]]:
    """Yield the texts of a page with those that stand in their places in another language."""
    places = _texts_by_path(target)
    for path, texts in _texts_by_path(source).items():
        yield from zip(texts, places[path], strict=True)


def _texts_by_path(page: BasePage) -> dict[str, list[str]]:
    found = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found
