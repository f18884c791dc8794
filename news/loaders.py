"""Batched reads of topics."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models

from core.batching import Loader
from core.previews import rows_of_draft, stored_keys
from core.statements import KEYS, Slots, then
from core.visibility import Hidden, public_snippets
from news.models import Topic

TRANSLATION_KEYS: Any = Slots("keys", models.UUIDField())
LOCALES: Any = Slots("locales", models.BigIntegerField())


def _topics(hidden: Hidden, columns: tuple[str, ...]) -> Any:
    topics = Topic.objects.filter(translation_key__among=TRANSLATION_KEYS, locale_id__among=LOCALES)
    return public_snippets(topics, then(hidden)).order_by().values_list(*columns)


def _topic_uses(hidden: Hidden, uses: Any) -> Any:
    rows = uses.objects.filter(page_id__among=KEYS).order_by("sort_order", "pk")
    return rows.values_list("page_id", "topic__translation_key")


class TopicsLoader(Loader[int, list[Topic]]):
    """Topics of a page in the page's language, by the page's key; one loader for each page type.

    A topic without a published name in that language is left out.
    """

    kind = "page"

    def __init__(self, context: Any, model: Any) -> None:
        super().__init__(context)
        self.model = model
        self.uses: Any = model._meta.get_field("topic_uses").related_model

    def concerns(self, key: int) -> bool:
        return isinstance(self.object(key), self.model)

    def load(self, keys: list[int]) -> dict[int, list[Topic]]:
        """Read the topics in the editor's order."""
        pages = {key: self.object(key) for key in keys if self.concerns(key)}
        uses = self._uses(pages)
        topics = self.context.objects(
            Topic,
            _topics,
            keys=list({key for _, key in uses}),
            locales=list({page.locale_id for page in pages.values()}),
        )
        by_locale = {(topic.translation_key, topic.locale_id): topic for topic in topics}
        found: dict[int, list[Topic]] = defaultdict(list)
        for page_id, translation_key in uses:
            topic = by_locale.get((translation_key, pages[page_id].locale_id))
            if topic is not None and topic not in found[page_id]:
                found[page_id].append(topic)
        return found

    def _uses(self, keys: Iterable[int]) -> list[tuple[int, UUID]]:
        """Return (page's key, topic's translation key) in the editor's order."""
        stored = stored_keys(self.context, keys)
        pairs: list[Any] = [*self.context.rows(_topic_uses, self.uses, keys=stored)]
        if of_draft := rows_of_draft(self.context, keys, "topic_uses"):
            topics = Topic.objects.filter(pk__in=[row.topic_id for row in of_draft])
            known = dict(topics.values_list("pk", "translation_key"))
            pairs += [
                (row.page_id, known[row.topic_id]) for row in of_draft if row.topic_id in known
            ]
        return pairs
