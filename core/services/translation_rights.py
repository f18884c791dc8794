"""Who may write which translation.

wagtail-localize asks only whether somebody may submit at all: who may would write into every
language, publish through “Sync translated pages”, and add snippets of every kind.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import TranslationSource


def may_translate(user: Any, original: Any, locale: Locale) -> bool:
    """Tell whether somebody may write a thing's translation into a language."""
    if not isinstance(original, Page):
        policy = policy_registry.get_by_type(type(original))
        return bool(policy.user_has_any_permission(user, {"add", "change"}))
    if (target := _target(original, locale)) is not None:
        return bool(target.permissions_for_user(user).can_edit())
    rights = _place(original, locale).permissions_for_user(user)
    return bool(user.is_superuser or rights.permissions & {"add", "change"})


def is_locked_for(user: Any, original: Any, locale: Locale) -> bool:
    """Tell whether somebody else has locked the translated page: nobody writes its texts then."""
    target = _target(original, locale) if isinstance(original, Page) else None
    if target is None or not target.locked:
        return False
    return bool(target.permissions_for_user(user).page_locked())


def may_publish_translation(user: Any, original: Any, locale: Locale) -> bool:
    """Tell whether somebody may also let readers see it."""
    if not isinstance(original, Page):
        policy = policy_registry.get_by_type(type(original))
        return bool(policy.user_has_permission(user, "publish"))
    page = _target(original, locale) or _place(original, locale)
    return bool(page.permissions_for_user(user).can_publish())


def may_update(user: Any, source: TranslationSource) -> bool:
    """Tell whether somebody works on what is translated, or on one of its translations."""
    original = source.get_source_instance()
    locales = [source.locale, *_targets(source)]
    return any(may_translate(user, original, locale) for locale in locales)


def may_publish_all(user: Any, source: TranslationSource) -> bool:
    """Tell whether somebody may publish every translation that goes on."""
    original = source.get_source_instance()
    return all(may_publish_translation(user, original, locale) for locale in _targets(source))


def check_translation(user: Any, original: Any, locale: Locale, *, publish: bool) -> None:
    """Raise PermissionDenied when somebody may not write, or not publish, a translation."""
    if not may_translate(user, original, locale):
        raise PermissionDenied
    if publish and not may_publish_translation(user, original, locale):
        raise PermissionDenied


def _target(page: Page, locale: Locale) -> Page | None:
    return Page.objects.filter(translation_key=page.translation_key, locale=locale).first()


def _place(page: Page, locale: Locale) -> Page:
    """Return under what a translation would come: the nearest page of the language, else the root.

    Pages between that have no translation yet are made with it.
    """
    parent = page.get_parent()
    while not parent.is_root():
        if (target := _target(parent, locale)) is not None:
            return target
        parent = parent.get_parent()
    return parent


def _targets(source: TranslationSource) -> list[Locale]:
    going_on = source.translations.filter(enabled=True).select_related("target_locale")
    return [translation.target_locale for translation in going_on]
