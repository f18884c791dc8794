"""Whether a form was sent from a page of this site.

No cookie or session tells who somebody is, so a page of another site that makes a browser send a
form could do nothing that it couldn't send to the API by itself: there is no right to be borrowed,
and no token to be kept. One thing would be borrowed: the address of the visitor, against whose
limits it would count. Browsers say where a form comes from, and that is enough for that.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

OWN_PAGES = frozenset({"same-origin", "none"})
"""`none` is what a person does in the browser itself, such as loading the page again."""


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Tell whether a browser says that a page of another site has sent this.

    Programs that say nothing are taken like those that ask the API.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in OWN_PAGES
    origin = request.headers.get("Origin")  # Of browsers before 2023, and without encryption.
    if origin is None or origin in settings.CSRF_TRUSTED_ORIGINS:
        return False
    return urlsplit(origin).netloc != request.get_host()
