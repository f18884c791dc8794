"""Deleting in the register."""

from typing import Any, ClassVar

from core.admin.editing import OneByOneDeletion
from participants.models import Adhesion, Authority, Programme


class RegisterDeletion(OneByOneDeletion):
    """Authorities, adhesions and programmes are deleted one by one."""

    models: ClassVar[list[Any]] = [Authority, Adhesion, Programme]
