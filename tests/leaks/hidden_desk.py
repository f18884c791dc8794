"""What the people at the desk write to one another and what the program writes down of them."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    Site,
    Task,
    TaskState,
    Workflow,
)
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import BasePage, GonePath, OutgoingMail, PreviewSnapshot, ScheduleRefusal, User
from news.models import NewsPage
from search.models import Promotion, VainSearch
from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    locale,
    promotion,
    publish,
)
from tests.leaks.hidden_submissions import hide_submissions
from tests.leaks.planting import Planter
from translations.models import (
    Assignment,
    FormerWording,
    MinorChange,
    POUpload,
    Proposal,
    RevisionRequest,
    TextOrigins,
    UnplacedText,
)


def hide_desk(planter: Planter, page: BasePage, hidden: BasePage) -> None:
    """Write words around a public page and a hidden one."""
    person = _person(planter)
    _comments(planter, page, person)
    _workflow(planter, person)
    _translators(planter, page, person)
    _assignment(planter, page, person)
    _search(planter, page, hidden)
    _records(planter, page, person)
    hide_submissions(planter, person)
    _redirects(planter, hidden)
    _come_out(planter)


def _person(planter: Planter) -> User:
    values = planter.texts(User, "account")
    stored = values.pop("password")
    person = UserFactory.create(**values)
    User.objects.filter(pk=person.pk).update(password=stored)
    UserProfile.objects.create(user=person, avatar=f"{planter.words.word('name of an avatar')}.jpg")
    Group.objects.create(name=planter.words.word("name of a group")).user_set.add(person)
    return person


def _comments(planter: Planter, page: BasePage, person: User) -> None:
    comment = Comment.objects.create(
        page=page, user=person, contentpath="title", text=planter.words.word("Comment.text")
    )
    CommentReply.objects.create(
        comment=comment, user=person, text=planter.words.word("CommentReply.text")
    )


def _workflow(planter: Planter, person: User) -> None:
    values = planter.texts(NewsPage, "submitted")
    page = NewsPageFactory.create(
        **values, correction_date=date(2026, 2, 3), publish=False, owner=person
    )
    page.get_workflow().start(page, person)
    TaskState.objects.update(comment=planter.words.word("TaskState.comment"))
    Task.objects.update(name=planter.words.word("Task.name"))
    Workflow.objects.update(name=planter.words.word("Workflow.name"))


def _translators(planter: Planter, page: BasePage, person: User) -> None:
    """Let translators work on a public page."""
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale("rmy"))
    segment = source.stringsegment_set.first()
    StringTranslation.objects.create(
        translation_of=segment.string,
        locale=translation.target_locale,
        context=segment.context,
        data=planter.words.word("StringTranslation.data"),
        tool_name=planter.words.word("StringTranslation.tool_name"),
    )
    Proposal.objects.create(
        translation=translation,
        string=segment.string,
        context=segment.context,
        made_by=person,
        **planter.texts(Proposal, "proposal"),
    )
    RevisionRequest.objects.create(
        translation=translation,
        string=segment.string,
        context=segment.context,
        asked_by=person,
        **planter.texts(RevisionRequest, "revision"),
    )
    MinorChange.objects.create(
        source=source,
        published_at=timezone.now(),
        taken_over_at=timezone.now(),
        made_by=person,
        **planter.texts(MinorChange, "minor change"),
    )
    FormerWording.objects.create(
        string=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        written_by=person,
        written_at=timezone.now(),
        **planter.texts(FormerWording, "former"),
    )
    UnplacedText.objects.create(
        object_id=page.translation_key,
        locale=translation.target_locale,
        written_by=person,
        written_at=timezone.now(),
        **planter.texts(UnplacedText, "unplaced"),
    )
    TextOrigins.objects.create(
        revision=page.latest_revision, origins=[[planter.words.word("TextOrigins.origins")]]
    )
    POUpload.objects.create(
        locale=translation.target_locale, uploaded_by=person, **planter.texts(POUpload, "upload")
    )


def _assignment(planter: Planter, page: BasePage, person: User) -> None:
    """Give somebody a public page to translate."""
    Assignment.objects.create(
        content_type=ContentType.objects.get_for_model(Page),
        translation_key=page.translation_key,
        locale=locale("de"),
        person=person,
        **planter.texts(Assignment, "assignment"),
    )


def _search(planter: Planter, page: BasePage, hidden: BasePage) -> None:
    """Promote both pages, and search in vain."""
    language = page.locale.language_code
    promotion(planter.texts(Promotion, "promotion")["words"], page, hidden, language=language)
    VainSearch.objects.create(
        **planter.texts(VainSearch, "vain"), language=language, day=timezone.now(), times=1
    )


def _records(planter: Planter, page: BasePage, person: User) -> None:
    """Write down what the program remembers: logs, refusals, previews, addresses."""
    word = planter.words.word
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(User),
        label=word("ModelLogEntry.label"),
        action="wagtail.edit",
        data={"note": word("ModelLogEntry.data")},
        timestamp=timezone.now(),
        object_id=str(person.pk),
        user=person,
    )
    ScheduleRefusal.objects.create(
        page=page, due_at=timezone.now(), **planter.texts(ScheduleRefusal, "refusal")
    )
    content = {"title": word("PreviewSnapshot.content")}
    PreviewSnapshot.objects.create(
        content_type=page.content_type, page=page, content=content, created_by=person
    )
    GonePath.objects.create(path=f"/en/{word('GonePath.path')}")
    OutgoingMail.objects.create(**planter.texts(OutgoingMail, "mail"))


def _redirects(planter: Planter, hidden: BasePage) -> None:
    """Lead from old paths to a hidden page; on another site also from this one."""
    other = Site.objects.create(hostname="other.example", root_page=Page.get_first_root_node())
    for site in (None, Site.objects.get(is_default_site=True), other):
        values: dict[str, Any] = planter.texts(Redirect, f"redirect of {site}")
        values["old_path"] = f"/en/{planter.words.word(f'Redirect.old_path of {site}')}"
        Redirect.objects.create(site=site, redirect_page=hidden, **values)


def _come_out(planter: Planter) -> None:
    """Make two pages public under other addresses: one leaves a private section, one is opened."""
    word = planter.words.word
    section = StandardPageFactory.create(slug=word("slug of a section that was left"), private=True)
    page = StandardPageFactory.create(title="Came out", parent=section)
    page.move(home_page(), pos="last-child")
    private = StandardPageFactory.create(slug=word("slug of before the opening"), private=True)
    private.slug = "opened"
    publish(private).get_view_restrictions().delete()
