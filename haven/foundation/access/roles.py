"""The roles a mission gives, each with the sentence that stands where it is given."""

from __future__ import annotations

from typing import Self

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person with an account is trusted with, in one mission."""

    sentence: str

    def __new__(cls, value: str, sentence: str) -> Self:
        role = str.__new__(cls, value)
        role._value_ = value
        role.sentence = sentence
        return role

    @property
    def needs_second_person(self) -> bool:
        """Whether it is only proposed until another person of the mission confirms it.

        So it is with every role whose bearer meets people or reads about them, and with those who
        confirm: who could make a second administrator alone would be both persons at once.
        """
        return self in SECOND_PERSON

    @classmethod
    def called(cls, value: str) -> Role:
        """The role with this code."""
        return next(role for role in cls if role.value == value)

    CASE_WORKER = (
        "case_worker",
        _("Meets people, opens cases and works on the cases of her own teams."),
        _("Case worker"),
    )
    SUPERVISOR = (
        "supervisor",
        _("Sees every case of the mission, assigns, approves, closes and reopens them."),
        _("Supervisor"),
    )
    INTAKE_WORKER = (
        "intake_worker",
        _("Registers people and their first needs; sees a case only until a team has taken it."),
        _("Intake worker"),
    )
    RETURN_COUNSELLOR = (
        "return_counsellor",
        _("Counsels people about voluntary return and works on cases of her own teams."),
        _("Return counsellor"),
    )
    CHILD_PROTECTION_OFFICER = (
        "child_protection_officer",
        _("Works on the cases of children in the whole mission."),
        _("Child-protection officer"),
    )
    FUND_MANAGER = (
        "fund_manager",
        _("Approves payments; sees codes and amounts, never a name."),
        _("Fund manager"),
    )
    ANALYST = (
        "analyst",
        _("Reads figures in which nobody can be found; opens no case."),
        _("Analyst"),
    )
    ENUMERATOR = (
        "enumerator",
        _("Fills questionnaires in the field; sees only what she sent."),
        _("Enumerator"),
    )
    PARTNER = (
        "partner",
        _("Works for another organisation; sees only what was referred to it, and its figures."),
        _("Partner"),
    )
    DATA_PROTECTION_OFFICER = (
        "data_protection_officer",
        _("Reads the trail, consents and key status; answers requests; opens no case content."),
        _("Data-protection officer"),
    )
    ADMINISTRATOR = (
        "administrator",
        _("Gives accounts and roles, keeps the system running; opens no case."),
        _("Administrator"),
    )
    GUEST = (
        "guest",
        _("Works in another mission; knows here only the person whose file she was let into."),
        _("Guest"),
    )


WORK_WITH_PEOPLE = frozenset(
    {
        Role.CASE_WORKER,
        Role.SUPERVISOR,
        Role.INTAKE_WORKER,
        Role.RETURN_COUNSELLOR,
        Role.CHILD_PROTECTION_OFFICER,
    }
)
"""Roles that meet people and may learn who they are."""

GIVEN = frozenset(Role) - {Role.GUEST}
"""Roles that stewards give. A guest's place is made when a mission says yes to her question; who
asked and who answered are its two persons, and it stands no longer than the person's consent."""

STEWARDS = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER)
"""Roles that see who works here, and confirm what one of them alone may not decide."""

SECOND_PERSON = WORK_WITH_PEOPLE | {Role.PARTNER} | frozenset(STEWARDS)
"""Roles a steward alone cannot give; analysts, enumerators and fund managers meet nobody."""

_apart = {
    Role.ADMINISTRATOR: WORK_WITH_PEOPLE
    | {Role.FUND_MANAGER, Role.DATA_PROTECTION_OFFICER, Role.GUEST},
    Role.FUND_MANAGER: {
        Role.CASE_WORKER,
        Role.RETURN_COUNSELLOR,
        Role.INTAKE_WORKER,
        Role.GUEST,
    },
    Role.DATA_PROTECTION_OFFICER: WORK_WITH_PEOPLE | {Role.FUND_MANAGER, Role.GUEST},
    Role.PARTNER: frozenset(Role) - {Role.PARTNER},
}

APART: frozenset[frozenset[Role]] = frozenset(
    frozenset({one, other}) for one, others in _apart.items() for other in others
)
"""Pairs one person may not hold at once: who keeps the keys, the money or the conscience does
not also do the work they watch."""
