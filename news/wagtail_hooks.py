"""What news adds to the admin."""

from wagtail import hooks

from news.listings import EventViewSet, NewsViewSet, event_viewset, news_viewset


@hooks.register("register_admin_viewset")
def register_listings() -> list[NewsViewSet | EventViewSet]:
    """Add the menu entries “News” and “Events”."""
    return [news_viewset, event_viewset]
