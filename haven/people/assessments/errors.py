"""What can stand against keeping answers, in words fit for the page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from haven.people.cases.errors import CaseError


class ChangedAnswersError(CaseError):
    """Other answers came under the number of answers that are kept."""

    def __init__(self) -> None:
        super().__init__(_("Other answers were sent under the same number. A person must look."))


class AnotherQuestionnaireError(CaseError):
    """What was sent is not the questionnaire that was asked."""

    def __init__(self) -> None:
        super().__init__(_("These are answers to another questionnaire, or to another version."))


class AnotherMissionError(CaseError):
    """The case stands in another mission than the questionnaire."""

    def __init__(self) -> None:
        super().__init__(_("This questionnaire belongs to another mission."))


class DecidedError(CaseError):
    """Somebody has decided it already, or nobody suggested it."""

    def __init__(self) -> None:
        super().__init__(_("This was decided already."))
