"""Menus and topics that are not public, full of words."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from home.models import Menu, MenuItem
from news.models import Topic
from tests.factories import MenuFactory, TopicFactory, locale, translate
from tests.leaks.planting import Planter


def hidden_topics(planter: Planter, public: Topic) -> list[Topic]:
    """Make topics that readers don't know of, and a draft of one that they do."""

    def text(state: str) -> dict[str, Any]:
        return planter.texts(Topic, state)

    over = TopicFactory.create(
        **text("expired topic"), expire_at=timezone.now() - timedelta(hours=1)
    )
    made = [
        TopicFactory.create(**text("draft topic"), publish=False),
        over,
        translate(public, "fr", publish_it=False, **text("draft translation of a topic")),
    ]
    draft = Topic.objects.get(pk=public.pk)
    for name, value in text("draft of a public topic").items():
        setattr(draft, name, value)
    draft.save_revision()
    return made


def hidden_menus(planter: Planter, public: Menu, pages: list[tuple[str, Any]]) -> list[Menu]:
    """Make menus that readers don't know of; in a public one, entries to hidden pages.

    `pages` come with their states.
    """
    made = [
        MenuFactory.create(place="footer", publish=False),
        MenuFactory.create(place="main", locale=locale("de"), publish=False),
        MenuFactory.create(
            place="main", locale=locale("ro"), expire_at=timezone.now() - timedelta(hours=1)
        ),
    ]
    for menu in made:
        for number in range(2):
            MenuItem.objects.create(
                menu=menu, sort_order=number, **planter.texts(MenuItem, "entry of a hidden menu")
            )
    for number, (state, page) in enumerate(pages, start=100):
        label = planter.words.word(f"MenuItem.label, leads to a {type(page).__name__}, {state}")
        MenuItem.objects.create(menu=public, label=label, page_id=page.pk, sort_order=number)
    draft = Menu.objects.get(pk=public.pk)
    draft.items.add(MenuItem(**planter.texts(MenuItem, "draft of a public menu"), sort_order=900))
    draft.save_revision()
    return made
