"""What must hold over the whole of the demonstration content."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import available_timezones

from cms.demo.block_checks import alike, bodies, dead_links, pictures
from cms.demo.entries import Demo, Event, NewsItem, StandardPage
from cms.demo.glossary import checks as glossary_checks
from cms.demo.markup import faults_in
from cms.demo.register import checks as register_checks

LOCALES = ("en", "fr", "de", "ro", "rmy")
WRITTEN_LOCALES = ("en", "fr", "de", "ro")
NEWS_KINDS = frozenset({"news", "statement", "press_release", "report", "call"})
YEARS = range(2013, 2027)
NEWS_COUNT, EVENT_COUNT = 60, 12
NEWS_TRANSLATIONS = {"fr": 24, "de": 10, "ro": 10}
EVENT_TRANSLATIONS = {"fr": 6, "de": 3, "ro": 3}
STANDFIRST_LENGTH = 300
BODY_BLOCKS = range(3, 8)
SECTIONS = frozenset({"home", "news", "events", "participants", "practices", "glossary"})

Article = NewsItem | Event | StandardPage


def faults(demo: Demo) -> Iterator[str]:
    """Yield every fault of `demo` in words; nothing when all is well."""
    yield from _counts(demo)
    yield from _keys(demo)
    yield from _topics_and_pictures(demo)
    for item in demo.news:
        yield from _news(item)
    for event in demo.events:
        yield from _event(event)
    yield from _pages(demo)
    for article in _articles(demo):
        yield from _texts(article)
    yield from _home(demo)
    yield from _menus(demo)
    yield from register_checks.faults(demo)
    yield from glossary_checks.faults(demo.concepts, _known(demo))


def _articles(demo: Demo) -> tuple[Article, ...]:
    return (*demo.news, *demo.events, *demo.pages)


def _counts(demo: Demo) -> Iterator[str]:
    if len(demo.news) != NEWS_COUNT:
        yield f"{len(demo.news)} news items instead of {NEWS_COUNT}"
    if len(demo.events) != EVENT_COUNT:
        yield f"{len(demo.events)} events instead of {EVENT_COUNT}"
    yield from _translated("news items", demo.news, NEWS_TRANSLATIONS)
    yield from _translated("events", demo.events, EVENT_TRANSLATIONS)
    for year in YEARS:
        if not any(item.date.year == year for item in demo.news):
            yield f"no news in {year}"


def _translated(
    what: str, articles: Sequence[Article], expected: Mapping[str, int]
) -> Iterator[str]:
    for code, least in expected.items():
        if (found := sum(code in article.translations for article in articles)) < least:
            yield f"{found} {what} in {code}, at least {least} are expected"


def _keys(demo: Demo) -> Iterator[str]:
    keys = Counter(article.key for article in _articles(demo))
    yield from (f"{key}: the key is used {n} times" for key, n in keys.items() if n > 1)
    known = _known(demo)
    for item in demo.news:
        for key in item.related:
            if key not in known["news"] or key == item.key:
                yield f"{item.key}: related {key!r} is no other news item"
    for article in _articles(demo):
        yield from dead_links(article.key, article.body, known)
    for practice in demo.practices:
        yield from dead_links(practice.key, practice.body, known)


def _known(demo: Demo) -> dict[str, set[str]]:
    """Return the keys to which a link can lead, by its type."""
    return {
        "news": {item.key for item in demo.news},
        "event": {event.key for event in demo.events},
        "page": {page.key for page in demo.pages},
        "participant": {authority.key for authority in demo.authorities},
        "practice": {practice.key for practice in demo.practices},
    }


def _topics_and_pictures(demo: Demo) -> Iterator[str]:
    known = {topic.key for topic in demo.topics}
    for topic in demo.topics:
        if set(topic.names) != set(WRITTEN_LOCALES):
            yield f"topic {topic.key}: names in {', '.join(WRITTEN_LOCALES)} are expected"
    for article in demo.illustrated:
        if not article.topics or not set(article.topics) <= known:
            yield f"{article.key}: unknown topic, or none"
    leads = Counter(article.picture.motif for article in demo.illustrated)
    yield from (f"motif {motif!r} leads {n} articles" for motif, n in leads.items() if n > 1)


def _news(item: NewsItem) -> Iterator[str]:
    if item.kind not in NEWS_KINDS:
        yield f"{item.key}: unknown kind {item.kind!r}"
    if item.correction and item.correction.date < item.date:
        yield f"{item.key}: corrected before it was published"
    yield from _standfirst(item.key, item.standfirst)
    for code, words in item.translations.items():
        where = f"{item.key}, {code}"
        yield from _standfirst(where, words.standfirst)
        yield from alike(where, "place", item.place, words.place)
        yield from alike(where, "alt", item.picture.alt, words.picture_alt)
        yield from alike(where, "caption", item.picture.caption, words.picture_caption)
        note = item.correction.note if item.correction else ""
        yield from alike(where, "correction_note", note, words.correction_note)


def _event(event: Event) -> Iterator[str]:
    if event.end <= event.start:
        yield f"{event.key}: ends before it starts"
    if event.zone not in available_timezones():
        yield f"{event.key}: unknown zone {event.zone!r}"
    yield from _standfirst(event.key, event.standfirst)
    for code, words in event.translations.items():
        where = f"{event.key}, {code}"
        yield from _standfirst(where, words.standfirst)
        yield from alike(where, "venue", event.venue, words.venue)
        yield from alike(where, "alt", event.picture.alt, words.picture_alt)
        yield from alike(where, "caption", event.picture.caption, words.picture_caption)


def _pages(demo: Demo) -> Iterator[str]:
    languages = {"": set(WRITTEN_LOCALES)}
    for page in demo.pages:
        if page.parent not in languages:
            yield f"{page.key}: the parent {page.parent!r} must stand before it"
        elif missing := set(page.translations) - languages[page.parent]:
            yield f"{page.key}: the parent {page.parent!r} is not in {', '.join(sorted(missing))}"
        languages[page.key] = set(page.translations)
        if "fr" not in page.translations:
            yield f"{page.key}: not in French"


def _texts(article: Article) -> Iterator[str]:
    if not isinstance(article, StandardPage):
        yield from pictures(article.key, (article.picture,))
        if len(article.body) not in BODY_BLOCKS:
            yield f"{article.key}: {len(article.body)} blocks"
    for code, words in article.translations.items():
        if code not in WRITTEN_LOCALES[1:]:
            yield f"{article.key}, {code}: unexpected language"
        if not words.title:
            yield f"{article.key}, {code}: no title"
    translated = {code: words.body for code, words in article.translations.items()}
    yield from bodies(article.key, article.body, translated)


def _home(demo: Demo) -> Iterator[str]:
    if set(demo.home) != set(LOCALES):
        yield f"home: {', '.join(LOCALES)} are expected"
    for code, words in demo.home.items():
        texts = (words.name, words.mission, words.terminology_note)
        if any(texts) == (code == "rmy") or (any(texts) and not all(texts)):
            yield f"home, {code}: all texts are expected, or none for rmy"
        for html in texts[1:]:
            yield from (f"home, {code}: {fault}" for fault in faults_in(html))


def _menus(demo: Demo) -> Iterator[str]:
    targets = {page.key for page in demo.pages} | SECTIONS
    for name, entries in demo.menus.items():
        for entry in entries:
            if bool(entry.target) == bool(entry.address):
                yield f"menu {name}: an entry needs either a target or an address"
            if entry.target and entry.target not in targets:
                yield f"menu {name}: unknown target {entry.target!r}"
            if set(entry.labels) != set(WRITTEN_LOCALES):
                yield f"menu {name}: labels in {', '.join(WRITTEN_LOCALES)} are expected"


def _standfirst(where: str, text: str) -> Iterator[str]:
    if not 0 < len(text) <= STANDFIRST_LENGTH:
        yield f"{where}: the standfirst has {len(text)} characters"
