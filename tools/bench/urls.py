"""The program's addresses, and those of the floors."""

from django.urls import path

from cms.urls import urlpatterns as of_the_program
from tools.bench.floors.views import floor

urlpatterns = [path("floor/<slug:name>/", floor), *of_the_program]
