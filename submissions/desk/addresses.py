"""The addresses of the desk."""

from django.urls import URLPattern, path

from submissions.desk.accepting import AcceptView
from submissions.desk.acting import ActView, AskingView
from submissions.desk.actions import ASKED
from submissions.desk.completing import CompleteView
from submissions.desk.correcting import CorrectView
from submissions.desk.file import FileView
from submissions.desk.inbox import InboxView
from submissions.desk.screen import ScreenView
from submissions.services.acts import Act

PAGES: tuple[type[ActView], ...] = (AcceptView, CompleteView, CorrectView)
"""Acts that ask for more than a form."""


def _act(act: Act, view: type[ActView]) -> URLPattern:
    return path(f"<int:pk>/{act.value}/", view.as_view(act=act), name=act.value)


addresses: list[URLPattern] = [
    path("", InboxView.as_view(), name="index"),
    path("box/<slug:box>/", InboxView.as_view(), name="box"),
    path("box/<slug:box>/results/", InboxView.as_view(results_only=True), name="box_results"),
    path("<int:pk>/", ScreenView.as_view(), name="screen"),
    path("<int:pk>/file/", FileView.as_view(), name="file"),
    *(_act(page.act, page) for page in PAGES),
    *(_act(act, AskingView) for act in ASKED),
]
