"""Addresses for those who read the site's texts elsewhere: feeds, calendars, search engines."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri

from website.languages import begins_with_language


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes addresses absolute: pages stand at the site, files where this program is reached.

    `site` is scheme and host. Whatever host a reader has asked by, the addresses are the same.
    """

    site: str

    @classmethod
    def beside(cls, canonical: str) -> "Addresses":
        """Return those of the site on which a page has its canonical address."""
        parts = urlsplit(canonical)
        return cls(f"{parts.scheme}://{parts.netloc}")

    def of(self, address: str) -> str:
        """Return the absolute address of a path; an address with a host stays as it is."""
        if not address.startswith("/") or address.startswith("//"):
            return str(iri_to_uri(address))
        own = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        host = self.site if begins_with_language(address) else own
        return str(iri_to_uri(f"{host}{address}"))
