"""The app of the stock site."""

from django.apps import AppConfig


class StockConfig(AppConfig):
    """The app of the stock site; it is never installed in ours."""

    name = "tests.traps.stock"
    label = "stock"
    default_auto_field = "django.db.models.BigAutoField"
