"""How profiles and good practices are found: an authority by all its names."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F

from core.hidden import When
from core.registered import Searchable
from core.registry import searchable
from participants.countries import country_name
from participants.models import (
    Authority,
    AuthorityName,
    GoodPracticeIndexPage,
    GoodPracticePage,
    ParticipantIndexPage,
    ParticipantPage,
)


def countries_named(model: Any, when: When) -> Any:
    """Return the keys of a model's pages (`page`) with the countries of authorities they name."""
    uses = model._meta.get_field("authority_uses").related_model.objects.order_by()
    public = Authority.objects.public(when).order_by().values("pk")
    named = uses.filter(authority__in=public)
    return named.values("page_id", country=F("authority__country"))


def _names_of(pages: list[Any]) -> dict[int, list[str]]:
    """Return the own name and the names in all languages of the authorities of profiles."""
    keys = {page.authority_id for page in pages}
    names = {
        key: [own]
        for key, own in Authority.objects.filter(pk__in=keys).values_list("pk", "endonym")
    }
    rows = AuthorityName.objects.filter(authority__in=keys).order_by("sort_order", "pk")
    for key, name in rows.values_list("authority_id", "name"):
        names[key].append(name)
    return {page.pk: list(dict.fromkeys(names[page.authority_id])) for page in pages}


def _texts_of_profile(page: ParticipantPage) -> Iterator[str]:
    """Yield the country: people look for participants by it."""
    yield country_name(page.authority.country, page.locale.language_code)


def _profiles_of(authority: Authority | None) -> Any:
    profiles = ParticipantPage.objects.order_by()
    return profiles if authority is None else profiles.filter(authority=authority.pk)


def _profiles_named(name: AuthorityName | None) -> Any:
    profiles = ParticipantPage.objects.order_by()
    return profiles if name is None else profiles.filter(authority=name.authority_id)


def _countries_of_profiles(when: When) -> Any:
    profiles = ParticipantPage.objects.order_by()
    return profiles.values(page_id=F("pk"), country=F("authority__country"))


def _countries_of_practices(when: When) -> Any:
    return countries_named(GoodPracticePage, when)


searchable.register(
    Searchable(
        "participants.ParticipantPage",
        "PARTICIPANT",
        summary=lambda page: page.introduction,
        texts=_texts_of_profile,
        names_of=_names_of,
        facts={
            "participants.Authority": _profiles_of,
            "participants.AuthorityName": _profiles_named,
        },
        countries=_countries_of_profiles,
    )
)
searchable.register(
    Searchable(
        "participants.GoodPracticePage",
        "GOOD_PRACTICE",
        summary=lambda page: page.summary,
        countries=_countries_of_practices,
    )
)
for _section in (ParticipantIndexPage, GoodPracticeIndexPage):
    searchable.register(
        Searchable(_section._meta.label, "PAGE", summary=lambda page: page.introduction)
    )
