"""Out and in again changes nothing; an edit goes out as it came in. Of any texts."""

from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue

from tests.factories import UserFactory, blocks
from tests.translations.po_files import loaded, submitted, texts, translate
from translations.models import Proposal
from translations.po.comparing import plan_of
from translations.po.importing import confirm, receive
from translations.po.notation import write
from translations.po.reading import Refused, parse
from translations.po.writing import file_of
from translations.proposals.deciding import accept

ODD = [
    "&",
    "<",
    ">",
    "&amp;",
    "&lt;",
    "<b>",
    "</b>",
    '"',
    "\\",
    "\\n",
    "\n",
    "\t",
    "#",
    "é",
    " ",
    "a",
    "\u2028",
    "\u00a0",
    "%s",
    "{x}",
    "--",
    "-\u200f",
    "msgid",
    "\x85",
    "<br>",
    "\U0001f309",
]
plain = st.lists(st.sampled_from(ODD), min_size=1, max_size=10).map(
    lambda parts: "x" + "".join(parts) + "y"
)
inline = st.sampled_from(
    ["{}", "<b>{}</b>", "<i>{}</i>", 'one <a id="a1">{}</a>', "{}<br/>{}", "<b><i>{}</i></b>"]
)
html = st.builds(
    lambda pattern, text: pattern.format(*[StringValue.from_plaintext(text).data] * 2),
    inline,
    plain,
)
FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # Making a page takes long: to find the smallest one that fails would take minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def a_page(paragraphs: list[str]) -> Translation:
    body = "".join(f"<p>{each.replace('one <a id=', 'one <a href=')}</p>" for each in paragraphs)
    return submitted(title="A", slug="a", body=[blocks.rich_text(body)])


def out(translation: Translation) -> Any:
    return loaded(str(file_of([translation])))


def bring(user: Any, file: Any, translation: Translation) -> int:
    """Import a file; return how many texts it changed."""
    upload, plan = receive(user, "my.po", str(file).encode(), translation)
    outcome = confirm(upload, plan.digest)
    return outcome.translated + outcome.proposed


class TestRoundTrip(TestCase):
    """hypothesis and Django agree on one transaction for each example here."""

    @given(st.lists(html, min_size=1, max_size=3), st.data())
    @FEW
    def test_out_and_in_again_changes_nothing(self, paragraphs: list[str], data: Any) -> None:
        translation = a_page(paragraphs)
        translate(
            translation,
            lambda source: (
                source
                if "<a " in source
                else data.draw(html.filter(lambda text: "<a " not in text))
            ),
        )
        before = texts(translation)

        file = out(translation)
        plan = plan_of(parse("my.po", str(file)), translation)

        assert (plan.changes, plan.unchanged) == ((), len(file))
        assert texts(translation) == before

    @given(st.lists(html, min_size=1, max_size=3), st.data())
    @FEW
    def test_edit_comes_in_and_goes_out_as_it_was(self, paragraphs: list[str], data: Any) -> None:
        translation = a_page(paragraphs)
        translate(translation, lambda source: source)
        user = UserFactory.create(is_superuser=True)
        file = out(translation)
        edits = {}
        for each in file:
            if ":body" in each.msgctxt and data.draw(st.booleans()):
                each.msgstr = write(data.draw(html.filter(lambda text: "<a " not in text)))
            edits[each.msgctxt, each.msgid] = each.msgstr

        bring(user, file, translation)
        accept(Proposal.objects.all(), user)

        assert {(each.msgctxt, each.msgid): each.msgstr for each in out(translation)} == edits
        assert not StringTranslation.objects.filter(has_error=True).exists()
        assert bring(user, out(translation), translation) == 0

    @given(
        st.text(max_size=300)
        | st.lists(
            st.sampled_from([*ODD, "msgstr ", "msgctxt ", '""', '"x"', "#~ ", "#, fuzzy", "#| "]),
            max_size=30,
        ).map("".join)
    )
    @FEW
    def test_any_file_is_read_or_refused(self, text: str) -> None:
        file = None
        with suppress(Refused):
            file = parse("any.po", text)
        assert file is None or all(entry.line >= 0 for entry in file.entries)
