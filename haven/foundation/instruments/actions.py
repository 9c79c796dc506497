"""What can be done with questionnaires."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from io import BytesIO

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.instruments.arriving import Arrived
from haven.foundation.instruments.models import (
    About,
    AnonymousAnswer,
    AnonymousFile,
    Edition,
    Instrument,
    Review,
    State,
)
from haven.foundation.instruments.outcome import outcome_of
from haven.foundation.instruments.policies import (
    may_add_instrument_in,
    may_publish,
    may_review,
    may_send,
    may_withdraw,
)
from haven.foundation.instruments.queries import last_published
from haven.foundation.instruments.workbook.sheets import Sheets, settings_of, sheets_of
from haven.foundation.instruments.workbook.taking import Taken, taken
from haven.foundation.turns import take_turns
from haven.foundation.vault.keyring import make_missing_keys

RESTRICTED = "T2"


class NotOfThisLanguageError(Exception):
    """A review of a language in which the questionnaire does not ask."""

    says = _("The questionnaire does not ask in this language.")


@action
def add_edition(
    *, by: Actor, mission: Mission, code: str, workbook: bytes, at: datetime, public_key: str = ""
) -> tuple[Edition, Taken]:
    """Put a workbook in as the next version of a questionnaire; a second person publishes it.

    Raises:
        UnreadableWorkbookError: it is no workbook.
        FaultyWorkbookError: with everything there is to mend; nothing is kept.
    """
    may_add_instrument_in.require(by, mission)
    sheets = sheets_of(BytesIO(workbook))
    instrument, _made = Instrument.objects.get_or_create(mission=mission, code=code)
    take_turns(instrument)
    before = last_published(instrument)
    version = _next_version(instrument, sheets)
    found = taken(sheets, code, version, before.sheets if before else None, public_key=public_key)
    edition = _draft(instrument, sheets, found, version)
    edition.workbook, edition.public_key = workbook, public_key
    edition.uploaded_by, edition.uploaded_at = by.user, at
    edition.save(force_insert=True)
    record(by, "questionnaire.added", edition, mission=mission, digest=edition.digest)
    return edition, found


@action
def publish(*, by: Actor, edition: Edition, at: datetime) -> None:
    """Let a version be asked from now on, in place of the one before; its content is frozen."""
    may_publish.require(by, edition)
    take_turns(edition.instrument)
    before = edition.instrument.editions.filter(state=State.PUBLISHED)
    before.update(state=State.WITHDRAWN, withdrawn_at=at)
    edition.state, edition.published_by, edition.published_at = State.PUBLISHED, by.user, at
    edition.save(update_fields=["state", "published_by", "published_at"])
    record(by, "questionnaire.published", edition, mission=edition.mission, digest=edition.digest)


@action
def withdraw(*, by: Actor, edition: Edition, at: datetime) -> None:
    """Ask a version no more, or take a draft back; answers keep it."""
    may_withdraw.require(by, edition)
    record(by, "questionnaire.withdrawn", edition, mission=edition.mission)
    if edition.state == State.DRAFT:
        edition.delete()
        return
    edition.state, edition.withdrawn_at = State.WITHDRAWN, at
    edition.save(update_fields=["state", "withdrawn_at"])


@action
def review(*, by: Actor, edition: Edition, language: str, on: date) -> None:
    """Say that somebody who speaks a language has read the wording in it.

    Raises:
        NotOfThisLanguageError: the questionnaire has no such language.
    """
    may_review.require(by, edition)
    if language not in edition.form.languages:
        raise NotOfThisLanguageError
    told = {"mission": edition.mission, "by": by.user, "on": on}
    Review.objects.update_or_create(edition=edition, language=language, defaults=told)
    record(by, "questionnaire.reviewed", edition, mission=edition.mission, language=language)


def _draft(instrument: Instrument, sheets: Sheets, found: Taken, version: str) -> Edition:
    """A version as its workbook says it is."""
    return Edition(
        mission=instrument.mission,
        instrument=instrument,
        version=version,
        about=found.words.value("subject") or About.PERSON,
        restricted=found.words.value("tier") == RESTRICTED,
        sheets=sheets,
        xform=found.xform,
        digest=sha256(found.xform.encode()).hexdigest(),
    )


def _next_version(instrument: Instrument, sheets: Sheets) -> str:
    """The version the workbook names, unless it was used; else the next number."""
    used = set(instrument.editions.values_list("version", flat=True))
    named = settings_of(sheets).get("version", "")[:60]
    return named if named and named not in used else str(len(used) + 1)


@action
def keep_anonymous_answer(*, by: Actor, arrived: Arrived) -> AnonymousAnswer:
    """Keep answers that name nobody, sealed under a key of their own; nothing else follows.

    Raises:
        UnreadableError: they are none.
    """
    edition = arrived.edition
    may_send.require(by, edition)
    found = outcome_of(edition, arrived.xml)
    make_missing_keys([arrived.instance], edition.mission.code)
    answer = AnonymousAnswer(
        id=arrived.instance,
        mission=edition.mission,
        edition=edition,
        answered_by=by.user,
        answered_at=arrived.at,
        via=arrived.via,
        digest=sha256(arrived.xml).hexdigest(),
        doubts=found.doubts,
        xml=arrived.xml.decode(),
        answers=found.answers,
        result=found.result,
    )
    answer.save(force_insert=True)
    for number, (name, content) in enumerate(sorted(arrived.attachments.items()), start=1):
        kept = {"mission": edition.mission, "answer": answer, "number": number}
        AnonymousFile(**kept, name=name, content=content).save()
    record(by, "answer.kept", answer, mission=edition.mission)
    return answer
