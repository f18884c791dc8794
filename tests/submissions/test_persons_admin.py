"""The screen of a person's data: who may, what it shows, exports and asks."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.models import User
from submissions.models import MembershipApplication, State, SubmissionEvent
from tests.clients import logged_in
from tests.factories import UserFactory, make_site
from tests.factories.submissions import MembershipApplicationFactory
from tests.submissions.people import ADDRESS, NAME, application, registered, strangers

pytestmark = pytest.mark.django_db
SCREEN = "/admin/personal-data/"


def post(client: Client, act: str = "", **data: Any) -> Any:
    return client.post(SCREEN, {"act": act, "who": NAME, **data})


@pytest.mark.parametrize("role", ["Moderators", "Editors", "Publishers", "Terminologists"])
def test_others_may_not_even_ask(role: str) -> None:
    make_site()
    application()
    client = logged_in(UserFactory.create(groups=(role,)))
    first: Any = client.get(SCREEN)
    for response in (first, post(client), post(client, "json", row="submission-1")):
        assert response.status_code == 302
        assert response.url == "/admin/"
    assert SubmissionEvent.objects.count() == 0


def test_menu_leads_there_whom_it_lets_in(desk: Client, office: Client) -> None:
    link = f'"{SCREEN}"'
    assert link in desk.get("/admin/").content.decode().replace("&quot;", '"')
    assert link in office.get("/admin/").content.decode().replace("&quot;", '"')
    outsider = logged_in(UserFactory.create(groups=("Moderators",)))
    assert SCREEN not in outsider.get("/admin/").content.decode()


def test_screen_is_empty_until_somebody_asks(desk: Client) -> None:
    response = desk.get(SCREEN)
    assert response.status_code == 200
    assert response.context["sections"] is None
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("who", ["", "  ", "ab"])
def test_too_short_a_question_is_explained_at_the_field(desk: Client, who: str) -> None:
    response = post(desk, who=who)
    assert response.context["sections"] is None
    assert list(response.context["form"].errors) == ["who"]


def test_nothing_found_is_said(desk: Client) -> None:
    response = post(desk, who="nobody@example.org")
    assert response.context["sections"] == []
    assert "Nothing is kept under this address or name." in response.content.decode()


def test_rows_of_the_person_are_ticked_and_mentions_are_not(desk: Client) -> None:
    own = application()
    mention = MembershipApplicationFactory.create(message=f"Ask {NAME}", state=State.RECEIVED)
    text = " ".join(post(desk).content.decode().split())
    assert f'value="submission-{own.pk}" id="submission-{own.pk}" checked>' in text
    assert f'value="submission-{mention.pk}" id="submission-{mention.pk}">' in text
    assert text.count("not decided yet") == 1


def test_file_tells_all_in_columns_that_last(desk: Client, coordinator: User) -> None:
    submission, authority = application(), registered()
    strangers()
    rows = [f"submission-{submission.pk}", f"contact-{authority.pk}"]
    response = post(desk, "json", row=rows)
    day = timezone.localdate().isoformat()
    assert response["Content-Disposition"] == f'attachment; filename="personal-data-{day}.json"'
    assert response["Content-Type"] == "application/json"
    told = json.loads(response.content)
    assert told["format"] == "alliance-cms/personal-data/1"
    [first, second] = told["entries"]
    assert first["kept_as"] == "submission"
    assert first["values"]["contact_email"] == ADDRESS
    assert first["values"]["legal_basis"] == "public_task"
    assert first["values"]["consents_to_publication"] is True
    assert first["values"]["head_name"] == NAME
    assert first["files"][0]["file_name"] == "ana.pdf"
    assert [note["text"] for note in first["notes"]] == ["Ana called"]
    assert not {"content_digest", "idempotency_key", "assigned_to"} & first["values"].keys()
    assert second == {
        "kept_as": "contact",
        "about": "Tivat (ME)",
        "values": {
            "contact_name": NAME,
            "contact_role": "Tide officer",
            "contact_email": ADDRESS,
            "contact_phone": "+382 32 111",
            "contact_legal_basis": "consent",
            "contact_is_public": False,
        },
    }
    events = SubmissionEvent.objects.order_by("pk").values_list("reference", "what", "detail")
    assert list(events) == [
        ("EA-1", "exported", ""),
        ("", "exported", f"contact-{authority.pk}"),
    ]
    assert set(SubmissionEvent.objects.values_list("user", flat=True)) == {coordinator.pk}


def test_page_to_read_tells_the_same(desk: Client) -> None:
    submission = application()
    response = post(desk, "page", row=f"submission-{submission.pk}")
    text = response.content.decode()
    assert all(told in text for told in (NAME, ADDRESS, "Ana called", "ana.pdf", "Declined"))
    assert SubmissionEvent.objects.get().what == "exported"


@pytest.mark.parametrize("act", ["json", "page", "erase"])
def test_without_a_tick_the_search_stays_and_says_so(desk: Client, act: str) -> None:
    application()
    response = post(desk, act)
    assert "Tick what you mean first." in response.content.decode()
    assert len(response.context["sections"]) == 2
    assert not SubmissionEvent.objects.exclude(what="looked_at").exists()


def test_erasing_asks_first_and_then_does_it(desk: Client, coordinator: User) -> None:
    submission = application()
    row = f"submission-{submission.pk}"
    asked = post(desk, "erase", row=row)
    assert asked.context["erase_form"] is None
    assert "EA-1" in asked.content.decode()
    submission.refresh_from_db()
    assert submission.contact_name == NAME
    done = post(desk, "confirm", row=row)
    assert (done.status_code, done.url) == (302, SCREEN)
    submission.refresh_from_db()
    assert (submission.contact_name, submission.message) == ("", "")
    assert SubmissionEvent.objects.get(what="erased").user == coordinator
    assert "1 entry was erased." in desk.get(SCREEN).content.decode()


def test_open_submission_needs_a_second_yes(desk: Client) -> None:
    submission = application(state=State.IN_REVIEW)
    row = f"submission-{submission.pk}"
    asked = post(desk, "erase", row=row)
    label = asked.context["erase_form"].fields["including_open"].label
    assert label == "Erase also the 1 entry that a decision still needs"
    refused = post(desk, "confirm", row=row)
    assert refused.status_code == 200
    assert list(refused.context["erase_form"].errors) == ["including_open"]
    assert "Nothing was erased" in refused.content.decode()
    submission.refresh_from_db()
    assert (submission.contact_name, submission.state) == (NAME, State.IN_REVIEW)
    assert post(desk, "confirm", row=row, including_open="on").status_code == 302
    submission.refresh_from_db()
    assert (submission.contact_name, submission.state) == ("", State.WITHDRAWN)


def test_change_of_the_register_is_the_coordinators(desk: Client, coordinator: User) -> None:
    authority = registered()
    assert post(desk, "confirm", row=f"contact-{authority.pk}").status_code == 302
    assert authority.changes.latest("pk").user == coordinator


def test_what_is_typed_is_in_no_error_report(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("submissions.persons.views.search", fail)
    desk.raise_request_exception = False
    request = post(desk).wsgi_request
    assert request.sensitive_post_parameters == ("who",)


def test_screens_cost_the_same_however_many_rows(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    def costs(act: str) -> int:
        SubmissionEvent.objects.all().delete()
        keys = MembershipApplication.objects.values_list("pk", flat=True)
        with django_assert_max_num_queries(1000) as asked:
            post(desk, act, row=[f"submission-{key}" for key in keys])
        return len(asked)

    application()
    acts = ("", "json", "page", "erase")
    few = [costs(act) for act in acts]
    MembershipApplicationFactory.create_batch(20, contact_name=NAME)
    assert [costs(act) for act in acts] == few
