"""Conventions of this code base, checked at every start."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core.checks import run_checks
from pytest_django import Settings
from wagtail.models import DraftStateMixin, Page, TranslatableMixin

from core import checks
from home.models import HomePage, Menu
from news.models import NewsPage, Topic


def stand_in(name: str, base: Any, app: str = "news") -> Any:
    """Return a class that looks like a model of an app and is registered nowhere."""

    class Meta(type(base)):  # type: ignore[misc]  # the metaclass is only known when it runs
        def __new__(cls, name: str, bases: Any, attrs: Any, **_: Any) -> Any:
            return type.__new__(cls, name, bases, attrs)

        def __init__(cls, name: str, bases: Any, attrs: Any, **_: Any) -> None:
            type.__init__(cls, name, bases, attrs)

    return Meta(name, (base,), {"_meta": SimpleNamespace(app_label=app), "__module__": __name__})


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the checks see these models instead of the real ones."""
    return lambda *found: monkeypatch.setattr(
        checks,
        "apps",
        SimpleNamespace(get_models=lambda: found, get_app_configs=apps.get_app_configs),
    )


def test_the_code_base_keeps_its_conventions() -> None:
    assert [found for found in run_checks() if str(found.id).startswith("core.")] == []


def test_page_type_without_the_base_is_reported(models: Any) -> None:
    models(NewsPage, HomePage, stand_in("StrayPage", Page), stand_in("Guest", Page, "elsewhere"))
    (error,) = checks.pages_share_one_base()
    assert error.id == "core.E001"
    assert error.msg == "StrayPage does not derive from core.models.BasePage."


def test_translatable_snippet_without_drafts_is_reported(models: Any) -> None:
    stray = stand_in("Label", TranslatableMixin)
    guest = stand_in("Guest", TranslatableMixin, "elsewhere")
    models(Topic, Menu, NewsPage, stand_in("Plain", DraftStateMixin), stray, guest)
    (error,) = checks.translatable_snippets_have_drafts()
    assert error.id == "core.E002"
    assert error.msg == "Label is translatable but has no DraftStateMixin."


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("fr", ["fr"]),
        ("fr", ["en", "fr"]),
        ("fr", ["en", "en"]),
        ("fr", ["xx"]),
        ("xx", ["en"]),
        ("FR", ["en"]),
    ],
)
def test_fallback_that_is_no_chain_of_other_languages_is_reported(
    settings: Settings, code: str, others: list[str]
) -> None:
    settings.CONTENT_FALLBACKS = {"ro": ["fr", "en"], "de": [], code: others}
    (error,) = checks.fallbacks_are_languages_of_the_site()
    assert error.id == "core.E003"
    assert error.msg == f"CONTENT_FALLBACKS[{code!r}] is no chain of other languages."


def test_chains_of_other_languages_are_right(settings: Settings) -> None:
    settings.CONTENT_FALLBACKS = {"rmy": ["ro", "fr", "en"], "ro": ["en"], "en": [], "fr": ["ro"]}
    assert checks.fallbacks_are_languages_of_the_site() == []
