"""What was sent in to the demonstration: places and people are invented, and say so.

Their addresses are those that nobody has (RFC 2606).
"""

from typing import Any

from submissions.notices import VERSION

Values = dict[str, Any]

IN_EXAMPLEVILLE: Values = {
    "locale": "en",
    "authority_name": "Exampleville (demonstration)",
    "authority_language": "en",
    "authority_kind": "municipality",
    "country": "IE",
    "website": "https://example.org/exampleville",
}
APPLICATION: Values = IN_EXAMPLEVILLE | {
    "contact": {
        "name": "Erin Sample",
        "role": "Town clerk, invented",
        "email": "clerk@exampleville.example.org",
    },
    "head_name": "Pat Specimen",
    "head_office": "mayor",
    "message": "A letter of the demonstration: no such town exists. Try everything with it. Accept "
    "it, look at the drafts, undo the acceptance.",
    "consents_to_publication": True,
}
RESOLUTION = (
    "Exampleville (demonstration)",
    "",
    "RESOLUTION OF A COUNCIL THAT DOES NOT EXIST",
    "",
    "This sheet stands for the decision of a council to join.",
    "It was made by the demonstration, and decides nothing.",
)
SENT_TWICE: Values = IN_EXAMPLEVILLE | {
    "authority_name": "EXAMPLEVILLE (demonstration)",
    "contact": {
        "name": "Robin Sample",
        "role": "Secretariat, invented",
        "email": "office@exampleville.example.org",
    },
    "message": "A letter of the demonstration. Perhaps a colleague has sent the same already?",
}
IN_REVIEW: Values = {
    "locale": "fr",
    "authority_name": "Ville-Exemple (démonstration)",
    "authority_language": "fr",
    "english_name": "Sample Town (demonstration)",
    "authority_kind": "municipality",
    "country": "FR",
    "website": "https://example.org/ville-exemple",
    "contact": {
        "name": "Camille Modèle",
        "role": "Secrétaire de mairie, personnage inventé",
        "email": "mairie@ville-exemple.example.org",
    },
    "message": "Une lettre de la démonstration\u00a0: cette ville n’existe pas.",
}
NOTES = (
    "A note of the demonstration: only colleagues read it. The code of the region is missing; the "
    "look-ups of “Complete the facts” help.",
    "Another one: whoever takes this over can be chosen under “Assign”.",
)
ASKED_BACK: Values = {
    "locale": "de",
    "authority_name": "Musterhausen (Demonstration)",
    "authority_language": "de",
    "authority_kind": "municipality",
    "country": "DE",
    "website": "https://example.org/musterhausen",
    "contact": {
        "name": "Toni Vorlage",
        "role": "Hauptamt, erfunden",
        "email": "hauptamt@musterhausen.example.org",
    },
    "message": "Ein Brief der Demonstration: Diesen Ort gibt es nicht.",
}
QUESTION = (
    "Dies ist eine Frage der Demonstration: An welchem Tag hat der Rat den Beitritt beschlossen?"
)
DECLINED: Values = {
    "locale": "ro",
    "authority_name": "Exemplești (demonstrație)",
    "authority_language": "ro",
    "authority_kind": "municipality",
    "country": "RO",
    "website": "https://example.org/exemplesti",
    "contact": {
        "name": "Dana Model",
        "role": "Secretariat, inventat",
        "email": "primaria@exemplesti.example.org",
    },
    "message": "O scrisoare a demonstrației: acest oraș nu există.",
}
REASON = "Acest răspuns face parte din demonstrație: un oraș care nu există nu poate adera."
SUSPECT: Values = {
    "locale": "en",
    "organisation_name": "Best Examples Ltd (demonstration)",
    "country": "GB",
    "contact": {"name": "Al Template", "email": "sales@example.com"},
    "message": "A letter of the demonstration, as machines write them: https://example.com/1 "
    "https://example.com/2 https://example.com/3",
    "homepage": "https://example.com",
}
PROPOSAL: Values = {
    "locale": "en",
    "organisation_name": "Sample Association (demonstration)",
    "country": "AT",
    "website": "https://example.org/sample-association",
    "places": "Invented places, none of them on a map",
    "contact": {
        "name": "Kim Pattern",
        "role": "Coordinator, invented",
        "email": "hello@association.example.org",
    },
    "message": "A letter of the demonstration: no such association exists. We would like to show "
    "how a proposal is read, accepted or declined.",
}
CORRECTION: Values = {
    "locale": "de",
    # One of the register's invented towns.
    "authority": "lindenbrueck",
    "contact": {
        "name": "Alex Beispiel",
        "role": "Pressestelle, erfunden",
        "email": "presse@lindenbrueck.example.org",
    },
    "changes": [
        {"field": "website", "value": "https://example.org/lindenbrueck/rathaus"},
        {"field": "head_name", "value": "Alma Beispiel-Muster"},
        {"field": "contact_role", "value": "Anlaufstelle"},
    ],
    "message": "Ein Brief der Demonstration: Lindenbrück ist erfunden.",
}
ALL = (
    APPLICATION,
    SENT_TWICE,
    IN_REVIEW,
    ASKED_BACK,
    DECLINED,
    SUSPECT,
    PROPOSAL,
    CORRECTION,
)


def as_sent(letter: Values, number: int) -> Values:
    """Return a letter with what the website's forms add of themselves."""
    return {"notice_version": VERSION, "idempotency_key": f"demonstration-{number}", **letter}
