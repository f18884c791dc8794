"""The demonstration as `make_demo` leaves it, complete and ready for readers and staff."""

import re
from collections import Counter
from datetime import UTC, datetime, time
from io import StringIO
from itertools import chain

import pytest
from django.core.management import call_command
from wagtail.models import Page, Revision, WorkflowState

from core import registry
from core.models import BasePage, ContentVersion, CustomImage, OutgoingMail, Rendition, User
from core.references import references_of, rich_text_fields, walk
from home.models import HomePage, Menu, SiteSettings, StandardPage
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage, Topic
from submissions.models import Submission, SubmissionEvent, Upload
from tests import versions
from tests.demo.conftest import Made
from tests.demo.looking import LANGUAGES, expected, per_language, public
from tests.factories import locale
from translations.models import Assignment, Proposal

pytestmark = pytest.mark.xdist_group("demo")

TEXTS = (
    "title",
    "draft_title",
    "standfirst",
    "introduction",
    "lead_picture_alt",
    "search_description",
)


NAMES = {"ROMACT", "ROMED", "ROMACTED"}
"""Programmes are called the same in all languages."""


def test_every_text_is_public_in_its_languages(made: Made) -> None:
    demo = made.demo
    assert (len(demo.news), len(demo.events)) == (60, 12)
    assert per_language(NewsPage) == expected(demo.news)
    assert per_language(EventPage) == expected(demo.events)
    assert per_language(StandardPage) == expected(demo.pages)
    for section in (NewsIndexPage, EventIndexPage):
        assert per_language(section) == dict.fromkeys(LANGUAGES, 1)
    assert per_language(HomePage) == dict.fromkeys((*LANGUAGES, "rmy"), 1)


def test_tree_is_sound(made: Made) -> None:
    assert Page.find_problems() == ([], [], [], [], [])


def test_every_published_page_passes_the_publish_gate(made: Made) -> None:
    live = Page.objects.filter(live=True, depth__gt=1).specific()
    assert {page.pk: problems for page in live if (problems := registry.problems_of(page))} == {}


def test_every_published_page_stands_by_its_revision(made: Made) -> None:
    for page in Page.objects.filter(live=True, depth__gt=1):
        assert page.live_revision_id == page.latest_revision_id, page
        assert not page.has_unpublished_changes, page


@pytest.mark.parametrize("code", ["fr", "de", "ro"])
def test_no_text_of_the_source_is_published_in_another_language(made: Made, code: str) -> None:
    for model in (NewsPage, EventPage, StandardPage, NewsIndexPage, EventIndexPage):
        for page in public(model, code):
            source = page.get_translation(locale("en"))
            assert page.alias_of_id is None
            for name in TEXTS:
                text = getattr(page, name, "")
                assert text in {"", *NAMES} or text != getattr(source, name), (page, name)
            assert texts_of(page).isdisjoint(texts_of(source)), page


def texts_of(page: BasePage) -> set[str]:
    """Return the longer texts of a body; names and figures may be alike in two languages."""
    values = {item.value for item in walk(page) if isinstance(item.value, str)}
    return {text for text in values if len(text) > 60}


def test_translations_keep_the_ids_of_blocks(made: Made) -> None:
    for page in public(NewsPage, "fr"):
        source = page.get_translation(locale("en"))
        ids = [[block["id"] for block in item.body.raw_data] for item in (page, source)]
        assert ids[0] == ids[1]
        assert len(set(ids[0])) == len(ids[0])


def test_home_page_says_that_the_site_is_a_demonstration(made: Made) -> None:
    homes = {page.locale.language_code: page for page in public(HomePage)}
    words = {
        "en": "demonstration",
        "fr": "démonstration",
        "de": "Demonstration",
        "ro": "demonstrație",
    }
    for code, word in words.items():
        assert word in homes[code].notice
        assert homes[code].name == made.demo.home[code].name
        assert homes[code].terminology_note
    romani = homes["rmy"]
    assert (romani.name, romani.mission_statement, romani.terminology_note) == ("", "", "")
    assert romani.notice == ""


def test_links_lead_to_pages_in_the_language_of_the_text(made: Made) -> None:
    pages = {page.pk: page for page in Page.objects.all()}
    linked = 0
    for page in chain(*(public(model) for model in (NewsPage, EventPage, StandardPage, HomePage))):
        texts = [item.value for item in walk(page) if isinstance(item.value, str)]
        texts += [getattr(page, name) for name in rich_text_fields(type(page))]
        assert not re.search(r'linktype="(?!page)|\bkey=', " ".join(texts)), page
        for key in references_of(page).pages:
            target = pages[key]
            linked += 1
            assert target.live
            if target.locale_id != page.locale_id:
                assert not target.has_translation(page.locale), (page, target)
    assert linked > 60


def test_history_lies_where_the_texts_say(made: Made) -> None:
    dates = {item.key: item.date for item in made.demo.news}
    for page in public(NewsPage):
        source = page.get_translation_or_none(locale("en")) or page
        at = datetime.combine(dates[source.slug], time(9), UTC)
        assert page.date == at.date()
        assert page.first_published_at == page.last_published_at == at
        assert page.live_revision.created_at == page.latest_revision_created_at == at


def test_events_start_by_the_clock_at_their_venue(made: Made) -> None:
    clocks = {event.key: (event.start, event.end) for event in made.demo.events}
    for page in public(EventPage, "en"):
        found = tuple(
            page.in_zone(moment).replace(tzinfo=None) for moment in (page.start, page.end)
        )
        assert found == clocks[page.slug]


def test_topics_are_in_four_languages_and_on_every_item(made: Made) -> None:
    slugs = {topic.key for topic in made.demo.topics}
    for code in LANGUAGES:
        topics = Topic.objects.filter(live=True, locale=locale(code))
        assert {topic.slug for topic in topics} == slugs
    assert Topic.objects.values("translation_key").distinct().count() == len(slugs)
    used = {item.key: item.topics for item in made.demo.news}
    for page in public(NewsPage, "en"):
        assert tuple(use.topic.slug for use in page.topic_uses.all()) == used[page.slug]


def test_pictures_are_documented_and_small_sizes_made(made: Made) -> None:
    published = CustomImage.objects.exclude(credit="")
    assert published.count() == 89
    assert set(published.values_list("credit", "licence")) == {
        ("Generated illustration", "CC0_1_0")
    }
    for image in published:
        specs = set(Rendition.objects.filter(image=image).values_list("filter_spec", flat=True))
        assert specs == {"fill-160x160|format-webp", "fill-640x400|format-webp"}
    for page in chain(public(NewsPage), public(EventPage)):
        assert page.lead_picture_id
        assert bool(page.lead_picture_alt) is not page.lead_picture_decorative


def test_worker_is_asked_for_the_large_sizes_and_nothing_else(made: Made) -> None:
    assert made.tasks == ["core.tasks.make_renditions"] * 8


def test_menus_lead_to_pages_of_their_language(made: Made) -> None:
    menus = {(menu.place, menu.locale.language_code): menu for menu in Menu.objects.all()}
    assert set(menus) == {(place, code) for place in ("main", "footer") for code in LANGUAGES}
    for (place, code), menu in menus.items():
        assert menu.live
        entries = made.demo.menus[place]
        labels = [entry.labels[code] for entry in entries]
        found = [item.label for item in menu.items.all()]
        assert found == [label for label in labels if label in found]
        if code in {"en", "fr"}:
            assert found == labels
        for item in menu.items.all():
            assert item.url.startswith("https://") or item.page.locale == menu.locale


def test_settings_hold_example_addresses_only(made: Made) -> None:
    site = SiteSettings.load()
    assert site.contact_email == "contact@example.org"
    addresses = [account.url for account in site.social_accounts.all()]
    assert len(addresses) == 4
    assert all(address.startswith("https://example.org/") for address in addresses)


def test_staff_find_work_in_every_state(made: Made) -> None:
    known = {item.key for item in made.demo.news}
    papers = NewsPage.objects.filter(locale=locale("en")).exclude(slug__in=known)
    editor = User.objects.get(username="editor")
    states = Counter(paper.status_string for paper in papers)
    assert states == {"draft": 3, "in moderation": 1, "scheduled": 1, "live": 1}
    assert {paper.owner for paper in papers} == {editor}
    assert [paper.embargoed for paper in papers if paper.live] == [True]
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1
    state = WorkflowState.objects.get()
    assert (state.status, state.requested_by) == (WorkflowState.STATUS_IN_PROGRESS, editor)
    refused = [paper for paper in papers if registry.problems_of(paper)]
    assert len(refused) == 1
    assert sum(paper.lead_picture_id is None for paper in papers) == 1


def test_accounts_are_printed_with_passwords_that_work(made: Made) -> None:
    output = StringIO()
    call_command("make_demo", accounts=True, stdout=output)
    assert output.getvalue().splitlines() == [
        "Account        Password                 Role",
        "admin          demo-admin-2026          Administrator",
        "moderator      demo-moderator-2026      Moderator",
        "publisher      demo-publisher-2026      Publisher",
        "editor         demo-editor-2026         Editor",
        "contributor    demo-contributor-2026    Contributor",
        "translator-fr  demo-translator-fr-2026  Translator into French",
        "translator-de  demo-translator-de-2026  Translator into German",
        "coordinator    demo-coordinator-2026    Register coordinator",
        "terminologist  demo-terminologist-2026  Terminologist",
    ]
    assert User.objects.get(username="admin").is_superuser
    for name, group in (("moderator", "Moderators"), ("editor", "Editors")):
        user = User.objects.get(username=name)
        assert user.check_password(f"demo-{name}-2026")
        assert [row.name for row in user.groups.all()] == [group]
        assert not user.is_superuser


def test_progress_is_told(made: Made) -> None:
    lines = made.output.splitlines()
    assert lines[0] == "Making the demonstration’s content …"
    assert "  News 20/60" in lines
    assert "  News 60/60" in lines
    assert "  Events 12/12" in lines
    assert re.fullmatch(r"  done in \d+ s", lines[-1])


def test_second_run_changes_nothing(made: Made) -> None:
    page = NewsPage.objects.get(slug=made.demo.news[0].key)
    Page.objects.filter(pk=page.pk).update(title="Edited since")
    counted = (
        *(Page, Revision, CustomImage, Rendition, User, Topic, Menu, Assignment, Proposal),
        *(Submission, SubmissionEvent, Upload, OutgoingMail),
    )
    before = [model._default_manager.count() for model in counted]
    with versions.unchanged():
        call_command("make_demo", stdout=StringIO())
    assert [model._default_manager.count() for model in counted] == before
    assert NewsPage.objects.get(pk=page.pk).title == "Edited since"


def test_search_finds_what_was_written(made: Made) -> None:
    assert NewsPage.objects.search("Lindenbrück").count() > 0
    assert ContentVersion.objects.get().number > 1
