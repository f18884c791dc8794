"""An acceptance makes authority, adhesion, drafts and mail at once, or nothing of it."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from core.models import User
from news.models import NewsPage
from participants.models import Adhesion, Authority, Instrument, ParticipantPage, RegisterChange
from participants.services.evidence import EvidenceOpen, evidence_collection
from participants.statistics import statistics
from submissions.models import Acceptance, MembershipApplication, Submission
from submissions.services.accepting import Wishes, accept
from tests.factories import (
    AuthorityFactory,
    ParticipantPageFactory,
    adhesion,
    name,
    news_section,
    participant_section,
    translate,
)
from tests.factories.submissions import MembershipApplicationFactory
from tests.submissions.desk import act, address, done, mails, said, state_of, turn, upload

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 24)


def application(**fields: Any) -> MembershipApplication:
    """Return an application of which nothing is missing."""
    given = {
        "authority_name": "Tuzla",
        "authority_language": "bs",
        "english_name": "Tuzla Town",
        "country": "BA",
        "nuts_code": "",
        "latitude": 44.53,
        "longitude": 18.67,
        "head_name": "Mayor Person",
        "head_office": "mayor",
        "resolution": upload("signed-by-a-person.pdf"),
        "resolution_date": date(2026, 5, 4),
        "contact_email": "office@tuzla.example",
        "consents_to_publication": True,
    }
    made: MembershipApplication = MembershipApplicationFactory.create(**given | fields)
    return made


@pytest.fixture
def sections(coordinator: User) -> None:
    participant_section()
    news_section()


def new(since: date = JUNE, language: str = "en", text: str = "") -> Wishes:
    return Wishes(None, since, language, text)


def participants(on: date = JUNE) -> int:
    return statistics(Instrument.ALLIANCE, on).participants


@pytest.mark.usefixtures("sections")
def test_all_is_made_in_one_step(desk: Client, coordinator: User) -> None:
    AuthorityFactory.create(adhesions=[adhesion(130)])
    sent = application(reference="EA-1")
    before = participants()
    seen = desk.get(address("accept", sent.pk)).context
    assert (seen["plan"].ordinal, seen["problems"]) == (131, [])
    form = {"authority": "new", "since": "2026-06-24", "language": "en", "text": "Welcome!"}
    shown = act(desk, sent, "accept", **form, action="look")
    act(desk, sent, "accept", **form, action="accept", planned=shown.context["planned"])
    assert state_of(sent) == "accepted"
    assert participants() == before + 1

    made = Acceptance.objects.get()
    assert (made.user, made.made_authority) == (coordinator, True)
    authority = made.authority
    assert (authority.key, authority.endonym, authority.country) == ("tuzla", "Tuzla", "BA")
    assert (authority.latitude, authority.longitude) == (44.53, 18.67)
    assert (authority.contact_email, authority.contact_is_public) == ("office@tuzla.example", True)
    assert authority.contact_legal_basis == "public_task"
    assert [str(row) for row in authority.names.all()] == ["Tuzla Town (en)"]
    head = authority.heads.get()
    assert (head.name, head.office, head.since) == ("Mayor Person", "mayor", None)

    joined = made.adhesion
    assert (joined.authority, joined.instrument) == (authority, "alliance")
    assert (joined.ordinal, joined.since, joined.until) == (131, JUNE, None)
    assert joined.evidence.collection == evidence_collection()
    assert joined.evidence.title == "Resolution of Tuzla, 2026-05-04"

    profile, news = made.profile, made.news
    assert (profile.title, profile.slug, profile.live) == ("Tuzla Town", "tuzla-town", False)
    assert (profile.authority, profile.owner) == (authority, coordinator)
    assert profile.get_parent().specific == participant_section()
    assert (news.title, news.kind, news.live) == ("Tuzla Town joins the Alliance", "news", False)
    assert news.get_parent().specific == news_section()
    assert [use.authority for use in news.authority_uses.all()] == [authority]
    assert news.latest_revision.as_object().standfirst == (
        "On 24 June 2026 Tuzla Town (Bosnia & Herzegovina) became participant no. 131."
    )
    (mail,) = mails()
    assert mail.subject == "Welcome to the Alliance: EA-1"
    assert (
        "Tuzla takes part in the Alliance from 24 June 2026 on, with the number 131." in mail.text
    )
    assert "Welcome!" in mail.text
    assert done(sent) == [("accepted", "No. 131")]
    changes = RegisterChange.objects.filter(authority=authority)
    assert set(changes.values_list("user", flat=True)) == {coordinator.pk}


@pytest.mark.usefixtures("sections")
def test_screen_leads_to_all_that_was_made(desk: Client) -> None:
    sent = application()
    accept(turn(sent, User.objects.get(username="cora")), new())
    made = desk.get(address("screen", sent.pk)).context["made"]
    assert [(thing.label, thing.title, bool(thing.url)) for thing in made.things] == [
        ("Authority", "Tuzla (BA)", True),
        ("Adhesion", "Tuzla (BA): Alliance 1", True),
        ("Profile", "Tuzla Town", True),
        # Coordinators have no rights with news: editors go on with it.
        ("News item", "Tuzla Town joins the Alliance", False),
    ]


@pytest.mark.usefixtures("sections")
def test_what_was_not_shown_is_not_made(desk: Client) -> None:
    known = AuthorityFactory.create(endonym="Tuzla", country="BA")
    sent = application()
    first = desk.get(address("accept", sent.pk)).context
    assert first["plan"] is None
    form = {"since": "2026-06-24", "language": "en", "text": ""}
    shown = act(desk, sent, "accept", authority=str(known.pk), **form, action="look").context
    assert not shown["plan"].is_new
    other = act(
        desk, sent, "accept", authority="new", **form, action="accept", planned=shown["planned"]
    )
    assert other.context["plan"].is_new
    assert (Acceptance.objects.count(), state_of(sent)) == (0, "received")


@pytest.mark.usefixtures("sections")
def test_one_of_the_register_keeps_its_facts_and_gets_what_it_lacks(coordinator: User) -> None:
    known = AuthorityFactory.create(
        endonym="Tuzla",
        endonym_language="bs",
        country="BA",
        names=[name("en", "Tuzla Town")],
        website="https://old.example/",
        adhesions=[adhesion(7, since=date(2014, 1, 1), until=date(2020, 1, 31))],
    )
    sent = application(website="https://new.example/", nuts_code="BA0", head_name="")
    made = accept(turn(sent, coordinator), Wishes(known, JUNE, "en"))
    stored = Authority.objects.get()
    assert (made.authority, made.made_authority) == (stored, False)
    assert (stored.website, stored.nuts_code) == ("https://old.example/", "BA0")
    assert (stored.latitude, stored.contact_email) == (44.53, "office@tuzla.example")
    assert [row.name for row in stored.names.all()] == ["Tuzla Town"]
    assert list(stored.adhesions.values_list("ordinal", flat=True)) == [7, 8]


@pytest.mark.usefixtures("sections")
def test_who_belongs_already_does_not_join_again(coordinator: User) -> None:
    known = AuthorityFactory.create(endonym="Tuzla", country="BA", adhesions=[adhesion(7)])
    sent = application()
    with pytest.raises(ValidationError, match="belongs to this instrument at that time"):
        accept(turn(sent, coordinator), Wishes(known, JUNE, "en"))
    assert (Adhesion.objects.count(), state_of(sent), mails()) == (1, "received", [])


@pytest.mark.usefixtures("sections")
def test_nothing_is_made_while_facts_are_missing(desk: Client, coordinator: User) -> None:
    sent = application(authority_language="", head_office="", nuts_code="FR1")
    assert desk.get(address("accept", sent.pk)).context["problems"] == [
        "Language of the own name: This field cannot be blank.",
        "NUTS: A NUTS code of this country begins with BA and has up to 3 signs more.",
        "Office: This field cannot be blank.",
    ]
    with pytest.raises(ValidationError):
        accept(turn(sent, coordinator), new())
    assert not Authority.objects.exists()
    assert (Acceptance.objects.count(), done(sent), mails()) == (0, [], [])


@pytest.mark.usefixtures("sections")
def test_nothing_is_made_when_a_step_fails(
    coordinator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence_collection().view_restrictions.all().delete()
    sent = application()
    with pytest.raises(EvidenceOpen):
        accept(turn(sent, coordinator), new())
    assert not Authority.objects.exists()
    assert (state_of(sent), done(sent)) == ("received", [])


@pytest.mark.usefixtures("sections")
def test_open_evidence_is_said_at_the_form(desk: Client) -> None:
    evidence_collection().view_restrictions.all().delete()
    sent = application()
    form = {"authority": "new", "since": "2026-06-24", "language": "en", "text": ""}
    answer = act(desk, sent, "accept", **form, action="accept", planned="new 2026-06-24 en")
    assert "The collection of evidence is open to readers" in answer.content.decode()
    assert state_of(sent) == "received"


@pytest.mark.usefixtures("sections")
def test_drafts_begin_in_the_language_that_was_chosen(desk: Client, coordinator: User) -> None:
    for section, title in ((participant_section(), "Participants"), (news_section(), "Actualités")):
        translate(section, "fr", title=title)
    sent = application(language="fr")
    assert desk.get(address("accept", sent.pk)).context["form"].initial["language"] == "fr"
    made = accept(turn(sent, coordinator), new(language="fr"))
    assert (made.profile.locale.language_code, made.profile.title) == ("fr", "Tuzla")
    assert made.news.locale.language_code == "fr"


def test_without_sections_the_adhesion_is_made_all_the_same(coordinator: User) -> None:
    made = accept(turn(application(), coordinator), new())
    assert (made.profile, made.news) == (None, None)
    assert Adhesion.objects.get() == made.adhesion


@pytest.mark.usefixtures("sections")
def test_authority_that_has_a_profile_gets_no_second_one(coordinator: User) -> None:
    known = AuthorityFactory.create(endonym="Tuzla", country="BA")
    ParticipantPageFactory.create(authority=known)
    made = accept(turn(application(), coordinator), Wishes(known, JUNE, "en"))
    assert made.profile is None
    assert ParticipantPage.objects.count() == 1


@pytest.mark.usefixtures("sections")
def test_two_of_one_name_have_keys_and_addresses_of_their_own(coordinator: User) -> None:
    first = accept(turn(application(country="BA"), coordinator), new())
    second = accept(turn(application(country="RS", nuts_code=""), coordinator), new())
    assert [row.authority.key for row in (first, second)] == ["tuzla", "tuzla-rs"]
    assert [row.adhesion.ordinal for row in (first, second)] == [1, 2]
    assert [row.profile.slug for row in (first, second)] == ["tuzla-town", "tuzla-town-1"]


@pytest.mark.usefixtures("sections")
def test_without_a_word_of_consent_the_contact_is_not_published(coordinator: User) -> None:
    sent = application(consents_to_publication=False)
    authority = accept(turn(sent, coordinator), new()).authority
    assert (authority.contact_name, authority.contact_is_public) == ("Ana Person", False)


def test_day_before_there_was_an_alliance_is_refused(desk: Client) -> None:
    sent = application()
    form = {"authority": "new", "since": "2013-02-28", "language": "en", "text": ""}
    answer = act(desk, sent, "accept", **form, action="accept", planned="new 2013-02-28 en")
    assert answer.context["form"].errors["since"] == ["The Alliance did not exist yet on this day."]
    assert not Adhesion.objects.exists()


@pytest.mark.usefixtures("sections")
def test_drafts_are_nobodys_to_read(coordinator: User, client: Client) -> None:
    accept(turn(application(), coordinator), new(since=timezone.localdate()))
    query = "{ participants { totalCount } news { totalCount } site { stats { participants } } }"
    answer = client.post("/graphql/", {"query": query}, content_type="application/json").json()
    assert answer["data"]["participants"]["totalCount"] == 0
    assert answer["data"]["news"]["totalCount"] == 0
    assert answer["data"]["site"]["stats"]["participants"] == 1
    assert not NewsPage.objects.live().exists()


@pytest.mark.usefixtures("sections")
def test_second_press_of_the_button_makes_nothing(desk: Client) -> None:
    sent = application()
    form = {"authority": "new", "since": "2026-06-24", "language": "en", "text": ""}
    form |= {"action": "accept", "planned": "new 2026-06-24 en", "seen": "0"}
    assert said(act(desk, sent, "accept", **form)) == ["It is accepted."]
    assert said(act(desk, sent, "accept", **form)) == ["This can’t be done with it as it stands."]
    assert (Acceptance.objects.count(), len(mails())) == (1, 1)
    assert Submission.objects.get(pk=sent.pk).closed_at is not None
