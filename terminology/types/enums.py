"""Values that classify concepts and words, in the API."""

from core.types.enums import enum_of
from terminology.models import ConceptGroup as ConceptGroupChoice
from terminology.models import GrammaticalNumber as GrammaticalNumberChoice
from terminology.models import PartOfSpeech as PartOfSpeechChoice
from terminology.models import Status as StatusChoice

ConceptGroup = enum_of(
    "ConceptGroup",
    ConceptGroupChoice,
    "Groups of the glossary, after the Council of Europe's descriptive glossary.",
    {
        "PEOPLE": "Names of groups of people.",
        "LANGUAGE": "Terms about the language.",
        "DEFINED": "Newly defined terms.",
        "TEXT": "Texts: declarations, resolutions, recommendations.",
        "BODY": "Bodies, programmes and prizes.",
        "DIFFICULTY": "Uses presenting translation difficulties.",
    },
)
DesignationStatus = enum_of(
    "DesignationStatus",
    StatusChoice,
    "What the Alliance says of the use of a word.",
    {
        "PREFERRED": "The word that the Alliance uses.",
        "ADMITTED": "A word that may be used as well.",
        "DEPRECATED": "A word that is no longer to be used.",
        "OFFENSIVE": "A word that offends; in quotations and official titles only.",
        "SELF_DESIGNATION": "Right only as what people call themselves.",
    },
)
PartOfSpeech = enum_of(
    "PartOfSpeech",
    PartOfSpeechChoice,
    "Sorts of words.",
    {
        "NOUN": "A noun.",
        "PROPER_NOUN": "A proper noun: the name of a body, a text, a day.",
        "ADJECTIVE": "An adjective.",
        "VERB": "A verb.",
        "PHRASE": "A phrase of several words.",
    },
)
GrammaticalNumber = enum_of(
    "GrammaticalNumber",
    GrammaticalNumberChoice,
    "The number in which a word stands.",
    {
        "SINGULAR": "One.",
        "PLURAL": "Several.",
        "UNCOUNTABLE": "A word without a plural.",
    },
)
