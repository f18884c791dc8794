"""What is said and mailed to people in the languages that only visitors have."""

import json

import pytest
from django.test import Client

from core.models import OutgoingMail
from tests.factories import AuthorityFactory, ParticipantPageFactory
from tests.factories.submissions import (
    CooperationProposalFactory,
    MembershipApplicationFactory,
    ProfileCorrectionFactory,
    proposed,
)
from tests.graphql import post
from tests.submissions.desk import act
from tests.submissions.sending import CORRECTION, MEMBERSHIP, contact, correction, membership, send

pytestmark = pytest.mark.django_db

FAULTS = {
    "de": {
        "contact.name": "Diese Angabe wird benötigt.",
        "contact.role": "Schreiben Sie dies in eine Zeile, ohne Zeichen, die sich nicht darstellen "
        "lassen.",
        "message": "Schreiben Sie höchstens 5000 Zeichen.",
        "subdivisionCode": "Ein Code nach ISO 3166-2 besteht für dieses Land aus HR- und bis zu 3 "
        "weiteren Zeichen.",
        "populationYear": "Bitte geben Sie an, für welches Jahr diese Zahl gilt.",
        "populationSource": "Bitte geben Sie an, woher diese Zahl stammt.",
        "website": "Bitte eine gültige Adresse eingeben.",
    },
    "ro": {
        "contact.name": "Această informație este necesară.",
        "contact.role": "Scrieți pe un singur rând, fără caractere care nu pot fi afișate.",
        "message": "Scrieți cel mult 5000 de caractere.",
        "subdivisionCode": "Un cod ISO 3166-2 al acestei țări este format din HR- și cel mult 3 "
        "semne în plus.",
        "populationYear": "Indicați anul la care se referă acest număr.",
        "populationSource": "Indicați de unde provine acest număr.",
        "website": "Introduceți un URL valid.",
    },
}
RECEIPTS = {
    "de": (
        "Eingegangen: {reference}",
        "Vielen Dank für den Beitrittsantrag.\n\n"
        "Das Aktenzeichen lautet {reference}. Bitte nennen Sie es bei Rückfragen. Wir antworten an "
        "diese Adresse.\n\n"
        "Wenn Sie nichts geschickt haben, hat jemand anderes Ihre Adresse angegeben: Sie brauchen "
        "nichts zu tun.\n",
    ),
    "ro": (
        "Primit: {reference}",
        "Vă mulțumim pentru cererea de aderare.\n\n"
        "Numărul de referință este {reference}. Menționați-l când ne întrebați despre ea. "
        "Răspundem la această adresă.\n\n"
        "Dacă nu ați trimis nimic, altcineva a indicat adresa dumneavoastră: nu trebuie să faceți "
        "nimic.\n",
    ),
    "rmy": ("Received: {reference}", "Thank you for the application to join.\n"),
}


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_told_in_the_language_asked_for(client: Client, code: str) -> None:
    values = membership(
        locale=code,
        contact=contact(name="", role="a\nb"),
        message="x" * 5001,
        subdivisionCode="DE-BY",
        population=9000,
        website="nowhere",
    )
    errors = send(client, MEMBERSHIP, values)["errors"]
    assert {".".join(error["path"]): error["message"] for error in errors} == FAULTS[code]


@pytest.mark.parametrize("code", RECEIPTS)
def test_receipt_is_written_in_the_language_of_the_form(client: Client, code: str) -> None:
    reference = send(client, MEMBERSHIP, membership(locale=code))["reference"]
    mail, (subject, text) = OutgoingMail.objects.get(), RECEIPTS[code]
    assert (mail.language, mail.subject) == (code, subject.format(reference=reference))
    assert mail.text.startswith(text.format(reference=reference))


@pytest.mark.parametrize(
    ("code", "subject", "said"),
    [
        ("de", "Bitte bestätigen Sie eine Berichtigung: ", "innerhalb von 14 Tagen:"),
        ("ro", "Vă rugăm să confirmați o rectificare: ", "în termen de 14 zile:"),
    ],
)  # fmt: skip
def test_authority_is_asked_in_its_own_words(
    client: Client, code: str, subject: str, said: str
) -> None:
    authority = AuthorityFactory.create(
        endonym_language=code, contact_email="x@example.org", contact_legal_basis="consent"
    )
    ParticipantPageFactory.create(authority=authority)
    reference = send(client, CORRECTION, correction(authority, ("WEBSITE", "")))["reference"]
    mail = OutgoingMail.objects.get(purpose="correction-confirm")
    assert mail.subject == f"{subject}{reference}"
    assert said in mail.text
    assert {"de": "- Website: –\n", "ro": "- site-ul web: –\n"}[code] in mail.text


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("de", "Es wird 365 Tage nach der Beantwortung gelöscht."),
        ("ro", "Se șterge la 365 de zile după răspuns."),
        ("rmy", "It is erased 365 days after it was answered."),
    ],
)
def test_notice_is_in_the_language_of_the_form(client: Client, code: str, kept: str) -> None:
    query = f'{{ privacyNotice(form: MEMBERSHIP, locale: "{code}") {{ text }} }}'
    answer = json.loads(post(client, {"query": query}).content)
    assert kept in answer["data"]["privacyNotice"]["text"]


@pytest.mark.parametrize(
    ("code", "subject", "said"),
    [
        ("de", "Willkommen in der Allianz: EA-1",
         "Tuzla nimmt ab dem 24. Juni 2026 an der Allianz teil, mit der Nummer 1."),
        ("ro", "Bun venit în Alianță: EA-1",
         "Tuzla participă la Alianță din 24 iunie 2026, cu numărul 1."),
    ],
)  # fmt: skip
def test_who_is_accepted_reads_the_day_as_it_is_written(
    desk: Client, code: str, subject: str, said: str
) -> None:
    application = MembershipApplicationFactory.create(
        reference="EA-1", language=code, authority_name="Tuzla", country="BA"
    )
    form = {"authority": "new", "since": "2026-06-24", "language": "en", "text": "Dobrodošli!"}
    shown = act(desk, application, "accept", **form, action="look")
    act(desk, application, "accept", **form, action="accept", planned=shown.context["planned"])
    mail = OutgoingMail.objects.get()
    assert mail.subject == subject
    assert said in mail.text
    assert "Dobrodošli!" in mail.text


def test_what_was_corrected_is_named_as_the_form_names_it(desk: Client) -> None:
    row = ProfileCorrectionFactory.create(
        language="de",
        reference="EA-2",
        changes=[
            proposed("population_source", "", "Eurostat"),
            proposed("contact_phone", "", "+382 1"),
        ],
    )
    act(desk, row, "correct", ticked=[row.changes.get(field="contact_phone").pk], text="")
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Ihre Berichtigungen: EA-2"
    told = (
        "Übernommen:\n- Telefonnummer der Kontaktperson\n\n"
        "Unverändert gelassen:\n- Quelle der Einwohnerzahl"
    )
    assert told in mail.text


def test_refusal_is_in_the_language_of_who_asked(desk: Client) -> None:
    row = CooperationProposalFactory.create(language="ro", reference="EA-3")
    act(desk, row, "decline", text="Nu putem.")
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Respins: EA-3"
    assert mail.text.startswith(
        "Bună ziua!\n\nAm examinat ceea ce ne-ați trimis și nu putem da curs solicitării:\n\n"
        "Nu putem.\n\nNumăr de referință: EA-3\n"
    )
