"""Notes: what a worker heard, saw and decided. Nothing is rewritten, only corrected."""

from __future__ import annotations

from datetime import datetime

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.people.cases import clocks
from haven.people.cases.catalogue import NoteKind
from haven.people.cases.errors import CaseClosedError
from haven.people.cases.models import Case, Note
from haven.people.cases.policies import may_correct_note, may_work_on


@action
def write_note(*, by: Actor, case: Case, kind: NoteKind, text: str, at: datetime) -> Note:
    """Add a note, also to a closed case; a note of a contact keeps what we promised."""
    may_work_on.require(by, case)
    note = Note.objects.create(
        mission=case.mission,
        case=case,
        person_id=case.person_id,
        kind=kind,
        text=text,
        written_by=by.user,
        written_at=at,
    )
    if kind == NoteKind.CONTACT and case.is_open:
        clocks.keep(case, at)
    record(by, "note.written", case, mission=case.mission, kind=kind)
    return note


@action
def correct_note(*, by: Actor, note: Note, text: str, at: datetime) -> Note:
    """Say what a note should have said; the first words stay beside it."""
    may_correct_note.require(by, note)
    correction = Note.objects.create(
        mission=note.mission,
        case=note.case,
        person_id=note.person_id,
        kind=note.kind,
        text=text,
        corrects=note,
        written_by=by.user,
        written_at=at,
    )
    record(by, "note.corrected", note.case, mission=note.mission, note=note.pk)
    return correction


@action
def note_contact(*, by: Actor, case: Case, at: datetime) -> None:
    """We were in contact and there is nothing to write: the promises are kept all the same.

    Raises:
        CaseClosedError: nothing is promised any more.
    """
    may_work_on.require(by, case)
    if not case.is_open:
        raise CaseClosedError
    clocks.keep(case, at)
    record(by, "case.contacted", case, mission=case.mission)
