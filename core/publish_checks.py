"""The publish gate's own checks: no picture without credit, licence and alternative text."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from core import registry
from core.blocks import ImageUseBlock
from core.messages import ALT_TEXT_MISSING, missing_facts_message
from core.models import BasePage, CustomImage
from core.references import foreign_keys, pictures_in, references_of, rich_text_fields, walk
from core.registered import Problem


@registry.publish_checks.register
def pictures_are_documented(page: BasePage) -> Iterator[Problem]:
    """Yield a problem for each picture of a page that lacks a credit or a licence."""
    by_key: dict[int, str] = dict.fromkeys(references_of(page).images, "body")
    for name in rich_text_fields(type(page)):
        by_key.update(dict.fromkeys(pictures_in(getattr(page, name)), name))
    for column in foreign_keys(type(page), CustomImage):
        if (key := getattr(page, column)) is not None:
            by_key[key] = column.removesuffix("_id")
    if not by_key:
        return
    for image in CustomImage.objects.filter(pk__in=by_key).order_by("pk"):
        if missing := image.missing_for_publication:
            yield Problem(by_key[image.pk], missing_facts_message(image.title, missing))


@registry.publish_checks.register
def pictures_have_alternative_text(page: BasePage) -> Iterator[Problem]:
    """Yield a problem for each picture that is neither described nor marked as decorative."""
    lead_key: Any = getattr(page, "lead_picture_id", None)
    if lead_key and not _described(page.lead_picture_alt, decorative=page.lead_picture_decorative):
        yield Problem("lead_picture_alt", str(ALT_TEXT_MISSING))
    number = 0
    for item in walk(page):
        if not isinstance(item.block, ImageUseBlock) or not isinstance(item.value, dict):
            continue
        number += 1
        if not _described(item.value.get("alt"), decorative=bool(item.value.get("decorative"))):
            field = item.path.partition(".")[0]
            yield Problem(
                field,
                _("Picture %(number)d of the text: %(message)s")
                % {"number": number, "message": ALT_TEXT_MISSING},
            )


def _described(alt: str | None, *, decorative: bool) -> bool:
    return decorative or bool((alt or "").strip())
