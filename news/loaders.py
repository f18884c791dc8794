"""Batched reads of topics."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import ExpressionWrapper

from core.batching import Loader
from core.columns import columns_of, instances
from core.hidden import Hidden
from core.previews import rows_of_draft, stored_keys
from core.statements import KEYS, Slots, then
from core.visibility import public_snippet, public_snippets
from news.models import Topic

TRANSLATION_KEYS: Any = Slots("keys", models.UUIDField())
LOCALES: Any = Slots("locales", models.BigIntegerField())


def _topics(hidden: Hidden, columns: tuple[str, ...]) -> Any:
    topics = Topic.objects.filter(translation_key__among=TRANSLATION_KEYS, locale_id__among=LOCALES)
    return public_snippets(topics, then(hidden)).order_by().values_list(*columns)


def _topic_uses(hidden: Hidden, uses: Any, columns: tuple[str, ...]) -> Any:
    is_public = ExpressionWrapper(
        public_snippet(then(hidden), "topic__"), output_field=models.BooleanField()
    )
    rows = uses.objects.filter(page_id__among=KEYS).order_by("sort_order", "pk")
    of_topic = [f"topic__{column}" for column in columns]
    return rows.annotate(_is_public=is_public).values_list("page_id", *of_topic, "_is_public")


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
        topics = {
            (topic.translation_key, topic.locale_id): topic if is_public else None
            for _page, topic, is_public in uses
        }
        wanted = {(topic.translation_key, pages[key].locale_id) for key, topic, _ in uses}
        topics |= self._translated(wanted - topics.keys())
        found: dict[int, list[Topic]] = defaultdict(list)
        for key, used, _is_public in uses:
            topic = topics.get((used.translation_key, pages[key].locale_id))
            if topic is not None and topic not in found[key]:
                found[key].append(topic)
        return found

    def _translated(self, wanted: set[tuple[UUID, int]]) -> dict[tuple[UUID, int], Topic | None]:
        """Read topics that stand on a page in another language."""
        if not wanted:
            return {}
        keys, locales = ({each[place] for each in wanted} for place in (0, 1))
        topics = self.context.objects(Topic, _topics, keys=list(keys), locales=list(locales))
        return {(topic.translation_key, topic.locale_id): topic for topic in topics}

    def _uses(self, keys: Iterable[int]) -> list[tuple[int, Topic, bool]]:
        """Return page's key, topic and whether it is public, in the editor's order."""
        columns = columns_of(Topic, self.context.selected)
        stored = stored_keys(self.context, keys)
        rows = self.context.rows(_topic_uses, self.uses, columns, keys=stored)
        topics = instances(Topic, columns, [row[1:-1] for row in rows])
        uses = [(row[0], topic, row[-1]) for row, topic in zip(rows, topics, strict=True)]
        if of_draft := rows_of_draft(self.context, keys, "topic_uses"):
            known = Topic.objects.in_bulk([row.topic_id for row in of_draft])
            public = set(public_snippets(Topic.objects.filter(pk__in=known), self.context.when))
            drafted = [(row.page_id, known.get(row.topic_id)) for row in of_draft]
            uses += [(key, topic, topic in public) for key, topic in drafted if topic]
        return uses
