"""What authors do to the source of a translation, and what became of its texts."""

from typing import Any

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from tests.factories import UserFactory, blocks
from translations.models import Proposal

Block = dict[str, Any]


def paragraphs(*texts: str, block_id: str = "") -> Block:
    """Return a block of rich text; with an id of its own, that of a block that was there."""
    made = blocks.rich_text("".join(f"<p>{text}</p>" for text in texts))
    return {**made, "id": block_id} if block_id else made


def change(translation: Translation, **values: Any) -> None:
    """Publish the source with other values; `body` is a list of stored blocks."""
    page: Any = translation.source.get_source_instance()
    for name, value in values.items():
        stream = page.body.stream_block
        setattr(page, name, stream.to_python(value) if name == "body" else value)
    page.save_revision().publish()


def take_over(translation: Translation, **values: Any) -> None:
    """Publish the source with other values, and let translators have them."""
    change(translation, **values)
    translation.source.refresh_from_db()
    translation.source.update_from_db()


def body(translation: Translation) -> list[Block]:
    """Return the stored blocks of the source."""
    page: Any = translation.source.get_source_instance()
    return [dict(block) for block in page.body.raw_data]


def put(translation: Translation, source: str, data: str, path: str = "", **values: Any) -> Any:
    """Translate a text as the editor does; it is found by its words and how its path begins."""
    segment = segment_of(translation, source, path)
    row, _ = StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={
            "data": data,
            "translation_type": "manual",
            "last_translated_by": values.pop("by", None) or UserFactory.create(),
            "has_error": False,
            "field_error": "",
            **values,
        },
    )
    return row


def segment_of(translation: Translation, source: str, path: str = "") -> StringSegment:
    """Return the segment with these words."""
    rows = StringSegment.objects.filter(source=translation.source, string__data=source)
    found = rows.filter(context__path__startswith=path).order_by("order").first()
    assert found is not None, source
    return found


def now(translation: Translation) -> list[tuple[str, str | None]]:
    """Return the texts of the body with their translations, in order."""
    rows = StringSegment.objects.filter(
        source=translation.source, context__path__startswith="body"
    ).annotate_translation(translation.target_locale)
    return list(rows.order_by("order").values_list("string__data", "translation"))


def proposed(
    translation: Translation, state: str = "open"
) -> list[tuple[str, str, str, str | None]]:
    """Return source text, wording, origin and earlier source text of each proposal."""
    rows = Proposal.objects.filter(translation=translation, state=state).order_by("pk")
    return list(rows.values_list("string__data", "text", "origin", "earlier_string__data"))
