"""What may be tried with a translation into a language; each tells whether it came about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringTranslation,
    Translation,
)

from tests import editor
from tests.clients import client_of
from tests.factories import locale
from tests.translations.memory import remembered
from tests.translations.po_files import bring, confirm, entry, fetch
from tests.translations.revisions import SCREEN
from translations.models import Assignment, FormerWording, Proposal, RevisionRequest

FORM = "application/x-www-form-urlencoded"
BOARD = "/admin/translations/board/"
MEMORY = "/admin/translations/memory/"


@dataclass(frozen=True, slots=True)
class Work:
    """A complete translation on which somebody works, and a page that was sent to nobody."""

    client: Client
    translation: Translation
    unsent: Any

    @property
    def target(self) -> Any:
        """The translated page as it is now."""
        return Page.objects.get(pk=self.translation.get_target_instance().pk).specific

    @property
    def title(self) -> Any:
        return self.translation.source.stringsegment_set.get(context__path="title")

    def text_url(self) -> str:
        keys = [self.translation.pk, self.title.pk]
        return reverse("wagtail_localize:edit_string_translation", args=keys)

    def texts(self) -> Any:
        return StringTranslation.objects.filter(locale=self.translation.target_locale)

    def board_key(self) -> str:
        """How the board's form names the cell."""
        kind = self.translation.source.object.content_type_id
        return f"{kind}:{self.translation.source.object_id}:{self.translation.target_locale_id}"


Attempt = Callable[[Work], bool]


def writes_a_text(work: Work) -> bool:
    work.client.put(work.text_url(), "value=Neu", content_type=FORM)
    return bool(work.texts().filter(data="Neu").exists())


def deletes_a_text(work: Work) -> bool:
    before = work.texts().count()
    work.client.delete(work.text_url())
    return bool(work.texts().count() < before)


def _override_url(work: Work) -> str:
    segment = OverridableSegment.objects.get_or_create(
        source=work.translation.source, context=work.title.context, order=0, data_json='"Fact"'
    )[0]
    return reverse("wagtail_localize:edit_override", args=[work.translation.pk, segment.pk])


def overrides_a_fact(work: Work) -> bool:
    work.client.put(_override_url(work), "value=Other", content_type=FORM)
    return SegmentOverride.objects.filter(data_json='"Other"').exists()


def takes_an_override_back(work: Work) -> bool:
    url = _override_url(work)
    SegmentOverride.objects.create(
        locale=work.translation.target_locale, context=work.title.context, data_json='"Other"'
    )
    work.client.delete(url)
    return not SegmentOverride.objects.exists()


def lets_a_machine_translate(work: Work) -> bool:
    work.texts().filter(context__path="title").delete()
    work.client.post(reverse("wagtail_localize:machine_translate", args=[work.translation.pk]))
    return bool(work.texts().filter(translation_type="machine").exists())


def stops(work: Work) -> bool:
    work.client.post(reverse("wagtail_localize:stop_translation", args=[work.translation.pk]))
    return not Translation.objects.get(pk=work.translation.pk).enabled


def restarts(work: Work) -> bool:
    Translation.objects.filter(pk=work.translation.pk).update(enabled=False)
    work.client.post(editor.edit_url(work.target), {"localize-restart-translation": "1"})
    return Translation.objects.get(pk=work.translation.pk).enabled


def submits(work: Work) -> bool:
    code = work.translation.target_locale.language_code
    url = reverse("wagtail_localize:submit_page_translation", args=[work.unsent.pk])
    work.client.post(url, {"locales": [locale(code).pk]})
    return bool(work.unsent.get_translations().filter(locale=locale(code)).exists())


def exports_po(work: Work) -> bool:
    url = reverse("wagtail_localize:download_pofile", args=[work.translation.pk])
    return b"msgid" in work.client.get(url).content


def imports_po(work: Work) -> bool:
    """Bring a file in which a text is new: it is the translation at once."""
    work.texts().filter(context__path="title").delete()
    file = fetch(client_of(), work.translation)
    found = entry(file, "title")
    found.msgstr, found.flags = "Neu", []
    looked_over = bring(work.client, file)
    if looked_over.context and looked_over.context.get("plan"):
        confirm(work.client, looked_over)
    return bool(work.texts().filter(data="Neu").exists())


def accepts_a_proposal(work: Work) -> bool:
    return _decides(work, "accept") == "accepted"


def refuses_a_proposal(work: Work) -> bool:
    return _decides(work, "refuse") == "refused"


def _decides(work: Work, decision: str) -> str:
    made = Proposal.objects.create(
        translation=work.translation,
        string=work.title.string,
        context=work.title.context,
        text="Neu",
        origin=Proposal.Origin.PO,
    )
    data = {"proposal": [made.pk], "decision": decision}
    work.client.post("/admin/translations/proposals/", data)
    made.refresh_from_db()
    return str(made.state)


def takes_from_the_memory(work: Work) -> bool:
    work.texts().filter(context__path="title").delete()
    code = work.translation.target_locale.language_code
    remembered(work.title.string.data, "Neu", code=code)
    work.client.post(f"{MEMORY}?translation={work.translation.pk}", {"all": "1"})
    return bool(work.texts().filter(data="Neu", context__path="title").exists())


def takes_a_former_wording(work: Work) -> bool:
    row = work.texts().get(context__path="title")
    for row.data in ("Neu", "Alt"):
        row.save()
    kept = FormerWording.objects.get(text="Neu")
    url = reverse("translations_former:list", args=[work.translation.pk])
    work.client.post(url, {"take": kept.pk})
    return bool(work.texts().filter(data="Neu").exists())


def takes_the_assignment(work: Work) -> bool:
    me = work.client.session["_auth_user_id"]
    data = {"cell": [work.board_key()], "action": "assign", "person": me}
    work.client.post(f"{BOARD}assign/", data)
    return Assignment.objects.exists()


def asks_for_a_revision(work: Work) -> bool:
    return _revises(work, {"text": [work.title.pk], "action": "ask"}) == ""


def asks_for_a_revision_of_the_whole(work: Work) -> bool:
    return _revises(work, {"action": "ask-for-all"}) == ""


def closes_a_revision(work: Work) -> bool:
    made = RevisionRequest.objects.create(translation=work.translation)
    return _revises(work, {"fine": made.pk}) == "fine"


def _revises(work: Work, data: dict[str, Any]) -> str | None:
    """Send the screen of second readers; return the outcome of a request, "" of an open one."""
    work.client.post(f"{SCREEN}?translation={work.translation.pk}", data)
    return RevisionRequest.objects.values_list("outcome", flat=True).first()


def publishes(work: Work) -> bool:
    work.client.post(editor.edit_url(work.target), {"action": "publish"})
    return bool(work.target.live)


def publishes_by_syncing(work: Work) -> bool:
    url = reverse("wagtail_localize:update_translations", args=[work.translation.source_id])
    work.client.post(url, {"publish_translations": "on"})
    return bool(work.target.live)


def publishes_partly(work: Work) -> bool:
    work.texts().exclude(context__path="title").delete()
    url = reverse("translating:publish_partly", args=[work.translation.pk])
    work.client.post(url, {"accepting": "9", "confirmed": "on"})
    return bool(work.target.live)


def publishes_in_bulk(work: Work) -> bool:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    work.client.post(f"{url}?id={work.target.pk}", {"next": "/admin/"})
    return bool(work.target.live)


def puts_the_source_in_its_place(work: Work) -> bool:
    work.client.post(reverse("wagtail_localize:convert_to_alias", args=[work.target.pk]))
    return bool(work.target.alias_of_id)


WRITES: dict[str, Attempt] = {
    attempt.__name__: attempt
    for attempt in (
        writes_a_text,
        deletes_a_text,
        overrides_a_fact,
        takes_an_override_back,
        lets_a_machine_translate,
        stops,
        restarts,
        submits,
        exports_po,
        imports_po,
        accepts_a_proposal,
        refuses_a_proposal,
        takes_from_the_memory,
        takes_a_former_wording,
        takes_the_assignment,
        asks_for_a_revision,
        asks_for_a_revision_of_the_whole,
        closes_a_revision,
    )
}
"""What is work on a translation."""

PUBLISHES: dict[str, Attempt] = {
    attempt.__name__: attempt
    for attempt in (
        publishes,
        publishes_by_syncing,
        publishes_partly,
        publishes_in_bulk,
        puts_the_source_in_its_place,
    )
}
"""What brings something before readers."""
