"""Two organisations find whom both know, and nobody else learns a thing."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conftest import signed_in, someone
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.people.persons.models import Person
from haven.reach.encodings.actions import (
    RefusedError,
    ask_contact,
    ask_whose_number,
    dismiss_pair,
    send_file,
)
from haven.reach.encodings.files import read_file
from haven.reach.encodings.models import Numbered, Pair, PairState, TheirFile
from haven.reach.encodings.queries import pairs_i_may_see, pairs_known_to_others
from haven.reach.encodings.shredders import forget
from haven.reach.encodings.tests.conftest import NOON, SECRET, born, consent, known
from haven.reach.encodings.working import compare_file, encoded_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(bashir, sarajevo, agreement):
    """Leyla, whom the other side knows as well, and a stranger to it."""
    towards = agreement.partner
    leyla = known(bashir, sarajevo, "Leyla Şahin", born(1994, 5, 17), towards=towards)
    known(bashir, sarajevo, "Nadia Haddad", born(1988, 2, 3), towards=towards)
    return leyla


@pytest.fixture
def hers(gela, tbilisi, theirs):
    """Leyla as Tbilisi wrote her down: in Cyrillic, a day off; and others."""
    towards = theirs.partner
    leyla = known(gela, tbilisi, "Шахин Лейла", born(1994, 5, 18), towards=towards)
    known(gela, tbilisi, "Davit Beridze", born(1990, 7, 1), sex="male", towards=towards)
    return leyla


def compare(by, agreement, content, job=compare_file):
    send_file(by=by, agreement=agreement, records=read_file(content, SECRET), at=NOON, job=job)


@pytest.fixture
def pair(bashir, gela, agreement, theirs, ours, hers, jobs_at_once):
    compare(bashir, agreement, encoded_file(gela, theirs, NOON))
    return Pair.objects.get()


def test_who_both_know_is_a_probable_pair_and_their_file_is_gone(pair, ours):
    assert pair.person == ours
    assert pair.likeness >= 53
    assert pair.in_words in {"Alike", "Very alike"}
    assert not TheirFile.objects.exists()


def test_the_partner_can_tell_who_was_asked_about(pair, gela, theirs, hers, ours):
    asked = ask_whose_number(by=gela, agreement=theirs, number=pair.number, at=NOON)
    assert asked == hers
    stranger = someone("stranger", theirs.mission, Role.CASE_WORKER)
    assert ask_whose_number(by=stranger, agreement=theirs, number=pair.number, at=NOON) is None


def test_only_who_agrees_and_is_not_restricted_is_encoded(bashir, sarajevo, agreement, ours):
    towards = agreement.partner
    known(bashir, sarajevo, "Nobody Asked", born(1990, 1, 2))
    refusing = known(bashir, sarajevo, "She Refuses", born(1990, 1, 3))
    consent(bashir, refusing, towards, decision="refused")
    hidden = known(bashir, sarajevo, "Well Hidden", born(1990, 1, 4), towards=towards)
    Person.objects.filter(pk=hidden.pk).update(restricted=True)
    known(bashir, sarajevo, "Without Year", None, towards=towards)
    encoded_file(bashir, agreement, NOON)
    names = {one.person.names.get().text for one in Numbered.objects.all()}
    assert names == {"Leyla Şahin", "Nadia Haddad"}


def test_a_file_says_numbers_and_filters_and_nothing_else(bashir, agreement, ours):
    lines = encoded_file(bashir, agreement, NOON).decode().splitlines()
    assert len(lines) == 4
    assert json.loads(lines[0]) == {
        "file": "haven encodings",
        "method": "haven-filter-1",
        "length": 1024,
        "turned": 80,
        "agreement": agreement.label,
        "count": 2,
        "made_on": "2026-03-04",
    }
    for line in lines[1:3]:
        number, filter_ = json.loads(line)
        assert (len(number), len(filter_)) == (9, 172)
    assert ours.code not in "".join(lines)


def test_each_file_has_new_numbers(bashir, agreement, ours):
    first, second = (
        {one.number for one in read_file(encoded_file(bashir, agreement, NOON), SECRET)}
        for _ in range(2)
    )
    assert not first & second
    assert Numbered.objects.count() == 2


def test_a_worker_sees_the_pairs_of_people_she_may_know_and_others_are_counted(
    pair, agreement, amina
):
    assert not pairs_i_may_see(amina).exists()
    assert pairs_known_to_others(amina, agreement) == 1
    page = signed_in(amina).get(f"/encodings/{agreement.pk}/").content.decode()
    assert "1 pair is of a person known to another team." in page
    assert pair.number not in page
    Person.objects.update(restricted=True)
    assert pairs_known_to_others(amina, agreement) == 0


def test_a_contact_is_asked_for_only_while_she_agrees(pair, bashir, ours, agreement):
    consent(bashir, ours, agreement.partner, decision="withdrawn")
    with pytest.raises(RefusedError, match="does not agree"):
        ask_contact(by=bashir, pair=pair, at=NOON)
    consent(bashir, ours, agreement.partner)
    ask_contact(by=bashir, pair=pair, at=NOON)
    pair.refresh_from_db()
    assert (pair.state, pair.decided_by) == (PairState.ASKED, bashir.user)


def test_what_was_decided_stays_when_the_files_are_compared_again(
    pair, bashir, gela, agreement, theirs
):
    dismiss_pair(by=bashir, pair=pair, at=NOON)
    compare(bashir, agreement, encoded_file(gela, theirs, NOON))
    assert Pair.objects.get().state == PairState.DISMISSED


def test_our_own_file_is_not_compared_with_us(bashir, agreement, ours, jobs_at_once):
    with pytest.raises(RefusedError, match="our own file"):
        compare(bashir, agreement, encoded_file(bashir, agreement, NOON))


def test_one_file_at_a_time_is_compared(bashir, gela, agreement, theirs, ours, hers):
    content = encoded_file(gela, theirs, NOON)
    compare(bashir, agreement, content)
    with pytest.raises(RefusedError, match="Another file"):
        compare(bashir, agreement, content)


def test_a_file_that_waits_is_sealed(bashir, gela, agreement, theirs, ours, hers):
    content = encoded_file(gela, theirs, NOON)
    compare(bashir, agreement, content)
    kept = bytes(TheirFile.objects.values_list("content", flat=True).get())
    assert read_file(content, SECRET)[0].number.encode() not in kept


def test_a_forgotten_person_is_in_no_pair_and_has_no_number(pair, ours, hers):
    forget(ours.pk)
    forget(hers.pk)
    assert not Pair.objects.exists()
    assert not Numbered.objects.filter(person=hers).exists()


def test_the_trail_tells_numbers_of_people_and_no_number_of_a_person(pair, bashir):
    ask_contact(by=bashir, pair=pair, at=NOON)
    told = repr(list(Entry.objects.values("act", "details", "subject_name")))
    assert "encodings.compared" in told
    assert pair.number not in told


def test_the_pages_take_compare_and_ask(bashir, gela, agreement, theirs, ours, hers, jobs_at_once):
    other = signed_in(gela).post(f"/encodings/{theirs.pk}/take/")
    sent = SimpleUploadedFile("theirs.jsonl", b"".join(other.streaming_content))
    client, page = signed_in(bashir), f"/encodings/{agreement.pk}/"
    assert "being compared" in client.post(f"{page}compare/", {"file": sent}, follow=True).text
    pair = Pair.objects.get()
    assert ours.code in client.get(page).text
    asked = client.post(f"/encodings/pairs/{pair.pk}/ask/", follow=True).text
    assert pair.number in asked
    assert "Partner asked" in asked
    assert client.post(f"/encodings/pairs/{pair.pk}/dismiss/").status_code == 404
    answer = signed_in(gela).post(f"/encodings/{theirs.pk}/whose/", {"number": pair.number}).text
    assert hers.code in answer


def test_a_page_costs_few_queries(pair, agreement, bashir, at_most_twelve_queries):
    client = signed_in(bashir)
    with at_most_twelve_queries():
        assert client.get(f"/encodings/{agreement.pk}/").status_code == 200
