"""The words for what the API answers as names."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, Promise | str]

NEWS_KIND: Words = {
    "NEWS": pgettext_lazy("kind of news", "News"),
    "PRESS_RELEASE": _("Press release"),
    "STATEMENT": pgettext_lazy("kind of news", "Statement"),
    "REPORT": pgettext_lazy("kind of news", "Report"),
    "CALL": pgettext_lazy("kind of news", "Call"),
}
PRACTICE_THEME: Words = {
    "ADMINISTRATION": _("Administration"),
    "ANTI_DISCRIMINATION": _("Against discrimination"),
    "CULTURE": _("Culture"),
    "EDUCATION": _("Education"),
    "EMPLOYMENT": _("Employment"),
    "HEALTH": _("Health"),
    "HOUSING": _("Housing"),
    "PARTICIPATION": _("Participation"),
}
EVIDENCE: Words = {
    "DEMONSTRATED": pgettext_lazy("evidence of a practice", "Demonstrated"),
    "PROMISING": pgettext_lazy("evidence of a practice", "Promising"),
    "REPLICATED": pgettext_lazy("evidence of a practice", "Replicated elsewhere"),
}
CONCEPT_GROUP: Words = {
    "PEOPLE": _("Names of groups of people"),
    "LANGUAGE": _("Terms about the language"),
    "DEFINED": _("Newly defined terms"),
    "DIFFICULTY": _("Uses presenting translation difficulties"),
    "BODY": _("Bodies, programmes and prizes"),
    "TEXT": _("Declarations, resolutions, recommendations"),
}
DESIGNATION_STATUS: Words = {
    "PREFERRED": pgettext_lazy("status of a term", "Preferred"),
    "ADMITTED": pgettext_lazy("status of a term", "Admitted"),
    "DEPRECATED": pgettext_lazy("status of a term", "No longer to be used"),
    "OFFENSIVE": pgettext_lazy("status of a term", "Offensive: in quotations and titles only"),
    "SELF_DESIGNATION": pgettext_lazy("status of a term", "Self-designation"),
}
PART_OF_SPEECH: Words = {
    "ADJECTIVE": _("adjective"),
    "NOUN": _("noun"),
    "PHRASE": _("phrase"),
    "PROPER_NOUN": _("proper noun"),
    "VERB": _("verb"),
}
AUTHORITY_KIND: Words = {
    "MUNICIPALITY": _("Municipality"),
    "REGION": _("Region"),
    "ASSOCIATION": _("Association"),
}
OFFICE: Words = {
    "MAYOR": _("Mayor"),
    "PRESIDENT": _("President"),
    "GOVERNOR": _("Governor"),
}
INSTRUMENT: Words = {
    "ALLIANCE": _("European Alliance of Cities and Regions for Roma Inclusion"),
    "DECLARATION": _("Declaration of Mayors against Anti-Gypsyism"),
}
SOCIAL_NETWORK: Words = {
    "BLUESKY": "Bluesky",
    "FACEBOOK": "Facebook",
    "INSTAGRAM": "Instagram",
    "LINKEDIN": "LinkedIn",
    "MASTODON": "Mastodon",
    "TELEGRAM": "Telegram",
    "X": "X",
    "YOUTUBE": "YouTube",
}
SEARCH_TYPE: Words = {
    "NEWS": pgettext_lazy("kind of page", "News"),
    "EVENT": _("Events"),
    "PARTICIPANT": _("Participants"),
    "GOOD_PRACTICE": _("Good practices"),
    "TERM": _("Glossary"),
    "PAGE": _("Other pages"),
}
PAGE_TYPE: Words = {
    "NewsPage": pgettext_lazy("kind of page", "News"),
    "EventPage": _("Event"),
    "ParticipantPage": _("Participant"),
    "GoodPracticePage": _("Good practice"),
    "TermPage": _("Term"),
    "HomePage": _("First page"),
    "StandardPage": _("Page"),
    "NewsIndexPage": pgettext_lazy("kind of page", "Section"),
    "EventIndexPage": pgettext_lazy("kind of page", "Section"),
    "ParticipantIndexPage": pgettext_lazy("kind of page", "Section"),
    "GoodPracticeIndexPage": pgettext_lazy("kind of page", "Section"),
    "TermIndexPage": pgettext_lazy("kind of page", "Section"),
}

ALL: Mapping[str, Words] = {
    "NewsKind": NEWS_KIND,
    "PracticeTheme": PRACTICE_THEME,
    "Evidence": EVIDENCE,
    "ConceptGroup": CONCEPT_GROUP,
    "DesignationStatus": DESIGNATION_STATUS,
    "PartOfSpeech": PART_OF_SPEECH,
    "AuthorityKind": AUTHORITY_KIND,
    "Office": OFFICE,
    "Instrument": INSTRUMENT,
    "SocialNetwork": SOCIAL_NETWORK,
    "SearchType": SEARCH_TYPE,
    "PageType": PAGE_TYPE,
}
"""By the name of the enum."""
