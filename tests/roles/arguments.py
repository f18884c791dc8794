"""What stands in an address where its pattern has a gap: which page, picture or person."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import Page

from tests.roles.content import (
    ALIAS,
    DRAFT,
    ENGLISH,
    FRENCH,
    FRENCH_PROFILE,
    GERMAN,
    PRACTICE,
    PROFILE,
    SUBMITTED,
    TERM,
    Content,
)
from tests.roles.submissions import APPLICATION, SUBMISSION_FOR

Values = dict[str, Any]
Row = tuple[str, Values, str]
"""What the address is about, the values of its gaps, and a query."""

ALL_SORTS = (ENGLISH, FRENCH, GERMAN, DRAFT, SUBMITTED, PROFILE, FRENCH_PROFILE, PRACTICE, TERM)
"""At what decides over a page, pages of all sorts are asked for."""
TYPES = (ENGLISH, FRENCH, GERMAN, PROFILE, FRENCH_PROFILE, PRACTICE, TERM)
"""Where it is the section that counts, one page of each."""

PAGES_OF = {
    "wagtailadmin_explore": TYPES,
    "wagtailadmin_pages:add": TYPES,
    "wagtailadmin_pages:edit": ALL_SORTS,
    "wagtailadmin_pages:delete": ALL_SORTS,
    "wagtailadmin_pages:unpublish": (ENGLISH, GERMAN, PROFILE, FRENCH_PROFILE, PRACTICE, TERM),
    "wagtailadmin_pages:convert_alias": (ALIAS,),
    "wagtailadmin_pages:move": (ENGLISH, DRAFT, PROFILE),
    "wagtailadmin_pages:copy": (ENGLISH, DRAFT, PROFILE),
    "wagtailadmin_pages:history": (ENGLISH, FRENCH, PROFILE),
    "wagtailadmin_pages:workflow_action": (SUBMITTED,),
    "wagtailadmin_pages:collect_workflow_action_data": (SUBMITTED,),
    "wagtailadmin_pages:confirm_workflow_cancellation": (SUBMITTED,),
    "wagtailadmin_pages:workflow_preview": (SUBMITTED,),
    "wagtailadmin_pages:workflow_history": (SUBMITTED,),
    "wagtailadmin_pages:workflow_history_detail": (SUBMITTED,),
    "wagtailadmin_workflows:remove": (ENGLISH,),
    "translating:submit_page_translation": (ENGLISH, GERMAN, DRAFT, PROFILE, PRACTICE, TERM),
    "translating:convert_to_alias": (ENGLISH, FRENCH),
}
"""Of which pages an address is asked for; of the English news item where it is not said."""


class Arguments:
    """Values for the gaps of every pattern, out of one site."""

    def __init__(self, content: Content) -> None:
        self.content = content
        others = {name: thing.pk for name, thing in content.others.items()}
        self.keys: Values = {
            "wagtailadmin_collections": others["collection"],
            "wagtailadmin_workflows": others["workflow"],
            "wagtaillocales": others["locale"],
            "wagtailsites": others["site"],
            "wagtailusers_users": others["user"],
            "wagtailusers_groups": others["group"],
            "mails": others["mail"],
            "translations_po": others["po_upload"],
            "translations_former": content.translation.pk,
            "translations_minor": content.translation.source_id,
            "wagtaildocs_chooser": content.document.pk,
            "wagtailimages_chooser": content.image.pk,
            "wagtailadmin_api:pages": content.pages[ENGLISH].pk,
            "wagtailadmin_api:documents": content.document.pk,
            "wagtailadmin_api:images": content.image.pk,
        }
        """What `pk` is, by namespace."""
        segments = content.translation.source
        self.common: Values = {
            "action_name": "publish",
            "collection_id": others["collection"],
            "doc_id": content.document.pk,
            "document_id": content.document.pk,
            "filter_spec": "max-100x100",
            "image_id": content.image.pk,
            "overridable_segment_id": 1,
            "redirect_id": others["redirect"],
            "session_id": content.session.pk,
            "string_segment_id": segments.stringsegment_set.first().pk,
            "task_id": others["task"],
            "translation_id": content.translation.pk,
            "translation_source_id": segments.pk,
            "uidb64": "MQ",
            "token": "set-password",
            "uploaded_file_id": others["uploaded"],
            "workflow_pk": others["workflow"],
            "mode": "draft",
            "box": "open",
            "system": "nuts",
        }
        """What other gaps are, everywhere."""
        asked = f"?translation={content.translation.pk}"
        self.own: dict[str, Callable[[], Iterable[Row]]] = {
            "wagtail_bulk_action": self._bulk_actions,
            "wagtailadmin_editing_sessions:ping": self._session,
            "wagtailadmin_tag_model_autocomplete": lambda: [_named("taggit", "tag", "app_name")],
            "wagtailsettings:edit": self._settings,
            "wagtailsettings:preview_on_edit": self._settings,
            "wagtailadmin_workflows:add_task": lambda: [_named("wagtailcore", "groupapprovaltask")],
            "translating:submit_snippet_translation": self._translatable,
            "translations_po:export": lambda: [("", {}, asked)],
            "translations_memory:matches": lambda: [("", {}, asked)],
            "translations:guide_page": lambda: [("", {"name": "translate-with-po"}, "")],
            "translations:guide_picture": lambda: [("", {"name": "board.png"}, "")],
            "wagtail_localize:snippets_api_listing": self._snippets,
            "wagtail_localize:snippets_api_detail": self._snippets,
        }

    def rows(self, name: str, gaps: frozenset[str]) -> Iterator[Row]:
        """Yield what to ask an address for; raises LookupError for a gap that nobody knows."""
        if name in self.own:
            for subject, values, query in self.own[name]():
                yield subject, {gap: values[gap] for gap in gaps}, query
        elif gaps and (name.startswith("wagtailadmin_pages:") or gaps & PAGE_GAPS):
            for subject in PAGES_OF.get(name, (ENGLISH,)):
                page = self.content.pages[subject]
                yield subject, {gap: self._of_page(gap, page) for gap in gaps}, ""
        else:
            yield "", {gap: self._common(name, gap) for gap in gaps}, ""

    def _common(self, name: str, gap: str) -> Any:
        namespace = name.rpartition(":")[0]
        snippet = self._snippet(namespace)
        if gap == "pk" and namespace == "submissions":
            return self.content.others[SUBMISSION_FOR.get(name, APPLICATION)].pk
        if gap == "pk" and name in {"wagtailadmin_workflows:" + end for end in TASK_ENDINGS}:
            return self.content.others["task"].pk
        if gap == "pk" and (snippet or namespace in self.keys):
            return snippet.pk if snippet else self.keys[namespace]
        if snippet and gap.startswith("revision_id"):
            return "latest" if gap.endswith("b") else snippet.latest_revision_id
        return self.common[gap]

    def _snippet(self, namespace: str) -> Any:
        """Return the snippet whose listing, editor or chooser has this namespace."""
        for label, snippet in self.content.snippets.items():
            ending = label.replace(".", "_")
            if namespace in {f"wagtailsnippets_{ending}", f"wagtailsnippetchoosers_{ending}"}:
                return snippet
        return None

    def _of_page(self, gap: str, page: Page) -> Any:
        meta = type(page)._meta
        values = {
            "page_id": page.pk,
            "page_pk": page.pk,
            "pk": page.pk,
            "page_to_move_id": page.pk,
            "parent_page_id": page.get_parent().pk,
            "destination_id": page.get_parent().pk,
            "content_type_app_name": meta.app_label,
            "content_type_model_name": meta.model_name,
            "app_label": meta.app_label,
            "model_name": meta.model_name,
            "revision_id": page.latest_revision_id,
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
        }
        if page.workflow_in_progress:
            values["action_name"] = "approve"
            values["workflow_state_id"] = page.current_workflow_state.pk
            values["task_state_id"] = page.current_workflow_task_state.pk
        return values[gap] if gap in values else self.common[gap]

    def _bulk_actions(self) -> Iterator[Row]:
        """Yield each action on a selection of each kind of thing."""
        things: dict[str, Any] = {
            "wagtailcore.page": self.content.pages[ENGLISH],
            "core.customimage": self.content.image,
            "core.customdocument": self.content.document,
            "core.user": self.content.others["user"],
            **self.content.snippets,
        }
        for label, thing in things.items():
            app, model = label.split(".")
            for action in bulk_action_registry.get_bulk_actions_for_model(app, model):
                values = {"app_label": app, "model_name": model, "action": action.action_type}
                yield f"{label} {action.action_type}", values, f"?id={thing.pk}"

    def _session(self) -> Iterator[Row]:
        page = self.content.pages[ENGLISH]
        values = {"object_id": page.pk, "session_id": self.content.session.pk}
        yield ENGLISH, {"app_label": "news", "model_name": "newspage", **values}, ""

    def _settings(self) -> Iterator[Row]:
        for model in settings_registry:
            subject, values, query = _named(model._meta.app_label, model._meta.model_name)
            values |= {"app_name": values["app_label"], "pk": self.content.others["settings"].pk}
            yield subject, values, query

    def _translatable(self) -> Iterator[Row]:
        for row in self._snippets():
            if hasattr(self.content.snippets[row[0]], "locale_id"):
                yield row

    def _snippets(self) -> Iterator[Row]:
        for label, snippet in self.content.snippets.items():
            subject, values, query = _named(*label.split("."))
            yield subject, {**values, "pk": snippet.pk}, query


TASK_ENDINGS = ("edit_task", "disable_task", "enable_task")
PAGE_GAPS = frozenset({"page_id", "page_pk", "parent_page_id"})


def _named(app: str, model: str, app_gap: str = "app_label") -> Row:
    return f"{app}.{model}", {app_gap: app, "model_name": model}, ""
