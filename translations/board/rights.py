"""Who may do what with which cell, known for a whole board after one read of a person's rights.

The same as `core.services.translation_rights`, which asks for one content at a time and has the
last word when something is written; a workflow's guests, whom a task lets into one editor, are
left out.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wagtail.models import Page
from wagtail.permissions import policy_registry

from translations.board.contents import Targets
from translations.board.rows import Source, Target

SUBMIT = "wagtail_localize.submit_translation"
STEP = Page.steplen


@dataclass(frozen=True, slots=True)
class Tree:
    """Where pages stand: the source language's places with their keys, and other languages'."""

    places: dict[str, UUID]
    targets: Targets

    def place(self, source: Source, locale_id: int) -> str:
        """Return under what a translation would come: the nearest page of the language."""
        path = source.path[:-STEP]
        while len(path) > STEP:
            key = self.places.get(path)
            if key and (target := self.targets.get((key, locale_id))):
                return target.path
            path = path[:-STEP]
        return path


def may_work(user: Any) -> bool:
    """Tell whether a person may send anything to translators, or publish any page."""
    policy = policy_registry.get_by_type(Page)
    return bool(user.has_perm(SUBMIT) or policy.user_has_permission(user, "publish"))


class Rights:
    """What one person may do with pages and snippets."""

    def __init__(self, user: Any, tree: Tree) -> None:
        self.user, self.tree = user, tree
        self.may_submit = user.has_perm(SUBMIT)
        self._granted: dict[str, set[str]] = defaultdict(set)
        self._on_pages: dict[str, frozenset[str]] = {"": frozenset()}
        self._on_models: dict[tuple[Any, frozenset[str]], bool] = {}
        if not user.is_superuser:
            policy = policy_registry.get_by_type(Page)
            for grant in policy.get_cached_permissions_for_user(user):
                action = grant.permission.codename.rsplit("_", maxsplit=1)[0]
                self._granted[grant.page.path].add(action)

    def may_see(self, source: Source) -> bool:
        """Tell whether the admin shows the person this title anyway."""
        if not source.path:
            return self._on_model(source.model, "add", "change", "delete", "publish", "view")
        return self.user.is_superuser or bool(self._on_page(source.path))

    def may_translate(self, source: Source, locale_id: int) -> bool:
        """Tell whether the person may write the content's text in a language."""
        if not source.path:
            return self._on_model(source.model, "add", "change")
        target = self.tree.targets.get((source.key, locale_id))
        if target is not None:
            return self.may_edit(source, target)
        if self.user.is_superuser:
            return True
        actions = self._on_page(self.tree.place(source, locale_id))
        return not actions.isdisjoint({"add", "change"})

    def may_edit_source(self, source: Source) -> bool:
        """Tell whether the person may open the editor of the source."""
        return self._may_edit(source.model, source.path, source.owner_id)

    def may_edit(self, source: Source, target: Target) -> bool:
        """Tell whether the person may open the editor of what is there in a language."""
        return self._may_edit(source.model, target.path, target.owner_id)

    def may_publish(self, source: Source, locale_id: int) -> bool:
        """Tell whether the person may show readers the content in a language."""
        if not source.path:
            return self._on_model(source.model, "publish")
        target = self.tree.targets.get((source.key, locale_id))
        path = target.path if target else self.tree.place(source, locale_id)
        if len(path) == STEP:
            return False  # In the root of the tree nothing is published.
        return self.user.is_superuser or "publish" in self._on_page(path)

    def _may_edit(self, model: Any, path: str, owner_id: int | None) -> bool:
        if not path:
            return self._on_model(model, "change")
        if self.user.is_superuser:
            return True
        actions = self._on_page(path)
        return "change" in actions or ("add" in actions and owner_id == self.user.pk)

    def _on_page(self, path: str) -> frozenset[str]:
        """Return what the person may do with a page: what was granted there or above."""
        if path not in self._on_pages:
            above = self._on_page(path[:-STEP])
            self._on_pages[path] = above | self._granted.get(path, frozenset())
        return self._on_pages[path]

    def _on_model(self, model: Any, *actions: str) -> bool:
        question = (model, frozenset(actions))
        if question not in self._on_models:
            policy = policy_registry.get_by_type(model)
            self._on_models[question] = policy.user_has_any_permission(self.user, set(actions))
        return self._on_models[question]
