"""What translators do in the admin: submit, translate, publish, update from the source."""

from typing import Any

from django.contrib.admin.utils import quote
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from tests import editor
from tests.factories import locale


def submit(client: Client, instance: Any, code: str = "fr") -> Translation:
    """Send a page or snippet to the translators of a language."""
    if isinstance(instance, Page):
        url = reverse("wagtail_localize:submit_page_translation", args=[instance.pk])
    else:
        meta = instance._meta
        args = [meta.app_label, meta.model_name, quote(instance.pk)]
        url = reverse("wagtail_localize:submit_snippet_translation", args=args)
    response = client.post(url, {"locales": [locale(code).pk]})
    assert response.status_code == 302, response.content
    return Translation.objects.get(
        source__object_id=instance.translation_key, target_locale=locale(code)
    )


def translate_all(translation: Translation, *, but: str = "", mark: str = "FR ") -> None:
    """Translate every text by a mark before it, save that of one path."""
    for segment in translation.source.stringsegment_set.exclude(context__path=but or None):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": f"{mark}{segment.string.data}", "has_error": False},
        )


def publish(client: Client, translation: Translation) -> None:
    """Press “Publish” in the translators' editor; nobody reads what it says then."""
    response = client.post(_editor(translation), {"action": "publish"})
    assert response.status_code == 302
    client.cookies.pop("messages", None)


def publish_and_read(client: Client, translation: Translation) -> HttpResponse:
    """Press “Publish”; return the editor as it is then: rendering it takes as long as all else."""
    response: Any = client.post(_editor(translation), {"action": "publish"}, follow=True)
    assert response.status_code == 200
    return response


def _editor(translation: Translation) -> str:
    target = translation.get_target_instance()
    if isinstance(target, Page):
        return editor.edit_url(target)
    return reverse(target.snippet_viewset.get_url_name("edit"), args=[quote(target.pk)])


def update(client: Client, translation: Translation, *, publish_it: bool = False) -> HttpResponse:
    """Take over what has changed in the source; `publish_it` ticks “Publish immediately”."""
    url = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    response: Any = client.post(url, {"publish_translations": "on"} if publish_it else {})
    assert response.status_code == 302, response.content
    return response


def published(client: Client, instance: Any, code: str = "fr") -> Any:
    """Submit, translate everything, publish; return the target as it is in the database."""
    translation = submit(client, instance, code)
    translate_all(translation)
    publish(client, translation)
    target = translation.get_target_instance()
    assert target.live
    return target
