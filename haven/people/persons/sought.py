"""Who is looked for."""

from __future__ import annotations

from dataclasses import dataclass

from haven.kernel.ages import BirthDate
from haven.people.persons.models import Sex


@dataclass(frozen=True, slots=True)
class Sought:
    """Somebody described; ``numbers`` are phones and documents."""

    names: tuple[str, ...] = ()
    sex: str = Sex.UNKNOWN
    birth: BirthDate | None = None
    numbers: tuple[str, ...] = ()
