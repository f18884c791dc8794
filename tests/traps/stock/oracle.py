"""Probes of what can be guessed about columns that nobody may read."""

from typing import Any

from django.contrib.auth.models import User

from tests.traps.stock.world import ask, messages, story


def hidden_column() -> Any:
    """Order pages by a column of their owners' accounts, forwards and backwards."""
    parent = story("Ordered")
    for name, password in (("Owned-a", "bbb"), ("Owned-b", "aaa")):
        owner = User.objects.create(username=name, password=password)
        story(name, parent=parent, owner=owner)
    return [
        [
            page["title"]
            for page in ask(f'{{ pages(parent: {parent.pk}, order: "{order}") {{ title }} }}')[
                "data"
            ]["pages"]
        ]
        for order in ("owner__password", "-owner__password")
    ]


def unknown_column() -> Any:
    """Return what is said to an order by a column that isn't there."""
    return messages(ask('{ pages(order: "nothing") { title } }'))
