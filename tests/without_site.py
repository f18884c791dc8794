"""The database as the migrations make it: tests begin with a site, a few of them before it."""

from wagtail.models import Locale, Page, Site

from core.models import GonePath
from home.models import HomePage
from tests.factories.core import locale


def unmake_site() -> None:
    """Take away languages and home pages; Wagtail's page of welcome comes back in their place."""
    source = locale("en")
    welcome = Page(title="Welcome to your new Wagtail site!", slug="welcome", locale=source)
    Page.get_first_root_node().add_child(instance=welcome)
    Site.objects.update(root_page=welcome, site_name="", hostname="localhost", port=80)
    for home in HomePage.objects.filter(depth=2):
        home.delete()
    Page.objects.filter(pk=welcome.pk).update(slug="home", url_path="/home/")
    Locale.objects.exclude(pk=source.pk).delete()
    GonePath.objects.all().delete()
