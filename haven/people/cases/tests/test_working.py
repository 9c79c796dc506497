"""Notes, services, tasks, concerns: the work of every day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from haven.foundation.audit.models import Entry
from haven.foundation.deadlines.clocks import running
from haven.foundation.deadlines.models import Clock, Kind
from haven.people.cases.actions import (
    add_concern,
    assign_case,
    close_case,
    correct_note,
    drop_task,
    end_concern,
    finish_task,
    give_service,
    give_task,
    note_contact,
    set_restricted,
    write_note,
)
from haven.people.cases.catalogue import Assistance, CloseReason, ConcernKind, NoteKind
from haven.people.cases.errors import (
    CaseClosedError,
    ConcernTwiceError,
    NoTeamError,
    StrangerError,
    WrongDayError,
)
from haven.people.cases.models import Note, Task
from haven.people.cases.policies import may_view

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(bashir, case, today, now):
    reason = CloseReason.MOVED_ON
    close_case(by=bashir, case=case, version=1, on=today, at=now, reason=reason)
    return case


@pytest.fixture
def task(amina, case, today):
    return give_task(by=amina, case=case, what="Call", due_on=today, for_user=amina.user, on=today)


def test_a_note_of_a_contact_keeps_the_promise_and_makes_the_next(amina, case, now):
    later = now + timedelta(days=2)
    write_note(by=amina, case=case, kind=NoteKind.CONTACT, text="We met.", at=later)
    assert Clock.objects.filter(done_at=later).count() == 2
    (next_one,) = running(case)
    assert next_one.kind == Kind.FOLLOW_UP
    assert next_one.due_at.date() == (later + timedelta(days=30)).date()


def test_a_note_of_another_kind_keeps_no_promise(amina, case, now):
    write_note(by=amina, case=case, kind=NoteKind.OBSERVATION, text="Quiet.", at=now)
    assert running(case).count() == 2


def test_a_contact_without_words_keeps_the_promise(amina, chloe, case, now):
    note_contact(by=amina, case=case, at=now)
    assert [clock.kind for clock in running(case)] == [Kind.FOLLOW_UP]
    with pytest.raises(PermissionDenied):
        note_contact(by=chloe, case=case, at=now)


def test_a_late_note_still_reaches_a_closed_case_and_promises_nothing(amina, closed, now):
    write_note(by=amina, case=closed, kind=NoteKind.CONTACT, text="She wrote.", at=now)
    assert Note.objects.get().text == "She wrote."
    assert not running(closed).exists()


def test_strangers_write_nothing(chloe, case, now):
    with pytest.raises(PermissionDenied):
        write_note(by=chloe, case=case, kind=NoteKind.CONTACT, text="Hello", at=now)


def test_a_correction_leaves_the_first_words(amina, chloe, case, now):
    note = write_note(by=amina, case=case, kind=NoteKind.DECISION, text="Thrusday", at=now)
    correct_note(by=amina, note=note, text="Thursday", at=now)
    assert [note.text for note in Note.objects.order_by("pk")] == ["Thrusday", "Thursday"]
    assert note.corrections.get().kind == NoteKind.DECISION
    with pytest.raises(PermissionDenied):
        correct_note(by=chloe, note=note, text="Never", at=now)


def test_what_was_written_is_not_on_the_trail(amina, case, now):
    write_note(by=amina, case=case, kind=NoteKind.DECISION, text="Thursday", at=now)
    assert not any("Thursday" in str(entry.details) for entry in Entry.objects.all())


def test_help_is_written_down(amina, chloe, case, today):
    service = give_service(by=amina, case=case, kind=Assistance.SHELTER, on=today, note="A bed.")
    service.refresh_from_db()
    assert (service.note, service.recorded_by) == ("A bed.", amina.user)
    with pytest.raises(PermissionDenied):
        give_service(by=chloe, case=case, kind=Assistance.SHELTER, on=today)


def test_no_help_is_given_in_a_closed_case(amina, closed, today, now):
    with pytest.raises(CaseClosedError):
        give_service(by=amina, case=closed, kind=Assistance.SHELTER, on=today)
    with pytest.raises(CaseClosedError):
        add_concern(by=amina, case=closed, kind=ConcernKind.OTHER, since=today, at=now)
    with pytest.raises(CaseClosedError):
        note_contact(by=amina, case=closed, at=now)
    with pytest.raises(CaseClosedError):
        give_task(by=amina, case=closed, what="x", due_on=today, for_user=amina.user, on=today)


def test_a_task_is_given_within_her_circle_only(amina, bashir, another, case, today):
    task = give_task(by=amina, case=case, what="Sign", due_on=today, for_user=bashir.user, on=today)
    assert task.what == "Sign"
    with pytest.raises(StrangerError, match="Darko may not know"):
        give_task(by=amina, case=case, what="x", due_on=today, for_user=another.user, on=today)


def test_a_task_ends_once(amina, chloe, task, today):
    finish_task(by=amina, task=task, on=today)
    drop_task(by=amina, task=task, on=today + timedelta(days=1))
    saved = Task.objects.get()
    assert (saved.done_on, saved.dropped) == (today, False)
    for end in (finish_task, drop_task):
        with pytest.raises(PermissionDenied):
            end(by=chloe, task=task, on=today)


def test_concerns_come_and_go(amina, chloe, case, today, now):
    concern = add_concern(by=amina, case=case, kind=ConcernKind.STRANDED, since=today, at=now)
    with pytest.raises(ConcernTwiceError):
        add_concern(by=amina, case=case, kind=ConcernKind.STRANDED, since=today, at=now)
    with pytest.raises(WrongDayError):
        end_concern(by=amina, concern=concern, until=today - timedelta(days=1), at=now)
    with pytest.raises(PermissionDenied):
        end_concern(by=chloe, concern=concern, until=today, at=now)
    end_concern(by=amina, concern=concern, until=today, at=now)
    add_concern(by=amina, case=case, kind=ConcernKind.STRANDED, since=today, at=now)
    assert case.concerns.count() == 2


def test_her_circle_follows_who_works_for_her(amina, bashir, another, case, team, today, now):
    amina.user.team_memberships.all().delete()
    assign_case(by=bashir, case=case, team=team, owner=another.user, on=today, at=now)
    outside = type(amina)(amina.user, amina.roles)
    assert may_view.allows(another, case)
    assert not may_view.allows(outside, case)
    assert {clock.owner for clock in running(case)} == {another.user}


def test_a_case_is_not_given_to_a_stranger_or_elsewhere(bashir, chloe, case, team, today, now):
    with pytest.raises(StrangerError):
        assign_case(by=bashir, case=case, team=team, owner=chloe.user, on=today, at=now)
    foreign = chloe.user.teams.get()
    with pytest.raises(NoTeamError):
        assign_case(by=bashir, case=case, team=foreign, owner=None, on=today, at=now)
    case.refresh_from_db()
    assert case.owner.username == "amina"


def test_a_case_worker_neither_assigns_nor_restricts(amina, case, team, today, now):
    with pytest.raises(PermissionDenied):
        assign_case(by=amina, case=case, team=team, owner=None, on=today, at=now)
    with pytest.raises(PermissionDenied):
        set_restricted(by=amina, case=case, restricted=True)


def test_a_closed_case_is_not_assigned(bashir, closed, team, today, now):
    with pytest.raises(CaseClosedError):
        assign_case(by=bashir, case=closed, team=team, owner=None, on=today, at=now)
