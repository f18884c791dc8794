"""Root fields of the register: participants, countries, programmes, good practices."""

from datetime import date
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.collation import sort_key
from core.context import ReadContext
from core.errors import bad_argument
from core.hidden import When
from core.lists import KeptList, keys_in, shape_of
from core.pagination import Connection, Rows
from core.types.arguments import bounded
from core.types.connections import connect, connection_arguments
from core.types.ids import decode_global_id, type_name_of
from core.types.languages import Found, language_arguments, languages_of, own_language
from participants.countries import country_name
from participants.loaders.authorities import AuthorityLoader, announced
from participants.models import (
    Authority,
    GoodPracticePage,
    ParticipantPage,
)
from participants.models import Instrument as InstrumentChoice
from participants.models import Programme as ProgrammeRow
from participants.types.arguments import (
    BoundingBox,
    Near,
    as_of_argument,
    checked_countries,
    checked_keys,
    checked_search,
    day_asked,
    instrument_argument,
    instrument_asked,
    language_asked,
    named_in,
    naming_arguments,
    place_of,
)
from participants.types.authorities import ParticipantLookup
from participants.types.countries import Country, CountryValue
from participants.types.enums import AuthorityKind, Evidence, Instrument, PracticeTheme, value_of
from participants.types.orders import DISTANCE, NAME_ASC, Moment, ParticipantOrder, sortable
from participants.types.practices import TITLE_ASC, PracticeConnection, PracticeOrder
from participants.types.profiles import ParticipantConnection
from participants.types.programmes import Programme


def _authorities_asked(
    context: ReadContext, arguments: dict[str, Any], instrument: str | None, day: date
) -> list[Authority]:
    """Return the authorities that the arguments about facts leave."""
    kinds = _values_of(arguments, "kinds")
    codes, programmes = arguments.get("countries"), arguments.get("programmes")
    countries = None if codes is None else checked_countries(codes)
    keys = None if programmes is None else checked_keys(programmes, "programmes")

    def build(when: When) -> Any:
        authorities = Authority.objects.order_by()
        if instrument is not None:
            authorities = authorities.belonging(instrument, day)
        if kinds is not None:
            authorities = authorities.filter(kind__in=kinds)
        if countries is not None:
            authorities = authorities.filter(country__in=countries)
        return authorities if keys is None else authorities.taking_part_in(keys, day)

    about_facts = {"kinds": kinds, "countries": codes, "programmes": programmes}
    shape = (Authority, instrument, day, shape_of(about_facts))
    return KeptList(context, Authority, build, shape).all()


def _resolve_participants(root: None, info: GraphQLResolveInfo, **arguments: Any) -> Connection:
    context = info.context
    day = day_asked(context, arguments.get("as_of"))
    chosen = arguments.get("instrument")
    instrument = None if chosen is None else instrument_asked(chosen)
    languages = languages_of(context, arguments)
    facts = {row.pk: row for row in _authorities_asked(context, arguments, instrument, day)}
    order = arguments.get("order_by")
    order = NAME_ASC if order is None else order.value
    moment = Moment(instrument or InstrumentChoice.ALLIANCE.value, day)
    place, text = place_of(arguments), arguments.get("text")
    if order is DISTANCE and place.near is None:
        raise bad_argument("`orderBy: DISTANCE` needs `near`.")
    words = None if text is None else checked_search(text)

    def build(when: When, authorities: Any) -> Any:
        profiles = languages.choose(ParticipantPage.objects.published(when), when)
        profiles = place.keep(profiles.filter(keys_in("authority_id", authorities)))
        profiles = profiles if words is None else profiles.mentioning(words)
        return sortable(profiles, order, moment)

    def listed(pages: Any) -> Any:
        # Who has a public profile is public; of the others nothing may be known here.
        known = {page.authority_id: facts[page.authority_id] for page in pages}
        context.loader(AuthorityLoader).know(announced(context, known.values()))
        return context.listed_pages(pages)

    # Words are looked for by reading texts: of those no statement is kept.
    shape = (ParticipantPage, languages.shape, place, moment) if words is None else None
    profiles = KeptList(context, ParticipantPage, build, shape, authorities=list(facts))
    rows = Rows(listed, languages.served_page, context.read)
    return connect(profiles, NAME_ASC, arguments, rows)


def _resolve_participant(
    root: None,
    info: GraphQLResolveInfo,
    id: str | None = None,
    key: str | None = None,
    **arguments: Any,
) -> Found | None:
    if (id is None) == (key is None):
        raise bad_argument("Give `id` or `key`, one of the two.")
    context = info.context
    languages = languages_of(context, arguments)
    profiles = ParticipantPage.objects.published(context.when)
    if key is not None:
        profiles = languages.choose(profiles, context.when).filter(
            authority__key__in=checked_keys([key], "key")
        )
    else:
        decoded = decode_global_id(id or "")
        if decoded is None or decoded[0] != type_name_of(ParticipantPage):
            return None
        profiles = profiles.filter(pk=decoded[1])
    page = next(iter(context.listed_pages(profiles[:1])), None)
    if page is None:
        return None
    return Found(page, own_language(context, page) if key is None else languages.served_page(page))


def _resolve_countries(
    root: None,
    info: GraphQLResolveInfo,
    instrument: Any,
    as_of: date | None = None,
    locale: str | None = None,
) -> list[CountryValue]:
    context = info.context
    day, language = day_asked(context, as_of), language_asked(context, locale)
    members = Authority.objects.public(context.when).belonging(instrument_asked(instrument), day)
    codes = members.order_by().values_list("country", flat=True).distinct()
    in_order = sorted(codes, key=lambda code: sort_key(country_name(code, language), language))
    return context.count_nodes([CountryValue(code) for code in in_order])


def _resolve_programmes(root: None, info: GraphQLResolveInfo) -> list[ProgrammeRow]:
    return info.context.count_nodes(list(ProgrammeRow.objects.order_by("name", "pk")))


def _resolve_practices(root: None, info: GraphQLResolveInfo, **arguments: Any) -> Connection:
    context = info.context
    languages = languages_of(context, arguments)
    themes = _values_of(arguments, "themes")
    evidence = _values_of(arguments, "evidence")
    named = named_in(context, arguments)

    def build(when: When) -> Any:
        practices = languages.choose(GoodPracticePage.objects.published(when), when)
        if themes is not None:
            practices = practices.filter(theme__in=themes)
        if evidence is not None:
            practices = practices.filter(evidence__in=evidence)
        return named.keep(practices)

    shape = (GoodPracticePage, languages.shape, named, shape_of(arguments))
    practices = KeptList(context, GoodPracticePage, build, shape)
    return connect(practices, TITLE_ASC, arguments, languages.rows_of(context))


def _values_of(arguments: dict[str, Any], name: str) -> list[Any] | None:
    chosen = arguments.get(name)
    return None if chosen is None else [value_of(each) for each in bounded(chosen, name)]


participants = graphene.Field(
    ParticipantConnection,
    description="Published profiles in one language, of those who belong on a day.",
    resolver=_resolve_participants,
    **language_arguments(),
    instrument=graphene.Argument(
        Instrument,
        default_value=Instrument.ALLIANCE,
        description="What they belong to; null for all profiles, whether they belong or not.",
    ),
    as_of=as_of_argument(),
    kinds=graphene.List(graphene.NonNull(AuthorityKind), description="Only these kinds."),
    countries=graphene.List(
        graphene.NonNull(graphene.String), description="ISO 3166-1 codes: only of these countries."
    ),
    programmes=graphene.List(
        graphene.NonNull(graphene.String),
        description="Keys of programmes: only who takes part in any of them on that day.",
    ),
    text=graphene.String(
        description=(
            "Words that all occur in the title, the introduction or one of the authority's names "
            "in any language; case and accents don't count, parts of words do."
        )
    ),
    near=Near(description="Only those with coordinates around this point."),
    within=BoundingBox(description="Only those with coordinates in this box."),
    **connection_arguments(ParticipantOrder, NAME_ASC),
)

participant = graphene.Field(
    ParticipantLookup,
    description="A profile by its own id, or by its authority's key; null when none is public.",
    resolver=_resolve_participant,
    id=graphene.ID(description="Global id of the profile."),
    key=graphene.String(description="Key of the authority, such as `tivat`."),
    **language_arguments(),
)

countries = graphene.Field(
    graphene.List(graphene.NonNull(Country)),
    required=True,
    description="Countries of the authorities with a public profile that belong on a day, by name.",
    resolver=_resolve_countries,
    instrument=instrument_argument(),
    as_of=as_of_argument(),
    locale=graphene.String(
        description="BCP 47 code of the language in whose alphabet they are ordered."
    ),
)

programmes = graphene.Field(
    graphene.List(graphene.NonNull(Programme)),
    required=True,
    description="All programmes, by name.",
    resolver=_resolve_programmes,
)

good_practices = graphene.Field(
    PracticeConnection,
    description="Published good practices in one language.",
    resolver=_resolve_practices,
    **language_arguments(),
    themes=graphene.List(graphene.NonNull(PracticeTheme), description="Only these themes."),
    evidence=graphene.List(graphene.NonNull(Evidence), description="Only of this evidence."),
    **naming_arguments(),
    **connection_arguments(PracticeOrder, TITLE_ASC),
)
