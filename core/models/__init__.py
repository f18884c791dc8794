"""The models of core, split by noun."""

from core.models.content_version import ContentVersion
from core.models.documents import CustomDocument
from core.models.embargo import EmbargoMixin
from core.models.gone import GonePath
from core.models.images import CustomImage, Licence, Rendition
from core.models.outgoing_mail import MailState, OutgoingMail
from core.models.pages import BasePage, PublishRefused
from core.models.previews import PreviewSnapshot
from core.models.related import RelatedPage
from core.models.schedules import ScheduleRefusal
from core.models.translation_basis import TranslationBasis
from core.models.users import User

__all__ = [
    "BasePage",
    "ContentVersion",
    "CustomDocument",
    "CustomImage",
    "EmbargoMixin",
    "GonePath",
    "Licence",
    "MailState",
    "OutgoingMail",
    "PreviewSnapshot",
    "PublishRefused",
    "RelatedPage",
    "Rendition",
    "ScheduleRefusal",
    "TranslationBasis",
    "User",
]
