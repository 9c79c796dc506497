"""Two people write at once, and nothing is lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from haven.foundation.deadlines.models import Clock, Kind
from haven.people.cases.actions import change_case, close_case, write_note
from haven.people.cases.catalogue import CloseReason, NoteKind, Risk, UrgentNeed
from haven.people.cases.errors import CaseClosedError, ChangedMeanwhileError
from haven.people.cases.models import Case

pytestmark = pytest.mark.django_db


def change(by, case, seen, at, **words):
    said = {"risk": Risk.LOW, "situation": "", "urgent_needs": (), **words}
    change_case(by=by, case=case, seen=seen, at=at, **said)


def test_a_change_is_saved_and_counted(amina, case, now):
    change(amina, case, 1, now, situation="Sleeps at a friend's.", urgent_needs=[UrgentNeed.FOOD])
    saved = Case.objects.get()
    assert (saved.version, saved.situation, saved.urgent_needs) == (
        2,
        "Sleeps at a friend's.",
        ["food"],
    )


def test_who_saves_second_is_shown_both_texts_and_overwrites_nothing(amina, bashir, case, now):
    hers, his = Case.objects.get(), Case.objects.get()
    change(amina, hers, hers.version, now, situation="Amina's words", risk=Risk.MEDIUM)
    with pytest.raises(ChangedMeanwhileError) as conflict:
        change(bashir, his, his.version, now, situation="Bashir's words")
    assert conflict.value.yours.situation == "Bashir's words"
    assert conflict.value.theirs.situation == "Amina's words"
    assert conflict.value.theirs.risk == Risk.MEDIUM
    assert Case.objects.get().situation == "Amina's words"
    change(bashir, his, conflict.value.version, now, situation="Both words", risk=Risk.MEDIUM)
    assert Case.objects.get().situation == "Both words"


def test_a_case_read_before_it_was_closed_is_not_changed(amina, bashir, case, today, now):
    hers = Case.objects.get()
    close_case(by=bashir, case=case, version=1, on=today, at=now, reason=CloseReason.MOVED_ON)
    with pytest.raises(ChangedMeanwhileError):
        change(amina, hers, hers.version, now, situation="Too late")
    with pytest.raises(CaseClosedError):
        change(amina, hers, 2, now, situation="Still too late")
    assert Case.objects.get().situation is None


def test_a_stranger_changes_nothing(chloe, case, now):
    with pytest.raises(PermissionDenied):
        change(chloe, case, 1, now, situation="I was never here")
    assert Case.objects.get().version == 1


def test_a_higher_risk_shortens_what_is_owed(amina, case, now):
    change(amina, case, 1, now, risk=Risk.HIGH)
    owed = {clock.kind: clock for clock in Clock.objects.filter(cancelled_at__isnull=True)}
    assert set(owed) == {Kind.FIRST_CONTACT, Kind.FOLLOW_UP}
    assert owed[Kind.FIRST_CONTACT].due_at == now + timedelta(hours=24)


def test_a_first_contact_that_was_made_is_not_owed_again(amina, case, now):
    write_note(by=amina, case=case, kind=NoteKind.CONTACT, text="We met.", at=now)
    change(amina, case, 1, now, risk=Risk.HIGH)
    owed = Clock.objects.filter(cancelled_at__isnull=True, done_at__isnull=True)
    assert [clock.kind for clock in owed] == [Kind.FOLLOW_UP]
