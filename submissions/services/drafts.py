"""Drafts of pages about who joins, as an editor would begin them; nothing of them is public."""

from typing import Any, TypeVar

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale

from core.models import BasePage
from core.slugs import slug_of
from news.models import NewsIndexPage, NewsPage
from news.models.news import NewsAuthority, NewsKind
from participants.countries import country_name
from participants.models import Adhesion, Authority, ParticipantIndexPage, ParticipantPage

PageT = TypeVar("PageT", bound=BasePage)

LONGEST_TITLE = 255


def languages_for_drafts() -> list[str]:
    """Return the working languages in which there is a section of profiles, the source's first."""
    working = {code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES}
    sections = ParticipantIndexPage.objects.filter(alias_of=None)
    found = set(sections.values_list("locale__language_code", flat=True)) & working
    return sorted(found, key=lambda code: (code != settings.LANGUAGE_CODE, code))


def section_of(model: type[PageT], language: str) -> PageT | None:
    """Return the section of a language; a published one before one that is not."""
    rows: Any = model._default_manager
    sections = rows.filter(locale__language_code=language, alias_of=None)
    section: PageT | None = sections.order_by("-live", "pk").first()
    return section


def profile_exists(authority: Authority, language: str) -> bool:
    """Tell whether a language has a profile of an authority already, published or not."""
    profiles = ParticipantPage.objects.filter(authority_id=authority.pk, language=language)
    return bool(profiles.exists())


def profile_title(authority: Authority, english_name: str, language: str) -> str:
    """Return what an authority is called in a language, as far as anybody has said."""
    offered = english_name if language == "en" else ""
    if authority.pk:
        names = authority.names.filter(language=language).order_by("sort_order", "pk")
        offered = names.values_list("name", flat=True).first() or offered
    return offered or authority.endonym


def news_title(name: str, language: str) -> str:
    """Return the headline."""
    with override(language):
        return (_("%(name)s joins the Alliance") % {"name": name})[:LONGEST_TITLE]


def draft_profile(
    authority: Authority, title: str, language: str, user: Any
) -> ParticipantPage | None:
    """Begin the profile of an authority; None where the language has one, or has no section."""
    section = section_of(ParticipantIndexPage, language)
    if section is None or profile_exists(authority, language):
        return None
    page = ParticipantPage(title=title, authority=authority)
    return _begin(page, section, user)


def draft_news(adhesion: Adhesion, name: str, language: str, user: Any) -> NewsPage | None:
    """Begin the news item; None where the language has no section of news."""
    section = section_of(NewsIndexPage, language)
    if section is None:
        return None
    page: Any = NewsPage(
        title=news_title(name, language),
        kind=NewsKind.NEWS,
        standfirst=_standfirst(adhesion, name, language),
    )
    page.authority_uses = [NewsAuthority(authority=adhesion.authority, sort_order=0)]
    news: NewsPage = _begin(page, section, user)
    return news


def _standfirst(adhesion: Adhesion, name: str, language: str) -> str:
    with override(language):
        text = _("On %(day)s %(name)s (%(country)s) became participant no. %(number)s.")
        return text % {
            "day": date_format(adhesion.since, "j F Y") if adhesion.since else "",
            "name": name,
            "country": country_name(adhesion.authority.country, language),
            "number": adhesion.ordinal,
        }


def _begin(page: PageT, section: BasePage, user: Any) -> PageT:
    language = Locale.objects.get(pk=section.locale_id).language_code
    page.slug = find_available_slug(section, slug_of(page.title, language) or "draft")
    page.owner, page.locale = user, section.locale
    page.live, page.has_unpublished_changes = False, True
    section.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    return page
