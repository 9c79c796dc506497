"""What a worker can run into while working on a case, in words fit for the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from haven.people.cases.models import Case


class CaseError(Exception):
    """Something about the case forbids what she wants; nothing was changed."""


class AlreadyOpenError(CaseError):
    """The person has an open case."""

    def __init__(self, case: Case) -> None:
        super().__init__(_("This person has an open case already: %(code)s.") % {"code": case.code})


class NoTeamError(CaseError):
    """It cannot be told which team takes the case."""

    def __init__(self) -> None:
        super().__init__(_("Say which team works on this case."))


class CaseClosedError(CaseError):
    """The case is closed."""

    def __init__(self) -> None:
        super().__init__(_("This case is closed. A supervisor can reopen it."))


class CaseNotClosedError(CaseError):
    """The case is open already."""

    def __init__(self) -> None:
        super().__init__(_("This case is open already."))


class OpenTasksError(CaseError):
    """There is still something to do."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(
            ngettext(
                "%(count)s task is still open. Finish or drop it first.",
                "%(count)s tasks are still open. Finish or drop them first.",
                count,
            )
            % {"count": count}
        )


class HighRiskError(CaseError):
    """A case at high risk cannot be closed."""

    def __init__(self) -> None:
        super().__init__(_("The risk is high. Lower it first, with the reason in a note."))


class ConcernTwiceError(CaseError):
    """The concern stands in the case already."""

    def __init__(self) -> None:
        super().__init__(_("This concern stands in the case already."))


class StrangerError(CaseError):
    """Somebody may not know the person."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s may not know this person, so she cannot work for her.") % {"name": name}
        )


class WrongDayError(CaseError):
    """A day lies before the day something began."""

    def __init__(self) -> None:
        super().__init__(_("This day lies before the beginning."))


@dataclass(frozen=True, slots=True)
class Described:
    """What can be rewritten in a case: risk, situation and urgent needs."""

    risk: str
    situation: str
    urgent_needs: tuple[str, ...]


class ChangedMeanwhileError(CaseError):
    """Somebody else saved the case since it was opened; both versions are here, none is lost."""

    def __init__(self, *, yours: Described | None, theirs: Described, version: int) -> None:
        self.yours, self.theirs, self.version = yours, theirs, version
        super().__init__(_("Somebody else changed this case while you were working on it."))
