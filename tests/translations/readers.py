"""What readers are told of a content and its translation, at every step of its life.

told = Watch("First", "/en/news/first/").told(client)
assert told == MISSING
"""

from dataclasses import dataclass, replace
from typing import Any

from django.test import Client
from wagtail.models import Page

from tests.graphql import data
from tests.routes import route

QUERY = """query($english: String!, $french: String!, $list: Fallback) {
    source: page(path: $english) { title translations(missing: true) {
        locale { code } path freshness } }
    own: page(path: $french) { title freshness translations { locale { code } freshness } }
    french: pages(locale: "fr", fallback: $list) { edges { node { title } served {
        actual { code } reason } } }
    german: pages(locale: "de", fallback: $list) { edges { node { title } served {
        actual { code } reason } } }
    news(locale: "fr", fallback: $list) { edges { node { title } served {
        actual { code } reason } } } }"""


@dataclass(frozen=True, slots=True)
class Told:
    """What all questions together tell of a page: `None` where nothing is there.

    `at_path` and `stands_in` are status, title and language: at the translation's own path, and
    at the source's path below the other language's prefix with `fallback: CHAIN`. `freshness` is
    told by the source and by the translation itself; `listed` and `listed_chain` name titles with
    the language in which they are served.
    """

    at_path: tuple[int, str | None]
    stands_in: tuple[int, str | None, str | None]
    freshness: tuple[str | None, str | None]
    listed: list[tuple[str, str, str]]
    listed_chain: list[tuple[str, str, str]]
    german: list[tuple[str, str, str]]

    def but(self, **changes: Any) -> "Told":
        """Return the same with differences."""
        return replace(self, **changes)


def path_of(page: Page) -> str:
    """Return the path that a page has or would have for readers."""
    return f"/{page.locale.language_code}/" + page.url_path.split("/", 2)[2]


@dataclass(slots=True)
class Watch:
    """Asks for one content; `words` are part of every title that it has."""

    words: str
    english: str
    french: str = "/fr/nowhere/"
    is_news: bool = False

    def told(self, client: Client) -> Told:
        """Ask everything, over HTTP."""
        alone = data(client, QUERY, english=self.english, french=self.french, list="NONE")
        chain = data(client, QUERY, english=self.english, french=self.french, list="CHAIN")
        assert self._titles(alone["german"]) == []  # An alias is no translation.
        own = route(client, self.french)
        stands_in = route(client, self.english.replace("/en/", "/fr/", 1), "CHAIN")
        served = stands_in["served"]
        return Told(
            at_path=(own["status"], own["page"] and own["page"]["title"]),
            stands_in=(
                stands_in["status"],
                stands_in["redirectTo"] or (stands_in["page"] and stands_in["page"]["title"]),
                served and served["actual"]["code"],
            ),
            freshness=(self._freshness_by_source(alone), self._own_freshness(alone)),
            listed=self._listed(alone),
            listed_chain=self._listed(chain),
            german=self._titles(chain["german"]),
        )

    def _listed(self, answer: Any) -> list[tuple[str, str, str]]:
        found = self._titles(answer["french"])
        assert self._titles(answer["news"]) == (found if self.is_news else [])
        return found

    def _titles(self, connection: Any) -> list[tuple[str, str, str]]:
        return [
            (edge["node"]["title"], served["actual"]["code"], served["reason"])
            for edge in connection["edges"]
            if self.words in edge["node"]["title"]
            for served in [edge["served"]]
        ]

    def _freshness_by_source(self, answer: Any) -> str | None:
        if answer["source"] is None:
            return None
        states = {each["locale"]["code"]: each for each in answer["source"]["translations"]}
        assert states["de"]["freshness"] == "MISSING"
        french = states["fr"]
        assert french["path"] == (None if french["freshness"] == "MISSING" else self.french)
        return str(french["freshness"])

    def _own_freshness(self, answer: Any) -> str | None:
        own = answer["own"]
        if own is None:
            return None
        others = {each["locale"]["code"]: each["freshness"] for each in own["translations"]}
        assert others == ({} if answer["source"] is None else {"en": "CURRENT"})
        return str(own["freshness"])
