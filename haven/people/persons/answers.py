"""What somebody tells us about herself; every answer may be missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypedDict

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import Team
from haven.kernel.ages import BirthDate
from haven.people.persons.models import NameKind, Safety


@dataclass(frozen=True, slots=True)
class GivenName:
    """A name as it was given, whole; the first of several is the main one."""

    text: str
    kind: str = NameKind.GIVEN
    parts: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language she speaks (ISO 639)."""

    language: str
    preferred: bool = False
    needs_interpreter: bool = False


@dataclass(frozen=True, slots=True)
class GivenIdentifier:
    """A number somebody else knows her by; ``issued_by`` is a country of two letters."""

    kind: str
    number: str
    issued_by: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class GivenContact:
    """A way to reach her and when it is safe; weekdays count from Monday, 0, and none means all."""

    channel: str
    value: str
    safety: str = Safety.UNKNOWN
    weekdays: Sequence[int] = ()
    from_time: time | None = None
    until_time: time | None = None
    guidance: str | None = None


def as_told(answer: GivenName | Spoken | GivenIdentifier | GivenContact) -> dict[str, Any]:
    """What one of these says, by the names of its fields, and not copied as ``asdict`` does."""
    return {name: getattr(answer, name) for name in answer.__slots__}


class Answers(TypedDict, total=False):
    """Everything that can be known when a person is registered."""

    names: Sequence[GivenName]
    sex: str
    gender: str
    birth: BirthDate | None
    basis: str
    nationalities: Sequence[str]
    languages: Sequence[Spoken]
    identifiers: Sequence[GivenIdentifier]
    contacts: Sequence[GivenContact]
    team: Team | None
    restricted: bool


class Beside(TextChoices):
    """Why a person is registered although somebody like her is known."""

    ANOTHER = "another", _("I have looked: she is another person")
    CANNOT_TELL = "cannot_tell", _("It cannot be told now")
    NO_TIME = "no_time", _("There is no time: she is in danger")
