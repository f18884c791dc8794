"""What of an authority somebody outside may ask to have corrected."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Correctable(models.TextChoices):
    """Columns of an authority by their names, and the name of who leads it."""

    ENDONYM = "endonym", _("own name")
    WEBSITE = "website", _("website")
    POPULATION = "population", _("population")
    POPULATION_YEAR = "population_year", _("year of the population")
    POPULATION_SOURCE = "population_source", _("source of the population")
    HEAD_NAME = "head_name", _("head of the authority")
    LATITUDE = "latitude", _("latitude")
    LONGITUDE = "longitude", _("longitude")
    CONTACT_NAME = "contact_name", _("name of the contact")
    CONTACT_ROLE = "contact_role", _("role of the contact")
    CONTACT_EMAIL = "contact_email", _("e-mail of the contact")
    CONTACT_PHONE = "contact_phone", _("telephone of the contact")
    SUBDIVISION_CODE = "subdivision_code", _("ISO 3166-2")
    NUTS_CODE = "nuts_code", _("NUTS")
    LAU_CODE = "lau_code", _("LAU")
