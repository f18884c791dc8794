"""Where readers find a live page: what "View live" in the admin leads to."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


class LiveAddressMixin:
    """The address of a page on the program's own site; to be named before Page."""

    url_path: str
    _get_site_root_paths: Any

    def get_url_parts(
        self, request: HttpRequest | None = None
    ) -> tuple[int, str, str] | tuple[int, None, None] | None:
        """Return the site's key, its address, and the path; None for a page outside the site.

        The path is that of the API (`core.paths`), read from the roots that Wagtail remembers.
        """
        codes = {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}
        for root in self._get_site_root_paths(request):
            if self.url_path.startswith(root.root_path) and root.language_code in codes:
                rest = self.url_path[len(root.root_path) :]
                return root.site_id, root.root_url, f"/{root.language_code}/{rest}"
        return None
