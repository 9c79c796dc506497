"""I keep answers of a person, on her case."""

from __future__ import annotations

from haven.foundation.access.actors import Actor
from haven.foundation.instruments.arriving import Arrived, NotTakenError
from haven.foundation.instruments.models import NAMES_SOMEBODY, Edition
from haven.people.assessments.actions import keep_answers
from haven.people.cases.errors import CaseError
from haven.people.cases.models import Case
from haven.people.cases.policies import may_work_on


def keeps(edition: Edition) -> bool:
    """Whether its answers are mine."""
    return edition.about in NAMES_SOMEBODY


def receive(arrived: Arrived) -> None:
    """Keep it on the case it speaks of, once."""
    by = Actor.of(arrived.by, on=arrived.at.date())
    case = Case.objects.permitted(by, may_work_on).filter(code=arrived.about).first()
    if case is None or not arrived.about:
        raise NotTakenError
    try:
        keep_answers(
            by=by, case=case, edition=arrived.edition, xml=arrived.xml, at=arrived.at,
            via=arrived.via, files=arrived.attachments,
        )  # fmt: skip
    except CaseError as refusal:
        raise NotTakenError(str(refusal)) from None
