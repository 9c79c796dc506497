"""No page of a case shows anything before it is written down who opened it.

The pages are those of the address book: a new one is walked here, or fails for want of a sample.
"""

import pytest
from django.test import Client
from django.urls import reverse

from haven.foundation.audit import openings
from haven.foundation.audit.models import Opening
from haven.foundation.audit.trail import subject_of
from haven.foundation.deadlines.actions import ask_pause
from haven.foundation.deadlines.clocks import running
from haven.foundation.deadlines.models import PauseReason
from haven.people.cases.actions import add_concern, give_task, write_note
from haven.people.cases.catalogue import ConcernKind, NoteKind
from haven.people.cases.urls import of_cases

pytestmark = pytest.mark.django_db

MANY = {"list", "workload"}
"""Pages of many cases: none of them is opened there."""

SUPERVISED = {"assign", "restrict", "reopen"}
PAGES = {page.name: page.pattern.converters.keys() for page in of_cases if page.name not in MANY}

OK, FOUND, NOT_OFFERED, CONFLICT, TOO_FAST = 200, 302, 405, 409, 429
SHOWN = {OK, CONFLICT}


@pytest.fixture
def told(amina, case, today, now):
    """What an address of the case can name."""
    note = write_note(by=amina, case=case, kind=NoteKind.CONTACT, text="Secret words", at=now)
    what = {"what": "Call", "due_on": today, "for_user": amina.user, "on": today}
    task = give_task(by=amina, case=case, **what)
    concern = add_concern(by=amina, case=case, kind=ConcernKind.STRANDED, since=today, at=now)
    clock = running(case).filter(owner=amina.user).first()
    pause = ask_pause(by=amina, clock=clock, reason=PauseReason.SECURITY, at=now)
    return {
        "correct": note,
        "finish_task": task,
        "drop_task": task,
        "end_concern": concern,
        "pause": clock,
        "run_on": pause,
    }


@pytest.fixture(params=PAGES)
def walk(request, told, case, amina, bashir):
    """Ask for one page of the case, or send it what it cannot read."""
    name = request.param
    samples = {"code": case.code, "person_code": case.person.code}
    words = {word: samples[word] if word in samples else told[name].pk for word in PAGES[name]}
    client, address = Client(), reverse(f"cases:{name}", kwargs=words)
    client.force_login(bashir.user if name in SUPERVISED else amina.user)

    def walk(method):
        invalid = {"kind": "?", "risk": "?", "seen": "?", "on": "?", "reason": "?", "team": "?"}
        return client.get(address) if method == "GET" else client.post(address, invalid)

    return walk


@pytest.fixture
def subjects(case):
    return [subject_of(case), subject_of(case.person)]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whatever_is_shown_was_opened(walk, subjects, method):
    answer = walk(method)
    assert answer.status_code in SHOWN | {FOUND, NOT_OFFERED}
    opened = Opening.objects.filter(subject__in=subjects).exists()
    assert opened == (answer.status_code in SHOWN) or answer.status_code == FOUND


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_above_the_limit_nothing_is_shown(walk, monkeypatch, method):
    monkeypatch.setattr(openings, "USUAL_OPENINGS", 0)
    answer = walk(method)
    assert answer.status_code in {TOO_FAST, NOT_OFFERED} | ({FOUND} if method == "POST" else set())
    if answer.status_code == TOO_FAST:
        assert answer.templates[0].name == "audit/too_fast.html"
    for secret in ("Secret words", "Ҳакимова"):
        assert secret not in answer.content.decode()
    assert not Opening.objects.exists()
