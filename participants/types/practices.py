"""Good practices in the API: what a column alone can't say."""

import graphene

from core import registry
from core.ordering import Order
from core.registered import TypeExtension
from core.types.blocks import body_field
from core.types.connections import localized_connection_type, order_enum
from core.types.grapple_types import type_of
from core.types.images import lead_picture_field
from participants.models import GoodPracticePage
from participants.types.enums import Evidence, PracticeTheme
from participants.types.uses import excerpt_type, naming_fields

TITLE_ASC = Order("TITLE_ASC", "title")
PracticeOrder = order_enum(
    "GoodPracticeOrder",
    [
        (TITLE_ASC, "By title, from A."),
        (Order("TITLE_DESC", "title", descending=True), "By title, from the end."),
        (Order("CREATED_ASC", "pk"), "The page that was made first comes first."),
        (Order("CREATED_DESC", "pk", descending=True), "The page that was made last comes first."),
    ],
)
PracticeConnection = localized_connection_type(
    "GoodPractice", lambda: type_of(GoodPracticePage), "good practices"
)
PracticeExcerpt = excerpt_type("GoodPractice", lambda: type_of(GoodPracticePage), "good practices")

registry.type_extensions.register(
    TypeExtension(
        "participants.GoodPracticePage",
        {
            "theme": graphene.Field(PracticeTheme, required=True, description="What it is about."),
            "evidence": graphene.Field(
                Evidence, required=True, description="How well it is known that it works."
            ),
            "lead_picture": lead_picture_field(),
            "body": body_field(),
            **naming_fields(),
        },
    )
)
