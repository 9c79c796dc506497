"""What waits is taken once, whoever is struck down; what cannot be taken waits for a person."""

from types import SimpleNamespace
from uuid import UUID

import pytest
from django.db import OperationalError

from haven.foundation.access.models import Membership
from haven.foundation.audit.models import Entry
from haven.foundation.audit.sentences import in_words
from haven.foundation.instruments import arriving, receivers
from haven.foundation.instruments.arriving import NotTakenError
from haven.foundation.instruments.models import AnonymousAnswer
from haven.foundation.vault.keyring import KeyGoneError, sealing_key
from haven.reach.capture import jobs, taking
from haven.reach.capture.actions import set_aside, take_again
from haven.reach.capture.errors import EndedError
from haven.reach.capture.models import Arrival, Contradiction, Part, State
from haven.reach.capture.taking import MOST_TRIES, take_waiting
from tests.openrosa import CollectError

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(monkeypatch):
    """A programme that takes every form; what it was given."""
    given = []

    def receive(arrived):
        given.append(arrived)

    room = SimpleNamespace(keeps=lambda edition: True, receive=receive)
    monkeypatch.setattr(arriving, "_receivers", lambda: (room,))
    return SimpleNamespace(given=given, room=room)


def refusing(sentence):
    def receive(arrived):
        raise NotTakenError(sentence)

    return receive


def test_a_programme_is_given_the_form_as_it_came(phone, form, taken, amina, edition):
    xml = form("<photo>1.jpg</photo>")
    phone.send(xml, {"1.jpg": b"photograph"})
    take_waiting()
    (arrived,) = taken.given
    assert (arrived.xml, arrived.attachments) == (xml, {"1.jpg": b"photograph"})
    assert (arrived.by, arrived.via, arrived.edition) == (amina.user, "phone", edition)
    assert Arrival.objects.get().state == State.TAKEN


def test_each_form_is_taken_once(phone, form, taken):
    for _ in range(3):
        phone.send(form())
    take_waiting()
    take_waiting()
    assert len(taken.given) == 3


def test_what_is_taken_stands_on_the_trail_as_one_line(phone, form, taken):
    for _ in range(3):
        phone.send(form())
    take_waiting()
    entry = Entry.objects.get(act="forms.taken")
    assert entry.details == {"forms": 3, "held": 0}
    assert in_words(entry) == "Forms filled by amina were taken: 3; held for a person: 0."


def test_a_long_take_hands_over_to_the_next_job(phone, form, taken, monkeypatch):
    phone.send(form())
    asked = []
    monkeypatch.setattr(taking, "later", asked.append)
    monkeypatch.setattr(taking, "LONGEST_SECONDS", -1)
    take_waiting()
    assert (asked, taken.given) == ([take_waiting], [])


def test_when_the_database_is_away_no_form_is_at_fault(phone, form, taken):
    def receive(arrived):
        raise OperationalError

    taken.room.receive = receive
    phone.send(form())
    with pytest.raises(OperationalError):
        take_waiting()
    assert Arrival.objects.get().state == State.WAITING


def test_a_form_that_waits_for_a_file_is_not_taken(phone, form, taken):
    phone.send(form("<photo>1.jpg</photo>"))
    take_waiting()
    assert not taken.given


def test_what_a_programme_refuses_is_held_with_its_reason(phone, form, taken):
    taken.room.receive = refusing("There is no such case.")
    phone.send(form())
    take_waiting()
    arrival = Arrival.objects.get()
    assert (arrival.state, arrival.why) == (State.HELD, "There is no such case.")


def test_one_bad_form_keeps_nobody_elses_waiting(phone, form, taken):
    numbers = [UUID(int=n) for n in range(1, 5)]
    for number in numbers:
        phone.send(form(instance=number))

    def receive(arrived):
        if arrived.instance == numbers[1]:
            raise ZeroDivisionError("Zarina")
        taken.given.append(arrived)

    taken.room.receive = receive
    take_waiting()
    assert {one.instance for one in taken.given} == set(numbers) - {numbers[1]}
    bad = Arrival.objects.get(instance=numbers[1])
    assert bad.state == State.HELD
    assert "Zarina" not in bad.why


def test_what_was_undone_with_a_bad_form_is_taken_the_next_time(phone, form, monkeypatch):
    """The programme that keeps answers about places: what it began is undone, but not its keys."""
    good, bad = UUID(int=1), UUID(int=2)
    phone.send(form(instance=good))
    phone.send(form(instance=bad))

    def receive(arrived):
        if arrived.instance == bad:
            raise ZeroDivisionError
        receivers.receive(arrived)

    room = SimpleNamespace(keeps=receivers.keeps, receive=receive)
    monkeypatch.setattr(arriving, "_receivers", lambda: (room,))
    take_waiting()
    assert Arrival.objects.get(instance=good).state == State.TAKEN
    assert AnonymousAnswer.objects.get().pk == good
    assert Arrival.objects.get(instance=bad).state == State.HELD


def test_a_worker_struck_down_leaves_nothing_half_taken(phone, form, taken):
    phone.send(form())
    phone.send(form())

    def receive(arrived):
        taken.given.append(arrived)
        if len(taken.given) == 2:
            raise KeyboardInterrupt

    taken.room.receive = receive
    with pytest.raises(KeyboardInterrupt):
        take_waiting()
    assert {one.state for one in Arrival.objects.all()} == {State.WAITING}
    taken.given.clear()
    taken.room.receive = taken.given.append
    take_waiting()
    assert len(taken.given) == 2
    assert {one.state for one in Arrival.objects.all()} == {State.TAKEN}


def test_a_form_that_strikes_the_worker_down_again_and_again_is_held(phone, form, taken):
    phone.send(form())

    def receive(arrived):
        raise KeyboardInterrupt

    taken.room.receive = receive
    for _ in range(MOST_TRIES):
        with pytest.raises(KeyboardInterrupt):
            take_waiting()
    take_waiting()
    assert Arrival.objects.get().state == State.HELD


def test_who_has_left_hands_nothing_in(phone, form, taken, amina, today):
    phone.send(form())
    Membership.objects.filter(user=amina.user).update(ends_on=today.replace(year=2021))
    take_waiting()
    arrival = Arrival.objects.get()
    assert arrival.state == State.HELD
    assert "Amina may not hand in" in arrival.why
    assert not taken.given


def test_a_held_form_may_be_taken_again(phone, form, taken, bashir):
    taken.room.receive = refusing("Not yet.")
    phone.send(form())
    take_waiting()
    take_again(by=bashir, arrival=Arrival.objects.get())
    taken.room.receive = taken.given.append
    take_waiting()
    assert len(taken.given) == 1
    with pytest.raises(EndedError):
        take_again(by=bashir, arrival=Arrival.objects.get())


def test_a_form_whose_files_never_come_is_held_after_a_week(phone, form, at):
    phone.send(form("<photo>1.jpg</photo>"))
    jobs.hold_incomplete()
    assert Arrival.objects.get().state == State.PARTS
    Arrival.objects.update(received_at=at.replace(year=2020))
    jobs.hold_incomplete()
    assert Arrival.objects.get().state == State.HELD


def test_what_was_taken_is_forgotten_after_two_weeks_and_known_for_ever(
    phone, form, taken, at, bashir
):
    number = UUID(int=7)
    xml = form("<photo>1.jpg</photo>", number)
    phone.send(xml, {"1.jpg": b"photograph"})
    with pytest.raises(CollectError):
        phone.send(form("<note>Other</note>", number))
    take_waiting()
    jobs.forget_ended()
    assert Arrival.objects.get().xml == xml
    Arrival.objects.update(ended_at=at.replace(year=2020))
    jobs.forget_ended()
    gone = Arrival.objects.get()
    assert gone.xml is None
    assert Part.objects.get().content is None
    assert Contradiction.objects.get().content is None
    with pytest.raises(KeyGoneError):
        sealing_key(gone.pk)
    phone.send(xml, {"1.jpg": b"photograph"})
    for other in ("<note>Other</note>", "<note>Another</note>"):
        with pytest.raises(CollectError) as refusal:
            phone.send(form(other, number))
        assert refusal.value.status == 409
    assert Arrival.objects.count() == 1


def test_set_aside_is_never_taken(phone, form, taken, bashir, at):
    phone.send(form("<photo>1.jpg</photo>"))
    set_aside(by=bashir, arrival=Arrival.objects.get(), reason="A training form", at=at)
    take_waiting()
    assert not taken.given
    with pytest.raises(EndedError):
        take_again(by=bashir, arrival=Arrival.objects.get())


def test_the_worker_is_asked_rarely_however_many_forms_come(phone, form, monkeypatch):
    asked = []
    monkeypatch.setattr(taking, "later", asked.append)
    for _ in range(5):
        phone.send(form())
    assert asked == [take_waiting]
