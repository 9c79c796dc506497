"""What is chosen where two files of one person say different things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from haven.people.joining.models import CircleChoice, Side
from haven.people.persons.models import Gender, Name, Person, Sex


@dataclass(frozen=True, slots=True)
class Choices:
    """Whose answer counts, for each on which the files differ (``Side``), and who stays named.

    Where only one file has an answer, that answer counts, and nothing needs to be chosen.
    """

    sex: str = ""
    gender: str = ""
    birth: str = ""
    nationalities: str = ""
    team: str = ""
    main_name: str = ""
    circle: str = CircleChoice.KNEW_BOTH

    @classmethod
    def of(cls, codes: Mapping[str, str]) -> Self:
        """The choices as they were written down."""
        return cls(**codes)

    def codes(self) -> dict[str, str]:
        """The choices as they are written down: codes only."""
        return {name: str(chosen) for name, chosen in asdict(self).items()}


def main_name(person: Person) -> Name | None:
    """The name she is called by."""
    return person.names.order_by("-is_main", "pk").first()


def _named(person: Person) -> str | None:
    name = main_name(person)
    return name.text if name else None


def _born(person: Person) -> tuple[Any, str] | None:
    return (person.birth, person.birth_basis) if person.birth else None


ANSWERS: dict[str, Callable[[Person], Any]] = {
    "sex": lambda person: None if person.sex == Sex.UNKNOWN else person.sex,
    "gender": lambda person: None if person.gender == Gender.UNSPECIFIED else person.gender or None,
    "birth": _born,
    "nationalities": lambda person: sorted(person.nationalities) or None,
    "main_name": _named,
}
"""What a file answers, or None where it says nothing."""


def differing(keep: Person, other: Person) -> list[str]:
    """On what the two files differ, and somebody must choose.

    A file without a team differs from one with a team: who may know her is never filled in.
    """
    answers = {name: (said(keep), said(other)) for name, said in ANSWERS.items()}
    differ = [name for name, (one, two) in answers.items() if None not in (one, two) and one != two]
    return differ + (["team"] if keep.team_id != other.team_id else [])


def whose(name: str, choices: Choices, keep: Person, other: Person) -> Person:
    """The file whose answer counts."""
    if name in differing(keep, other):
        return other if getattr(choices, name) == Side.OTHER else keep
    said = ANSWERS.get(name)
    return other if said and said(keep) is None and said(other) is not None else keep
