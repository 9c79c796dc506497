"""Of two promises of one kind the earlier stands, and parted both run on."""

import pytest

from haven.foundation.audit.trail import subject_of
from haven.foundation.deadlines import clocks
from haven.foundation.deadlines.models import Clock, Kind
from haven.foundation.drafts.keeping import keep as keep_draft
from haven.foundation.drafts.keeping import kept
from haven.kernel.calendar import Span, Unit
from haven.people.joining.tests.conftest import a_file
from haven.people.joining.tests.test_joining import joined_by
from haven.people.joining.tests.test_parting import parted

pytestmark = pytest.mark.django_db


def running():
    return sorted(clock.subject for clock in Clock.objects.filter(done_at=None, cancelled_at=None))


def promise(her, at, days):
    span = Span(days, Unit.CALENDAR_DAYS)
    return clocks.start(kind=Kind.ASSESSMENT, subject=her, span=span, rule="test", at=at)


def test_the_earlier_promise_about_her_stands(amina, sarajevo, today, now):
    keep, other = (a_file(amina, sarajevo, today, "A") for _ in range(2))
    promise(keep, now, 9)
    early = promise(other, now, 2)
    before = running()
    joining = joined_by(amina, keep, other, now)
    (clock,) = clocks.running(keep)
    assert clock.due_at == early.due_at
    parted(amina, joining, now)
    assert running() == before


def test_the_case_that_goes_on_keeps_the_promises_of_both(amina, keep, other, now):
    before = running()
    joining = joined_by(amina, keep, other, now)
    goes_on = keep.cases.get(closed_on=None)
    assert set(running()) == {subject_of(goes_on)}
    assert len(running()) == 2
    parted(amina, joining, now)
    assert running() == before


def test_words_typed_for_the_other_file_stand_on_the_page_of_the_joined_one(
    amina, sarajevo, today, now
):
    keep, other = (a_file(amina, sarajevo, today, "A") for _ in range(2))
    keep_draft(amina.user, sarajevo, f"case-open-{other.code}", {"situation": ["Words"]}, now)
    joining = joined_by(amina, keep, other, now)
    assert kept(amina.user, f"case-open-{keep.code}") == {"situation": ["Words"]}
    parted(amina, joining, now)
    assert kept(amina.user, f"case-open-{other.code}") == {"situation": ["Words"]}
