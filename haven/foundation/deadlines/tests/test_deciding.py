"""A supervisor agrees to a pause or refuses it, once, on a page that waits for her."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db.utils import IntegrityError

from conftest import signed_in
from haven.foundation.audit.models import Entry
from haven.foundation.audit.sentences import in_words
from haven.foundation.deadlines.actions import (
    PauseDecidedError,
    ask_pause,
    end_pause,
    refuse_pause,
    sign_pause,
)
from haven.foundation.deadlines.models import Clock, Pause, PauseReason
from haven.foundation.deadlines.queries import pauses_to_sign, records_behind, with_pauses
from haven.foundation.deadlines.tests.conftest import DAY, HOUR, WEDNESDAY
from haven.foundation.decisions import waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def pause(clock, amina):
    return ask_pause(by=amina, clock=clock, reason=PauseReason.SECURITY, at=WEDNESDAY + HOUR)


def due(clock):
    clock.refresh_from_db()
    return clock.due_at


def test_a_refused_pause_moves_nothing_and_waits_for_nobody(clock, pause, bashir):
    refuse_pause(by=bashir, pause=pause, at=WEDNESDAY + 6 * HOUR)
    assert due(clock) == WEDNESDAY + DAY
    assert not pauses_to_sign(bashir)
    entry = Entry.objects.order_by("number").last()
    assert in_words(entry) == f"bashir refused to pause the time limit: {clock}."


def test_after_a_refusal_she_may_ask_again(clock, pause, amina, bashir):
    refuse_pause(by=bashir, pause=pause, at=WEDNESDAY + 6 * HOUR)
    again = ask_pause(by=amina, clock=clock, reason=PauseReason.SECURITY, at=WEDNESDAY + 7 * HOUR)
    assert list(pauses_to_sign(bashir)) == [again]


def test_a_worker_does_not_refuse(pause, amina, chloe):
    for nobody in (amina, chloe):
        with pytest.raises(PermissionDenied):
            refuse_pause(by=nobody, pause=pause, at=WEDNESDAY + DAY)


def test_it_is_decided_once(pause, bashir, vesna):
    stale = Pause.objects.get(pk=pause.pk)
    sign_pause(by=bashir, pause=pause)
    with pytest.raises(PauseDecidedError):
        refuse_pause(by=vesna, pause=stale, at=WEDNESDAY + DAY)
    with pytest.raises(PauseDecidedError):
        sign_pause(by=vesna, pause=stale)
    assert Pause.objects.get().signed_by == bashir.user


def test_the_database_keeps_a_refused_pause_unsigned(pause, bashir, vesna):
    refuse_pause(by=bashir, pause=pause, at=WEDNESDAY + DAY)
    with pytest.raises(IntegrityError, match="refused_pause_has_ended_unsigned"):
        Pause.objects.filter(pk=pause.pk).update(signed_by=vesna.user)


def test_a_clock_says_whether_it_stands_still(clock, pause, amina, bashir, chloe):
    def seen_by(actor):
        (shown,) = with_pauses(Clock.objects.filter(pk=clock.pk), actor)
        return shown.asked, shown.still, shown.open_pause, shown.pausable

    assert seen_by(amina) == (True, False, pause.pk, True)
    sign_pause(by=bashir, pause=pause)
    assert seen_by(chloe) == (False, True, pause.pk, False)
    end_pause(by=amina, pause=pause, at=WEDNESDAY + DAY)
    assert seen_by(amina) == (False, False, None, True)


def test_the_records_behind_clocks_are_read_together(clock, team, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert records_behind([clock, clock]) == {clock.subject: team}


def test_my_work_says_that_it_waits_for_a_supervisor(pause, amina, bashir, chloe):
    (waiting,) = waiting_for(bashir)
    assert (waiting.count, waiting.address) == (1, "/deadlines/pauses/")
    assert waiting_for(amina) == []
    assert "Pauses of time limits" in signed_in(bashir).get("/").content.decode()
    assert "Pauses of time limits" not in signed_in(amina).get("/").content.decode()


def test_who_asked_sees_no_button_for_her_own(clock, bashir, vesna):
    ask_pause(by=bashir, clock=clock, reason=PauseReason.SECURITY, at=WEDNESDAY)
    assert "No pause waits" in signed_in(bashir).get("/deadlines/pauses/").content.decode()
    page = signed_in(vesna).get("/deadlines/pauses/").content.decode()
    assert "It is not safe to act" in page
    assert "Bashir" in page


def test_she_agrees_on_the_page(pause, bashir, vesna):
    answer = signed_in(bashir).post(f"/deadlines/pauses/{pause.pk}/sign/", follow=True)
    assert "stands still" in answer.content.decode()
    assert Pause.objects.get().signed_by == bashir.user
    late = signed_in(vesna).post(f"/deadlines/pauses/{pause.pk}/refuse/", follow=True)
    assert "decided about this pause already" in late.content.decode()


def test_she_refuses_on_the_page(pause, bashir):
    signed_in(bashir).post(f"/deadlines/pauses/{pause.pk}/refuse/")
    assert Pause.objects.get().refused_by == bashir.user


def test_the_page_is_a_supervisors(pause, amina, chloe):
    for nobody in (amina, chloe):
        assert signed_in(nobody).get("/deadlines/pauses/").status_code == 404
        assert signed_in(nobody).post(f"/deadlines/pauses/{pause.pk}/sign/").status_code == 404


def test_the_page_costs_few_queries(pause, bashir, at_most_twelve_queries):
    client = signed_in(bashir)
    client.get("/deadlines/pauses/")
    with at_most_twelve_queries():
        client.get("/deadlines/pauses/")
