"""Batched reads of topics."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from core.batching import Loader
from core.previews import rows_of_draft, stored_keys
from core.visibility import public_snippets
from news.models import Topic


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
        topics = public_snippets(
            Topic.objects.filter(
                translation_key__in={key for _, key in uses},
                locale_id__in={page.locale_id for page in pages.values()},
            ),
            self.context.when,
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
        stored = self.uses.objects.filter(page_id__in=stored_keys(self.context, keys))
        rows = stored.order_by("sort_order", "pk")
        pairs = list(rows.values_list("page_id", "topic__translation_key"))
        if of_draft := rows_of_draft(self.context, keys, "topic_uses"):
            topics = Topic.objects.filter(pk__in=[row.topic_id for row in of_draft])
            known = dict(topics.values_list("pk", "translation_key"))
            pairs += [
                (row.page_id, known[row.topic_id]) for row in of_draft if row.topic_id in known
            ]
        return pairs
