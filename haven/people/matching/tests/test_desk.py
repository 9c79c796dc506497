"""What waits at the desk, for whom, and what may be confirmed as a list."""

import pytest

from haven.foundation.decisions import waiting_for
from haven.people.matching.actions import decide_pair
from haven.people.matching.models import Origin, Pair, Verdict
from haven.people.matching.queries import desk, next_pair, sure_pairs
from haven.people.matching.tests.conftest import ALL_AGREE, SISTERS
from haven.people.persons.actions import (
    change_person,
    draw_into_circle,
    form_household,
    relate,
)
from haven.people.persons.models import Kinship

pytestmark = pytest.mark.django_db


def test_pairs_that_hang_together_wait_together_the_likeliest_first(amina, trio, met, propose):
    a, b, c = trio
    x, y = met("Farid Karimi"), met("Farid Karimiy")
    weak, other, strong = propose(a, b, 0.3), propose(x, y, 0.6), propose(b, c, 0.9)
    waiting = desk(amina)
    assert [cluster.pairs for cluster in waiting.clusters] == [[strong, weak], [other]]
    assert [cluster.people for cluster in waiting.clusters] == [3, 2]
    assert waiting.count == 3


def test_a_pair_decided_to_be_different_holds_nothing_together(amina, trio, propose, today):
    a, b, c = trio
    apart = propose(a, b)
    decide_pair(by=amina, pair=apart, verdict=Verdict.DIFFERENT, on=today)
    left = propose(b, c)
    assert [cluster.pairs for cluster in desk(amina).clusters] == [[left]]


def test_whoever_knows_one_of_the_two_is_told_how_many_and_not_whom(
    emir, bashir, trio, pair, today
):
    assert desk(emir).elsewhere == 0
    draw_into_circle(by=bashir, person=trio[0], user=emir.user)
    waiting = desk(emir)
    assert (waiting.clusters, waiting.elsewhere) == ([], 1)
    change_person(by=bashir, person=trio[1], on=today, restricted=True)
    assert desk(emir).elsewhere == 0


def test_the_supervisor_sees_what_nobody_else_may_decide(bashir, emir, met, propose):
    hers = met("Zarina Rahimova", team=None)
    propose(hers, met("Zarina Rahimova", by=emir, team=None))
    assert desk(bashir).count == 1
    assert desk(emir).count == 0


def test_the_desk_can_be_narrowed_to_an_import(amina, trio, propose):
    a, b, c = trio
    imported = propose(a, b, origin=Origin.IMPORT)
    propose(b, c, origin=Origin.BATCH)
    waiting = desk(amina, Origin.IMPORT)
    assert [cluster.pairs for cluster in waiting.clusters] == [[imported]]
    assert [(one.origin, one.count, one.here) for one in waiting.origins] == [
        ("import", 1, True),
        ("batch", 1, False),
    ]


def test_the_next_pair_is_of_the_same_people_and_then_the_likeliest(amina, trio, met, propose):
    a, b, c = trio
    first, beside = propose(a, b, 0.5), propose(b, c, 0.2)
    likeliest = propose(met("Farid Karimi"), met("Farid Karimiy"), 0.9)
    assert next_pair(amina, first) == beside
    assert next_pair(amina, likeliest) == first
    Pair.objects.exclude(pk=first.pk).delete()
    assert next_pair(amina, first) is None


def test_what_somebody_is_not_sure_of_waits_for_who_registered_the_other(
    amina, bashir, pair, today
):
    decide_pair(by=bashir, pair=pair, verdict=Verdict.UNSURE, on=today, reason="Ask her village.")
    assert desk(amina).asked == [pair]
    assert desk(bashir).asked == []


def test_my_work_says_how_many_pairs_wait(amina, bashir, chloe, pair, today):
    assert [(one.count, one.address) for one in waiting_for(amina)] == [(1, "/same-person/")]
    assert waiting_for(chloe) == []
    decide_pair(by=amina, pair=pair, verdict=Verdict.DIFFERENT, on=today)
    assert waiting_for(amina) == []


def test_a_signature_waits_for_another_supervisor(bashir, clara, pair, trio, today):
    change_person(by=bashir, person=trio[0], on=today, restricted=True)
    decide_pair(by=bashir, pair=pair, verdict=Verdict.SAME, on=today)
    assert desk(bashir).unsigned == []
    assert desk(clara).unsigned == [pair]
    assert [one.count for one in waiting_for(clara)] == [1]


@pytest.fixture
def sure(trio, propose):
    return propose(*trio[:2], probability=0.995)


def test_a_pair_in_which_everything_agrees_can_be_confirmed_in_a_list(amina, sure, chloe):
    assert list(sure_pairs(amina)) == [sure]
    assert list(sure_pairs(amina, Origin.IMPORT)) == [sure]
    assert not sure_pairs(amina, Origin.BATCH).exists()
    assert not sure_pairs(chloe).exists()


@pytest.mark.parametrize(
    "evidence",
    [
        SISTERS,
        ALL_AGREE[:2] + ALL_AGREE[3:],
        ALL_AGREE[:3],
        ALL_AGREE[1:],
        [*ALL_AGREE, ("family_name", "different", -2.0)],
        [*ALL_AGREE[:2], ("birth_year", "same_year", 3.0), ALL_AGREE[3]],
        [],
    ],
)
def test_what_does_not_agree_in_everything_is_decided_one_by_one(amina, trio, propose, evidence):
    propose(*trio[:2], probability=0.999, evidence=evidence)
    assert not sure_pairs(amina).exists()


def test_what_is_less_than_sure_is_decided_one_by_one(amina, trio, propose):
    propose(*trio[:2], probability=0.89)
    assert not sure_pairs(amina).exists()


def test_restricted_people_are_decided_one_by_one(amina, bashir, sure, trio, today):
    change_person(by=bashir, person=trio[1], on=today, restricted=True)
    assert not sure_pairs(bashir).exists()


def test_relatives_are_decided_one_by_one(amina, sure, trio):
    relate(by=amina, person=trio[1], other=trio[0], kinship=Kinship.SIBLING)
    assert not sure_pairs(amina).exists()


def test_who_lives_with_the_other_is_decided_one_by_one(amina, sarajevo, sure, trio, today):
    form_household(by=amina, mission=sarajevo, members=trio[:2], head=None, on=today)
    assert not sure_pairs(amina).exists()


def test_who_may_be_a_third_as_well_is_decided_one_by_one(amina, sure, trio, propose, today):
    rival = propose(*trio[1:], probability=0.2)
    assert not sure_pairs(amina).exists()
    decide_pair(by=amina, pair=rival, verdict=Verdict.DIFFERENT, on=today)
    assert list(sure_pairs(amina)) == [sure]
