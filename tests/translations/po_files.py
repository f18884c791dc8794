"""What a translator does with PO files: fetch one, change it with polib, bring it back."""

import tempfile
from collections.abc import Callable
from typing import Any

import polib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from tests.factories import NewsPageFactory, blocks, locale, make_site
from translations.models import Proposal

RICH = (
    '<p>Fish &amp; chips in <b>Mostar</b>, see <a href="https://example.org/a">the map</a>.</p>'
    "<p>1 &lt; 2, and &lt;nav&gt; is an element.</p>"
)


def submitted(code: str = "fr", **page: Any) -> Translation:
    """Return the translation, not begun yet, of a new page of the news."""
    make_site()
    values = {"title": "Fish & chips", "body": [blocks.rich_text(RICH)], **page}
    return into(code, NewsPageFactory.create(**values))


def into(code: str, thing: Any) -> Translation:
    """Send a page or snippet to the translators of a language."""
    source, _ = TranslationSource.get_or_create_from_instance(thing)
    made, _ = Translation.objects.get_or_create(source=source, target_locale=locale(code))
    made.save_target(publish=False)
    return made


def translate(
    translation: Translation, word: Callable[[str], str] = lambda data: f"FR {data}"
) -> None:
    """Translate the texts for which there is a word, as the editor stores them.

    One that stands twice in a place is translated once.
    """
    for segment in segments(translation):
        if data := word(segment.string.data):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                defaults={"data": data, "translation_type": "manual"},
            )


def segments(translation: Translation) -> list[StringSegment]:
    """Return the texts of a translation's source, in order."""
    rows = StringSegment.objects.filter(source=translation.source).order_by("order")
    return list(rows.select_related("string", "context"))


def texts(translation: Translation) -> dict[tuple[str, str], str]:
    """Return what is translated, as stored, by path and source text."""
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context__object=translation.source.object_id
    ).select_related("context", "translation_of")
    return {(row.context.path, row.translation_of.data): row.data for row in rows}


def loaded(text: str) -> polib.POFile:
    """Return a file as a translator's program opens it from disk."""
    with tempfile.NamedTemporaryFile("w", suffix=".po", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        return polib.pofile(file.name, encoding="utf-8", wrapwidth=78)


def fetch(client: Client, *translations: Translation) -> polib.POFile:
    """Download the file of one translation, or of several."""
    if len(translations) == 1:
        address = reverse("wagtail_localize:download_pofile", args=[translations[0].pk])
        response: Any = client.get(address)
    else:
        keys = [each.pk for each in translations]
        response = client.post(reverse("translations_po:export"), {"translation": keys})
    assert response.status_code == 200, response.content
    return loaded(response.content.decode())


def bring(
    client: Client, file: "polib.POFile | str | bytes", translation: Translation | None = None
) -> Any:
    """Upload a file, and return the page of its dry run or of its faults."""
    if translation is None:
        address = reverse("translations_po:import")
    else:
        address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    data = file if isinstance(file, bytes) else str(file).encode()
    return client.post(address, {"file": SimpleUploadedFile("my.po", data)}, follow=True)


def confirm(client: Client, looked_over: Any) -> Any:
    """Confirm a dry run."""
    plan = looked_over.context["plan"]
    path = looked_over.request["PATH_INFO"]
    return client.post(path, {"digest": plan.digest}, follow=True)


def take_in(client: Client, file: polib.POFile, translation: Translation | None = None) -> Any:
    """Upload a file and confirm what it changes."""
    return confirm(client, bring(client, file, translation))


def entry(file: polib.POFile, path: str, starts: str = "") -> polib.POEntry:
    """Return the entry at a path such as "title", of a source text that starts so."""
    found = [
        each
        for each in file
        if each.msgctxt.partition(":")[2].split(".")[0] == path and each.msgid.startswith(starts)
    ]
    assert len(found) == 1, [each.msgid for each in found]
    return found[0]


def faults(response: Any) -> list[tuple[int | None, str]]:
    """Return line and message of each fault of a refused file."""
    return [(fault.line, fault.message) for fault in response.context["refusal"].faults]


def counts(response: Any) -> dict[str, int]:
    """Return the numbers that a dry run shows, those of nothing left out."""
    plan = response.context["plan"]
    left = {name: getattr(plan, name) for name in ("unchanged", "empty", "waiting", "absent")}
    return {name: count for name, count in {**response.context["counts"], **left}.items() if count}


def nothing_written() -> bool:
    return not (StringTranslation.objects.exists() or Proposal.objects.exists())
