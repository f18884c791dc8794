"""What translators and terminologists have begun in the directories; nothing of it is public."""

from cms.demo.bodies import Places, place_of
from cms.demo.entries import Demo
from cms.demo.printing import slug_of
from core.models import BasePage
from tests.factories import blocks, designation, translate

PROFILE_LANGUAGE = "fr"
PROFILE_INTRODUCTION = (
    "Une commune inventée pour cette démonstration. Brouillon\u00a0: la traduction n’est pas "
    "terminée, la fin du texte manque encore."
)
PROFILE_TEXT = (
    "<p>Cette page est un brouillon que personne ne peut lire au dehors. Il reste à traduire "
    "le texte anglais, à le faire relire, puis à le publier.</p>"
)


TERM, TERM_LANGUAGE, TERM_TITLE = "international-roma-day", "de", "Internationaler Tag der Roma"
TERM_DEFINITION = "Der 8. April, an dem Roma ihre Kultur feiern und über ihre Rechte sprechen."
TERM_NOTE = "<p>Entwurf: Herkunft des Tages und Quellen fehlen noch.</p>"


def fill(demo: Demo, places: Places) -> None:
    """Begin a French profile and a German term of what has none in these languages."""
    begin_profile(demo, places)
    begin_term(places)


def begin_profile(demo: Demo, places: Places) -> BasePage:
    """Begin the French profile of the first invented authority without one."""
    entry = next(
        each
        for each in demo.authorities
        if each.is_fictitious and PROFILE_LANGUAGE not in each.profiles
    )
    return translate(
        places.get(place_of("participant", entry.key), places.source),
        PROFILE_LANGUAGE,
        publish_it=False,
        title=entry.names[PROFILE_LANGUAGE],
        slug=entry.key,
        introduction=PROFILE_INTRODUCTION,
        body=[blocks.rich_text(PROFILE_TEXT)],
    )


def begin_term(places: Places) -> BasePage:
    """Begin a term; its language has designations of its own."""
    return translate(
        places.get(place_of("concept", TERM), places.source),
        TERM_LANGUAGE,
        publish_it=False,
        title=TERM_TITLE,
        slug=slug_of(TERM_TITLE),
        definition=TERM_DEFINITION,
        definition_source="",
        note=TERM_NOTE,
        designations=[designation(TERM_TITLE, part_of_speech="phrase", number="singular")],
    )
