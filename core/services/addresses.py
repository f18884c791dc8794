"""What becomes of a public address when its page moves, gets another slug, or is gone.

Wagtail's own redirects are made after the transaction and from addresses that this program does
not have (docs/adr/0010).
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.aliases import mirrors_another_language
from core.models import GonePath
from core.paths import Root, default_site, roots_of
from core.visibility import is_under_closed, public_at, public_pages

LONGEST_OLD_PATH: int = Redirect._meta.get_field("old_path").max_length or 0
"""Of what the table of redirects holds; a longer address is not kept."""


def keep_addresses(tree_path: str, old_url_path: str, new_url_path: str) -> None:
    """Lead from the old addresses of a page, and of what is under it, to these pages.

    Only from addresses at which readers could read: the others would tell names that nobody was
    to know, once the page is public. At the new addresses nothing is gone any more. `tree_path` is
    where the page stands in the tree now. Called in the transaction of the change, before the row
    of the page is written.
    """
    site = default_site()
    roots = roots_of(site)
    if any(root.page.path == tree_path for root in roots.values()):
        return  # A home page has its language for an address, whatever its slug is.
    rows = Page.objects.filter(path__startswith=tree_path, live=True).order_by("path")
    were_read = set(public_at(tree_path, old_url_path, timezone.now()).values_list("pk", flat=True))
    redirects, taken = [], []
    for pk, locale_id, url_path in rows.values_list("pk", "locale_id", "url_path"):
        rest = _rest(url_path, (new_url_path, old_url_path))
        old = _address(roots.get(locale_id), f"{old_url_path}{rest}")
        new = _address(roots.get(locale_id), f"{new_url_path}{rest}")
        taken.append(new)
        if pk in were_read and old and old != new:
            redirects.append(
                Redirect(old_path=old, site=site, redirect_page_id=pk, automatically_created=True)
            )
    _replace_redirects([row for row in redirects if len(row.old_path) <= LONGEST_OLD_PATH])
    GonePath.objects.filter(path__in=[path for path in taken if path]).delete()


def remember_gone(page: Page, at: datetime | None = None) -> None:
    """Write down the address of a page that was public at a moment and is going to be no more.

    With it go the addresses that led to it. Where nobody could read it, nothing is written.
    """
    at = at or timezone.now()
    rows = public_pages(Page.objects.filter(pk=page.pk), at)
    stored = rows.values_list("locale_id", "url_path").first()
    if stored is None or is_under_closed(page, at):
        return
    locale_id, url_path = stored
    address = _address(roots_of(default_site()).get(locale_id), url_path)
    if address is None:
        return
    leading = Redirect.objects.filter(redirect_page_id=page.pk)
    paths = [address, *leading.values_list("old_path", flat=True)]
    GonePath.objects.bulk_create(
        [GonePath(path=path) for path in dict.fromkeys(paths) if len(path) <= GonePath.LONGEST],
        ignore_conflicts=True,
    )


def forget_gone(page: Page) -> None:
    """Take back that something is gone: a page is published at its address.

    Another language's alias is none.
    """
    if mirrors_another_language(page):
        return
    address = _address(roots_of(default_site()).get(page.locale_id), page.url_path)
    if address is not None:
        GonePath.objects.filter(path=address).delete()


def _replace_redirects(redirects: Iterable[Redirect]) -> None:
    """Write redirects; older ones that were made so are replaced, those of people stay."""
    made = list(redirects)
    taken = Q(old_path__in=[row.old_path for row in made])
    Redirect.objects.filter(taken, automatically_created=True).delete()
    Redirect.objects.bulk_create(made, ignore_conflicts=True)


def _rest(url_path: str, beginnings: Iterable[str]) -> str:
    """Return what stands behind the first of these beginnings that fits."""
    fitting = (start for start in beginnings if url_path.startswith(start))
    return url_path[len(next(fitting, url_path)) :]


def _address(root: Root | None, url_path: str) -> str | None:
    """Return the public path as redirects have it: without a slash at its end."""
    path = None if root is None else root.path_of(url_path)
    return None if path is None else Redirect.normalise_path(path)
