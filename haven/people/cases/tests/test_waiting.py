"""What is promised in a case may wait, when somebody asks and another agrees."""

import pytest
from django.urls import reverse

from conftest import signed_in
from haven.foundation.deadlines import actions
from haven.foundation.deadlines.actions import sign_pause
from haven.foundation.deadlines.clocks import running, stop
from haven.foundation.deadlines.models import Pause
from haven.people.cases.models import Case

pytestmark = pytest.mark.django_db


def page(client, case):
    return client.get(case.get_absolute_url()).content.decode()


def address(case, name="pause", pk=None):
    return reverse(f"cases:{name}", args=[case.code, pk or running(case).first().pk])


def test_the_worker_asks_and_the_case_says_so(case, amina):
    client = signed_in(amina)
    assert "Ask for a pause" in page(client, case)
    asked = client.post(address(case), {"reason": "security"})
    assert asked.url == case.get_absolute_url()
    assert "A pause waits for a supervisor" in page(client, case)
    assert Pause.objects.get().reason == "security"
    twice = client.post(address(case), {"reason": "security"}).content.decode()
    assert "paused already" in twice


def test_a_promise_kept_meanwhile_does_not_wait(case, amina, monkeypatch):
    def another_is_quicker(clock):
        stop(running(case), "done_at", clock.starts_at)

    monkeypatch.setattr(actions, "take_turns", another_is_quicker)
    answer = signed_in(amina).post(address(case), {"reason": "security"})
    assert "does not run any more" in answer.content.decode()
    assert not Pause.objects.exists()


def test_the_supervisor_reads_which_case_it_is_about(case, amina, bashir):
    signed_in(amina).post(address(case), {"reason": "person_not_located"})
    listed = signed_in(bashir).get("/deadlines/pauses/").content.decode()
    assert case.get_absolute_url() in listed
    assert "The person cannot be found" in listed


def test_a_signed_pause_is_ended_from_the_case(case, amina, bashir):
    client = signed_in(amina)
    client.post(address(case), {"reason": "security"})
    pause = Pause.objects.get()
    sign_pause(by=bashir, pause=pause)
    assert "Stands still" in page(client, case)
    client.post(address(case, "run_on", pause.pk))
    pause.refresh_from_db()
    assert pause.ends_at
    again = client.post(address(case, "run_on", pause.pk), follow=True).content.decode()
    assert "ended already" in again


def test_a_colleague_who_promised_nothing_asks_for_no_pause(case, make_someone, sarajevo, team):
    nadia = signed_in(make_someone("nadia", sarajevo, "case_worker", teams=[team]))
    assert "Ask for a pause" not in page(nadia, case)
    assert nadia.get(address(case)).status_code == 404


def test_a_stranger_asks_for_no_pause(case, chloe):
    assert signed_in(chloe).post(address(case), {"reason": "security"}).status_code == 404
    assert not Pause.objects.exists()


def test_a_case_knows_where_it_is(case):
    assert Case.objects.get().get_absolute_url() == f"/cases/{case.code}/"
