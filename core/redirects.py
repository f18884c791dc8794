"""The redirects that hold for readers: what `route` answers with, as one list."""

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat, Length, StrIndex, Substr
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.context import ReadContext
from core.visibility import public_pages

FRONT_DOOR = "/"


def redirects_for_readers(context: ReadContext) -> QuerySet[Redirect]:
    """Return the redirects of the site that lead to a public page or to an address.

    Left out are those that no reader meets: a public page stands at their path, or the site has
    one of its own at a path that all sites share. Each row comes with its target page.
    """
    public = public_pages(_pages_of_site(context), context.when)
    leading = Redirect.objects.filter(
        Q(redirect_page__in=public.values("pk"))
        | (Q(redirect_page__isnull=True) & ~_leads_nowhere()),
        Q(site=context.site) | Q(site__isnull=True),
    ).exclude(old_path=FRONT_DOOR)
    own = leading.filter(site__isnull=False, old_path=OuterRef("old_path"))
    met = leading.exclude(Q(site__isnull=True) & Exists(own)).annotate(_bare=_without_query())
    if context.site_roots:
        paths = public.annotate(_whole=_public_path(context), _path=_without_last("_whole"))
        met = met.exclude(_bare__in=paths.values("_path"))
    return met.select_related("redirect_page")


def target_of(context: ReadContext, redirect: Redirect) -> str:
    """Return the public path or the address to which one of these redirects leads."""
    page = redirect.redirect_page
    return redirect.redirect_link if page is None else context.path_of(page) or ""


def _pages_of_site(context: ReadContext) -> Any:
    """Return the pages that have a public path."""
    below = Q(pk__in=[])
    for locale_id, root in context.site_roots.items():
        below |= Q(locale_id=locale_id, url_path__startswith=root.page.url_path)
    return Page.objects.filter(below).order_by()


def _leads_nowhere() -> Q:
    """Tell a redirect without a target, or back to itself."""
    itself = Q(redirect_link=F("old_path"))
    return Q(redirect_link="") | itself | Q(redirect_link=Concat(F("old_path"), Value("/")))


def _public_path(context: ReadContext) -> Case:
    """Return the public path of a page of the site, with the slash at its end, as SQL."""
    return Case(
        *(
            When(
                locale_id=locale_id,
                then=Concat(
                    Value(f"/{root.code}/"),
                    Substr("url_path", len(root.page.url_path) + 1),
                    output_field=TextField(),
                ),
            )
            for locale_id, root in context.site_roots.items()
        ),
        output_field=TextField(),
    )


def _without_last(name: str) -> Any:
    """Return a text without its last character: redirects are stored without the slash."""
    return Substr(name, 1, Length(name) - 1)


def _without_query() -> Case:
    """Return a redirect's path without its query."""
    mark: Any = StrIndex("old_path", Value("?"))
    return Case(
        When(old_path__contains="?", then=Cast(Substr("old_path", 1, mark - 1), TextField())),
        default=Cast("old_path", TextField()),
        output_field=TextField(),
    )
