"""Batched reads for search engines."""

from wagtail.models import Page

from core.batching import Loader


class SourcesLoader(Loader[int, list[int]]):
    """Keys of the pages whose mirror an alias is, the uppermost source first, by its own key.

    Other pages have none. A mirror may be of a mirror; `public_pages` knows no longer chain.
    """

    kind = "page"

    def concerns(self, key: int) -> bool:
        return self.object(key).alias_of_id is not None

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read the sources of all aliases that were announced, and announce them."""
        direct = {key: self.object(key).alias_of_id for key in keys if self.concerns(key)}
        if not direct:
            return {}
        rows = Page.objects.filter(pk__in=set(direct.values())).order_by()
        above = dict(rows.values_list("pk", "alias_of_id"))
        found = {}
        for key, source in direct.items():
            chain = [above.get(source), source]
            found[key] = [each for each in chain if each is not None]
        self.context.batches.announce_keys(
            "page key", [source for chain in found.values() for source in chain]
        )
        return found
