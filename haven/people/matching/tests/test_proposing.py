"""Pairs are proposed once, and what people decided is remembered."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.transaction import atomic

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.people.matching.actions import ProposedPair, decide_pair, propose_pairs
from haven.people.matching.models import Origin, Pair, Verdict
from haven.people.matching.tests.conftest import ALL_AGREE
from haven.people.persons.actions import forget_person, register_person

pytestmark = pytest.mark.django_db


def test_a_pair_is_kept_once_in_whatever_order_it_is_proposed(trio, propose):
    one, other, _ = trio
    assert propose(one, other) == propose(other, one)
    assert Pair.objects.count() == 1


def test_proposing_twice_is_proposing_once(amina, sarajevo, trio):
    pairs = [ProposedPair(trio[0].pk, trio[1].pk, 0.9, ALL_AGREE)]
    times = [
        propose_pairs(by=amina, mission=sarajevo, pairs=pairs, origin=Origin.BATCH)
        for _ in range(2)
    ]
    assert times == [1, 0]
    assert Entry.objects.filter(act="pairs.proposed").count() == 2


def test_newer_evidence_replaces_older_while_the_pair_is_open(trio, propose):
    propose(*trio[:2], probability=0.5, evidence=[("sex", "same", 1.0)])
    pair = propose(*trio[:2], probability=0.9)
    assert pair.probability == 0.9
    assert len(pair.evidence) == len(ALL_AGREE)


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.DIFFERENT])
def test_what_is_decided_is_never_asked_again(amina, trio, pair, propose, today, verdict):
    decide_pair(by=amina, pair=pair, verdict=verdict, on=today)
    again = propose(*trio[:2], probability=0.999999)
    assert again.verdict == verdict
    assert again.probability == pair.probability


@pytest.mark.parametrize(("probability", "verdict"), [(0.96, Verdict.UNSURE), (0.98, Verdict.OPEN)])
def test_who_was_not_sure_is_asked_again_when_evidence_has_grown(
    amina, trio, pair, propose, today, probability, verdict
):
    decide_pair(by=amina, pair=pair, verdict=Verdict.UNSURE, on=today, reason="Ask for a scar.")
    again = propose(*trio[:2], probability=probability)
    assert again.verdict == verdict
    assert again.reason == "Ask for a scar."


def test_evidence_is_codes_and_never_values(trio, propose):
    with pytest.raises(ValueError, match="is not a valid"):
        propose(*trio[:2], evidence=[("given_name", "Zarina", 3.0)])
    with pytest.raises(ValueError, match="is not a valid"):
        propose(*trio[:2], evidence=[("given_name", "exact", 3.0, "Zarina")])


def test_whoever_is_not_there_is_left_out(amina, chloe, sarajevo, tbilisi, trio, today):
    elsewhere = register_person(by=chloe, mission=tbilisi, on=today)
    officer = someone("dora", sarajevo, Role.DATA_PROTECTION_OFFICER)
    forget_person(by=officer, person=trio[2], on=today)
    pairs = [
        ProposedPair(trio[0].pk, elsewhere.pk, 0.9),
        ProposedPair(trio[0].pk, trio[0].pk, 0.9),
        ProposedPair(trio[0].pk, trio[2].pk, 0.9),
    ]
    assert propose_pairs(by=amina, mission=sarajevo, pairs=pairs, origin=Origin.BATCH) == 0
    assert not Pair.objects.exists()


def test_a_forgotten_person_leaves_no_pair(sarajevo, trio, pair, today):
    officer = someone("dora", sarajevo, Role.DATA_PROTECTION_OFFICER)
    forget_person(by=officer, person=trio[1], on=today)
    assert not Pair.objects.exists()


def test_nobody_proposes_where_she_does_not_work(chloe, sarajevo, trio):
    with pytest.raises(PermissionDenied):
        propose_pairs(by=chloe, mission=sarajevo, pairs=[], origin=Origin.SEARCH)


def test_the_database_keeps_pairs_in_order_and_in_one_mission(
    chloe, sarajevo, tbilisi, trio, pair, today
):
    facts = {"mission": sarajevo, "probability": 0.5, "origin": Origin.WORKER}
    first, second = sorted((trio[0], trio[2]), key=lambda person: person.pk)
    giorgi = register_person(by=chloe, mission=tbilisi, on=today)
    with pytest.raises(IntegrityError, match="a_pair_is_two_people_in_order"), atomic():
        Pair.objects.create(first=second, second=first, **facts)
    with pytest.raises(IntegrityError, match="a_pair_is_two_people_in_order"), atomic():
        Pair.objects.create(first=first, second=first, **facts)
    one, other = sorted((trio[0], giorgi), key=lambda person: person.pk)
    with pytest.raises(IntegrityError, match="pair_in_one_mission"), atomic():
        Pair.objects.create(first=one, second=other, **facts)
    with pytest.raises(IntegrityError, match="pair_stays_in_it"), atomic():
        Pair.objects.update(mission=tbilisi)


def test_a_large_proposal_is_written_in_portions(amina, sarajevo, met, monkeypatch):
    monkeypatch.setattr("haven.people.matching.actions.proposing.AT_ONCE", 2)
    her, *others = [met(f"Zarina {n}") for n in "ABCDEF"]
    pairs = (ProposedPair(her.pk, other.pk, 0.5) for other in others)
    assert propose_pairs(by=amina, mission=sarajevo, pairs=pairs, origin=Origin.BATCH) == 5
    assert Pair.objects.count() == 5
