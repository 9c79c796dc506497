"""What can be done with answers: keep them, and follow or decline what they suggest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import get_language

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.instruments.models import Edition, Via
from haven.foundation.instruments.outcome import outcome_of
from haven.foundation.instruments.policies import may_send
from haven.foundation.instruments.reading import Filled, read
from haven.foundation.instruments.workbook.sheets import said
from haven.foundation.instruments.workbook.words import Suggestion
from haven.foundation.turns import take_turns
from haven.people.assessments.errors import (
    AnotherMissionError,
    AnotherQuestionnaireError,
    ChangedAnswersError,
    DecidedError,
)
from haven.people.assessments.models import AnswerFile, Assessment, Decision
from haven.people.assessments.policies import may_ask_on, may_decide
from haven.people.cases.actions import add_concern, give_task
from haven.people.cases.catalogue import ConcernKind
from haven.people.cases.models import Case

NO_FILES: Mapping[str, bytes] = MappingProxyType({})
SOON = timedelta(days=7)


@action
def keep_answers(
    *,
    by: Actor,
    case: Case,
    edition: Edition,
    xml: bytes,
    at: datetime,
    via: Via,
    files: Mapping[str, bytes] = NO_FILES,
) -> Assessment:
    """Keep what she answered, with what came out of it. Sent twice, it is kept once.

    Rules of the form that are broken are flagged; nothing is dropped for it.

    Raises:
        UnreadableError: it is no filled questionnaire.
        AnotherQuestionnaireError: of another questionnaire or version.
        AnotherMissionError: the questionnaire is another mission's.
        ChangedAnswersError: other answers are kept under this number.
    """
    may_ask_on.require(by, case)
    may_send.require(by, edition)
    filled = _of_this(edition, case, xml)
    take_turns(case)
    known = _known(filled.instance, case, xml)
    assessment = known or _assessment(case, edition, filled.instance, xml)
    if not known:
        assessment.answered_by, assessment.answered_at, assessment.via = by.user, at, via
        assessment.save(force_insert=True)
        _keep_files(assessment, files)
    record(by, "answers.kept", case, mission=case.mission, questionnaire=filled.code)
    return assessment


def _of_this(edition: Edition, case: Case, xml: bytes) -> Filled:
    """What was filled, if it is this questionnaire and of this mission."""
    if case.mission_id != edition.mission_id:
        raise AnotherMissionError
    filled = read(xml)
    if (filled.code, filled.version) != (edition.instrument.code, edition.version):
        raise AnotherQuestionnaireError
    return filled


def _known(instance: UUID, case: Case, xml: bytes) -> Assessment | None:
    """The same answers, if they came before."""
    known = Assessment.objects.filter(pk=instance).first()
    if known and (known.digest != sha256(xml).hexdigest() or known.case_id != case.pk):
        raise ChangedAnswersError
    return known


def _keep_files(assessment: Assessment, files: Mapping[str, bytes]) -> None:
    """What she gave besides words, under her own key."""
    for number, (name, content) in enumerate(sorted(files.items()), start=1):
        AnswerFile(
            mission=assessment.mission,
            assessment=assessment,
            person_id=assessment.person_id,
            number=number,
            name=name,
            content=content,
        ).save()


def _assessment(case: Case, edition: Edition, instance: UUID, xml: bytes) -> Assessment:
    """Answers with what came out of them."""
    found = outcome_of(edition, xml)
    return Assessment(
        id=instance,
        mission=case.mission,
        person=case.person,
        case=case,
        edition=edition,
        code=edition.instrument.code,
        outcome="" if edition.restricted else _last_band(found.result),
        digest=sha256(xml).hexdigest(),
        doubts=found.doubts,
        xml=xml.decode(),
        answers=found.answers,
        result=found.result,
    )


def _last_band(result: dict[str, list[dict[str, str]]]) -> str:
    return next((one["band"] for one in reversed(result["scores"]) if one["band"]), "")


@action
def follow_suggestion(*, by: Actor, assessment: Assessment, name: str, at: datetime) -> None:
    """Let what was suggested happen: the concern is added, the task is given to whoever confirms.

    Raises:
        DecidedError: it was decided already, or is not suggested.
    """
    may_decide.require(by, assessment)
    suggestion = _undecided(assessment, name)
    RAISED[suggestion.raises](by, assessment, suggestion, at)
    _decided(by, assessment, name, at, followed=True)
    subject = assessment.case
    record(by, "suggestion.followed", subject, mission=assessment.mission, suggestion=name)


@action
def decline_suggestion(
    *, by: Actor, assessment: Assessment, name: str, reason: str, at: datetime
) -> None:
    """Say why what was suggested does not follow.

    Raises:
        DecidedError: it was decided already, or is not suggested.
    """
    may_decide.require(by, assessment)
    _undecided(assessment, name)
    _decided(by, assessment, name, at, followed=False, reason=reason)
    subject = assessment.case
    record(by, "suggestion.declined", subject, mission=assessment.mission, suggestion=name)


def _undecided(assessment: Assessment, name: str) -> Suggestion:
    take_turns(assessment.case)
    suggested = (assessment.result or {}).get("suggested", [])
    known = {one.name: one for one in assessment.edition.words.suggestions}
    if name not in suggested or name not in known:
        raise DecidedError
    if assessment.decisions.filter(suggestion=name).exists():
        raise DecidedError
    return known[name]


def _decided(
    by: Actor, assessment: Assessment, name: str, at: datetime, *, followed: bool, reason: str = ""
) -> None:
    decision = Decision(
        mission=assessment.mission,
        assessment=assessment,
        person_id=assessment.person_id,
        suggestion=name,
        followed=followed,
        reason=reason or None,
        by=by.user,
        at=at,
    )
    decision.save()


def _raise_concern(by: Actor, assessment: Assessment, what: Suggestion, at: datetime) -> None:
    kind = ConcernKind(what.what)
    if not assessment.case.concerns.filter(kind=kind, until__isnull=True).exists():
        add_concern(by=by, case=assessment.case, kind=kind, since=at.date(), at=at)


def _raise_task(by: Actor, assessment: Assessment, what: Suggestion, at: datetime) -> None:
    due: date = (at + (SOON if what.days is None else timedelta(days=what.days))).date()
    text = said(what.text, get_language() or "en")
    give_task(by=by, case=assessment.case, what=text, due_on=due, for_user=by.user, on=at.date())


RAISED: dict[str, Callable[[Actor, Assessment, Suggestion, datetime], None]] = {
    "concern": _raise_concern,
    "task": _raise_task,
    "deadline": _raise_task,
    "referral": _raise_task,
}
"""What follows when somebody confirms. A deadline and a referral become a task that says so."""
