"""A decision is one person's, of a restricted person two people's, and contradicts none."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.transaction import atomic

from haven.foundation.audit.models import Entry
from haven.people.matching.actions import (
    confirm_pairs,
    decide_pair,
    second_pair,
    take_back_decision,
)
from haven.people.matching.errors import (
    ContradictionError,
    NothingToFindOutError,
    PairDecidedError,
)
from haven.people.matching.models import Pair, Verdict
from haven.people.persons.actions import change_person, draw_into_circle

pytestmark = pytest.mark.django_db

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


@pytest.fixture
def decide(bashir, today):
    def decided(pair, verdict, by=bashir, **words):
        decide_pair(by=by, pair=pair, verdict=verdict, on=today, **words)

    return decided


@pytest.fixture
def triangle(trio, propose):
    """A and B, B and C, A and C."""
    a, b, c = trio
    return propose(a, b), propose(b, c), propose(a, c)


@pytest.fixture
def restricted(bashir, trio, pair, today):
    """The pair, once one of the two is restricted."""
    change_person(by=bashir, person=trio[0], on=today, restricted=True)
    return Pair.objects.get(pk=pair.pk)


def test_until_it_is_decided_two_people_are_two(pair):
    assert not Pair.objects.one_person().exists()


def test_a_decision_counts_and_is_on_the_trail(pair, decide, amina):
    decide(pair, SAME, by=amina)
    assert Pair.objects.one_person().get() == pair
    assert Entry.objects.get(act="pair.decided").details == {"verdict": "same"}


def test_she_who_knows_one_of_them_only_does_not_decide(emir, pair, trio, decide, bashir):
    draw_into_circle(by=bashir, person=trio[0], user=emir.user)
    with pytest.raises(PermissionDenied):
        decide(pair, SAME, by=emir)
    draw_into_circle(by=bashir, person=trio[1], user=emir.user)
    decide(pair, DIFFERENT, by=emir)


def test_the_second_to_decide_reads_that_it_is_decided(pair, decide, amina):
    stale = Pair.objects.get(pk=pair.pk)
    decide(pair, DIFFERENT)
    with pytest.raises(PairDecidedError):
        decide(stale, SAME, by=amina)


def test_who_is_not_sure_says_what_is_missing(pair, decide):
    with pytest.raises(NothingToFindOutError):
        decide(pair, UNSURE)
    decide(pair, UNSURE, reason="Has she a brother in Bihać?")
    assert Pair.objects.get().reason == "Has she a brother in Bihać?"
    with pytest.raises(IntegrityError, match="who_is_not_sure_says_what_is_missing"), atomic():
        Pair.objects.update(reason=None)


def test_what_is_to_be_found_out_is_sealed(pair, decide):
    decide(pair, UNSURE, reason="Has she a brother in Bihać?")
    assert b"brother" not in bytes(Pair.objects.values_list("reason", flat=True).get())


def test_a_pair_nobody_was_sure_of_can_be_decided(pair, decide, amina):
    decide(pair, UNSURE, reason="Ask her.")
    decide(Pair.objects.get(), DIFFERENT, by=amina)
    assert Pair.objects.get().verdict == DIFFERENT


def test_of_a_restricted_person_one_alone_does_not_say_who_she_is(
    restricted, decide, bashir, clara
):
    decide(restricted, SAME)
    assert not Pair.objects.one_person().exists()
    with pytest.raises(PermissionDenied):
        second_pair(by=bashir, pair=restricted)
    second_pair(by=clara, pair=restricted)
    assert Pair.objects.one_person().get() == restricted
    with pytest.raises(PairDecidedError):
        second_pair(by=clara, pair=restricted)


def test_that_she_is_somebody_else_needs_no_second(restricted, decide):
    decide(restricted, DIFFERENT)
    assert not Pair.objects.unsigned().exists()


def test_whoever_becomes_restricted_later_needs_a_second_all_the_same(
    pair, decide, trio, bashir, today
):
    decide(pair, SAME)
    change_person(by=bashir, person=trio[1], on=today, restricted=True)
    assert not Pair.objects.one_person().exists()


def test_the_database_keeps_decider_and_second_apart(restricted, decide, bashir):
    with pytest.raises(IntegrityError, match="a_pair_is_seconded_by_another"), atomic():
        Pair.objects.update(seconded_by=bashir.user)
    with pytest.raises(IntegrityError, match="a_pair_is_decided_by_somebody"), atomic():
        Pair.objects.update(verdict=SAME)
    decide(restricted, SAME)
    with pytest.raises(IntegrityError, match="a_pair_is_seconded_by_another"), atomic():
        Pair.objects.update(seconded_by=bashir.user)


def test_a_second_who_does_not_agree_opens_it_again(restricted, decide, clara, bashir):
    decide(restricted, SAME)
    take_back_decision(by=clara, pair=restricted)
    assert Pair.objects.get().verdict == Verdict.OPEN


def test_only_a_supervisor_opens_again_what_is_decided(pair, decide, amina, bashir):
    decide(pair, DIFFERENT, by=amina)
    with pytest.raises(PermissionDenied):
        take_back_decision(by=amina, pair=pair)
    take_back_decision(by=bashir, pair=pair)
    assert Pair.objects.get().is_undecided


def test_a_difference_stops_the_chain(triangle, decide, trio):
    ab, bc, ac = triangle
    decide(ab, SAME)
    decide(bc, DIFFERENT)
    with pytest.raises(ContradictionError, match="are two people") as refused:
        decide(ac, SAME)
    assert refused.value.standing == bc
    assert all(code in str(refused.value) for code in (trio[1].code, trio[2].code, "Bashir"))
    assert Pair.objects.get(pk=ac.pk).is_undecided


def test_two_who_are_one_by_a_third_are_not_different(triangle, decide):
    ab, bc, ac = triangle
    decide(ab, SAME)
    decide(bc, SAME)
    with pytest.raises(ContradictionError, match="are the same person") as refused:
        decide(ac, DIFFERENT)
    assert refused.value.standing in (ab, bc)
    decide(ac, SAME)


def test_once_the_decision_against_it_is_opened_again_it_can_be_decided(triangle, decide, bashir):
    ab, bc, ac = triangle
    decide(ab, SAME)
    decide(bc, DIFFERENT)
    take_back_decision(by=bashir, pair=bc)
    decide(ac, SAME)


def test_a_decision_about_somebody_she_may_not_know_is_not_named(
    triangle, decide, trio, bashir, emir
):
    ab, bc, ac = triangle
    decide(ab, SAME)
    decide(bc, DIFFERENT)
    for person in (trio[0], trio[2]):
        draw_into_circle(by=bashir, person=person, user=emir.user)
    with pytest.raises(ContradictionError, match="may not know") as refused:
        decide(ac, SAME, by=emir)
    assert trio[1].code not in str(refused.value)


def test_a_list_is_confirmed_whole_or_not_at_all(triangle, decide, bashir, today):
    ab, bc, ac = triangle
    decide(bc, DIFFERENT)
    with pytest.raises(ContradictionError):
        confirm_pairs(by=bashir, pairs=[ab, ac], on=today)
    assert Pair.objects.filter(verdict=SAME).count() == 0
    assert confirm_pairs(by=bashir, pairs=[ab], on=today) == 1
