"""What the desk decided teaches the weights: codes and counts, never a record."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.transaction import atomic

from haven.foundation.audit.models import Entry
from haven.kernel.linkage import Field, Level, TooFewDecidedError, Weights
from haven.people.matching import jobs
from haven.people.matching.actions import learn_weights, take_back_decision
from haven.people.matching.models import Origin, Pair, Verdict
from haven.people.matching.weighing import linkage_of
from haven.people.persons.models import LearntWeights, Person
from haven.people.persons.queries.weighing import weights_of

pytestmark = pytest.mark.django_db

SEX_SAME, SEX_DIFFERENT = (Field.SEX, Level.SAME), (Field.SEX, Level.DIFFERENT)


@pytest.fixture
def decided(sarajevo, bashir, today):
    """So many decided pairs in which the sex was written down wrong in every fifth record."""

    def decide(number, verdict=Verdict.SAME):
        people = [
            Person(mission=sarajevo, code=f"{verdict}{n}", registered_by=bashir.user,
                   registered_on=today)
            for n in range(2 * number)
        ]  # fmt: skip
        Person.objects.bulk_create(sorted(people, key=lambda person: person.pk))
        ordered = sorted(people, key=lambda person: person.pk)
        Pair.objects.bulk_create(
            Pair(
                mission=sarajevo,
                first=one,
                second=other,
                probability=0.5,
                evidence=[["sex", "different" if n % 5 == 0 else "same", 1.0, ""]],
                origin=Origin.BATCH,
                verdict=verdict,
                decided_by=bashir.user,
                decided_on=today,
            )
            for n, (one, other) in enumerate(zip(ordered[::2], ordered[1::2], strict=True))
        )

    return decide


def test_before_anybody_has_decided_the_weights_are_those_we_start_with(sarajevo):
    assert weights_of(sarajevo).chances[SEX_DIFFERENT].m == 0.01


def test_decisions_teach_how_often_records_of_one_person_differ(bashir, sarajevo, decided, today):
    decided(300)
    learnt = learn_weights(by=bashir, mission=sarajevo, on=today)
    assert (learnt.version, learnt.pairs, learnt.learnt_on) == (1, 300, today)
    weights = weights_of(sarajevo)
    assert weights.chances[SEX_DIFFERENT].m == pytest.approx((60 + 1) / 400)
    assert weights.chances[SEX_DIFFERENT].u == 0.5
    assert linkage_of(sarajevo).weights == weights
    assert Entry.objects.get(act="weights.learnt").details == {"pairs": 300}


def test_two_people_teach_what_strangers_share(bashir, sarajevo, decided, today):
    decided(300, Verdict.DIFFERENT)
    learn_weights(by=bashir, mission=sarajevo, on=today)
    same = weights_of(sarajevo).chances[SEX_SAME]
    assert same.m == 0.99
    assert max(same.u, same.kin) > 0.5


def test_too_few_decisions_teach_nothing(bashir, sarajevo, decided, today):
    decided(299)
    with pytest.raises(TooFewDecidedError):
        learn_weights(by=bashir, mission=sarajevo, on=today)


def test_what_two_have_to_sign_teaches_once_they_have(bashir, sarajevo, decided, today):
    decided(300)
    Person.objects.update(restricted=True)
    with pytest.raises(TooFewDecidedError):
        learn_weights(by=bashir, mission=sarajevo, on=today)


def test_learning_again_starts_where_the_first_did_and_the_last_counts(
    bashir, sarajevo, decided, today
):
    decided(300)
    once, again = (learn_weights(by=bashir, mission=sarajevo, on=today) for _ in range(2))
    assert (again.version, again.chances) == (2, once.chances)


def test_what_was_learnt_is_weights_and_no_word_of_anybody(bashir, sarajevo, decided, today):
    decided(300)
    learnt = learn_weights(by=bashir, mission=sarajevo, on=today)
    assert {len(row) for row in learnt.chances} == {5}
    assert all(
        Field(field) and Level(level) and all(0 < chance < 1 for chance in chances)
        for field, level, *chances in LearntWeights.objects.get().chances
    )


def test_every_night_missions_learn_when_they_have_decided_enough_more(sarajevo, tbilisi, decided):
    decided(300)
    for _night in range(2):
        jobs.learn()
    assert [one.mission for one in LearntWeights.objects.all()] == [sarajevo]
    decided(30, Verdict.DIFFERENT)
    jobs.learn()
    assert LearntWeights.objects.count() == 2


def test_a_mission_learns_its_own(bashir, sarajevo, tbilisi, decided, today):
    decided(300)
    learn_weights(by=bashir, mission=sarajevo, on=today)
    assert weights_of(tbilisi) != weights_of(sarajevo)
    assert isinstance(weights_of(tbilisi), Weights)


def test_nobody_but_a_supervisor_has_them_learnt(amina, sarajevo, decided, today):
    decided(300)
    with pytest.raises(PermissionDenied):
        learn_weights(by=amina, mission=sarajevo, on=today)


def test_the_database_keeps_each_version_once(bashir, sarajevo, decided, today):
    decided(300)
    learnt = learn_weights(by=bashir, mission=sarajevo, on=today)
    learnt.pk = None
    with pytest.raises(IntegrityError), atomic():
        learnt.save(force_insert=True)


def test_what_was_opened_again_teaches_nothing_more(bashir, sarajevo, decided, today):
    decided(300)
    take_back_decision(by=bashir, pair=Pair.objects.first())
    with pytest.raises(TooFewDecidedError):
        learn_weights(by=bashir, mission=sarajevo, on=today)
