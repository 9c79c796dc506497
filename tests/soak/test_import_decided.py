"""Five thousand rows come in, four hundred of people who are known: the desk gets them decided."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from random import Random
from time import perf_counter, process_time

import pytest
from django.utils.timezone import localdate, now

from benchmarks.population import Kind, noisy, population
from haven.foundation.vault.keyring import load_keys
from haven.kernel.ages import BirthDate
from haven.people.matching.actions import confirm_pairs, decide_pair, look_for_pairs_of
from haven.people.matching.models import Origin, Pair, Verdict
from haven.people.matching.queries import AT_ONCE, desk, sure_pairs, waiting_pairs
from haven.people.persons.actions import register_people
from haven.people.persons.answers import Answers, GivenName
from haven.people.persons.models import Basis
from haven.reach.exchange.actions import confirm_file, keep_file
from haven.reach.exchange.htcds.rows import Row
from haven.reach.exchange.htcds.writing import write_workbook
from haven.reach.exchange.models import HtcdsAnswers
from haven.reach.exchange.uploads import read_upload
from haven.reach.exchange.working import import_file

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

KNOWN, ROWS = 400, 5000
FEWEST_FOUND = 0.95
UNDATED = 10
"""One of so many rows of known people tells no birth date."""

FIRST, MIDDLE, LAST = "prs_FirstName", "prs_MiddleName", "prs_SecondName"
TRUTH = "cas_IncomingReferralDetails"
"""Nothing compares this answer: the test keeps there whose row it is."""


@dataclass(frozen=True, slots=True)
class Office:
    """Who works with an import: the mission, the team that takes the cases, the supervisor."""

    mission: object
    team: object
    by: object

    def imports(self, rows):
        """Send a workbook, confirm it, and let its jobs be done; returns the file as it ended."""
        file = io.BytesIO()
        write_workbook(list(rows), file)
        file.seek(0)
        upload = read_upload(file, self.mission, localdate())
        kept = keep_file(by=self.by, mission=self.mission, upload=upload, at=now())
        confirm_file(by=self.by, file=kept, team=self.team, job=import_file)
        kept.refresh_from_db()
        return kept

    def decides_everything(self, whose):
        """What is in the list she confirms from it, all else pair by pair; returns how many."""
        listed = 0
        while same := [pair for pair in sure_pairs(self.by) if is_one(pair, whose)][:AT_ONCE]:
            listed += confirm_pairs(by=self.by, pairs=same, on=localdate())
        for pair in waiting_pairs(self.by):
            verdict = Verdict.SAME if is_one(pair, whose) else Verdict.DIFFERENT
            decide_pair(by=self.by, pair=pair, verdict=verdict, on=localdate())
        return listed


@pytest.fixture
def office(bashir, sarajevo, team):
    return Office(sarajevo, team, bashir)


def test_an_import_of_five_thousand_is_decided_at_the_desk(office, jobs_at_once):
    people = list(population(ROWS, seed=41))
    known = known_already(office, people[:KNOWN])
    with measured(f"{ROWS} rows come in and are looked through"):
        file = office.imports(written_anew(people, Random(42)))
    assert (file.rows, file.faulty, file.created) == (ROWS, 0, ROWS)

    whose = known | whose_rows()
    found, wrong = what_waits(office, whose)
    assert len(found) >= FEWEST_FOUND * KNOWN

    with measured("everything is decided"):
        listed = office.decides_everything(whose)
    print(f"{listed} of them by the list")
    assert desk(office.by).count == desk(office.by).sure == 0
    assert set(Pair.objects.filter(verdict=Verdict.DIFFERENT)) == set(wrong)
    nothing_decided_is_raised(office, people, wrong)


def what_waits(office, whose):
    """Which of the known people were found, and the pairs that are of two; the figures printed."""
    waiting = list(Pair.objects.undecided())
    assert {pair.origin for pair in waiting} == {Origin.IMPORT}
    found = {whose[pair.first_id] for pair in waiting if is_one(pair, whose)}
    wrong = [pair for pair in waiting if not is_one(pair, whose)]
    sure = list(sure_pairs(office.by))
    print(f"{len(found)} of {KNOWN} known people wait at the desk, beside {len(wrong)} false pairs")
    print(f"{len(sure)} in the list, {sum(not is_one(pair, whose) for pair in sure)} of them false")
    return found, wrong


def nothing_decided_is_raised(office, people, wrong):
    """The same workbook comes again, the same people spelt a third way, and a job runs twice."""
    decided = dict(Pair.objects.values_list("pk", "verdict"))
    assert office.imports(written_anew(people, Random(42))).created == 0
    with measured(f"{KNOWN} of them come once more"):
        again = office.imports(written_anew(people[:KNOWN], Random(43), "again"))
    assert again.created == KNOWN
    ends = {end for pair in wrong for end in (pair.first_id, pair.second_id)}
    look_for_pairs_of(by=office.by, mission=office.mission, people=ends)
    assert decided.items() <= dict(Pair.objects.values_list("pk", "verdict")).items()


@contextmanager
def measured(what):
    """Print how long it takes by the clock, and on the processor: the machine may be shared."""
    began, worked = perf_counter(), process_time()
    yield
    print(f"\n{what}: {perf_counter() - began:.0f} s, {process_time() - worked:.0f} s of processor")


def known_already(office, people):
    """Register them; returns whose record each is, by its key."""
    told = [
        Answers(names=[GivenName(one.name)], sex=one.sex, birth=birth_of(one), basis=Basis.STATED,
                team=office.team)
        for one in people
    ]  # fmt: skip
    mission = office.mission
    registered = register_people(by=office.by, mission=mission, on=localdate(), people=told)
    return {person.pk: number for number, person in enumerate(registered)}


def written_anew(people, dice, details=""):
    """A row for everybody; who is known is written in another spelling or in other letters."""
    for number, one in enumerate(people):
        if number < KNOWN:
            one = noisy(one, dice.choice((Kind.VARIANT, Kind.OTHER_SCRIPT)), dice)
            one = noisy(one, Kind.NO_DATE, dice) if number % UNDATED == 0 else one
        yield Row(number + 3, dict(answers_of(one, f"{number} {details}".strip())))


def answers_of(record, details):
    first, *middle, last = record.name.split()
    yield FIRST, first
    if middle:
        yield MIDDLE, " ".join(middle)
    yield LAST, last
    yield "prs_Gender", "Feminine" if record.sex == "female" else "Masculine"
    if record.birth:
        yield "prs_Birthdate", date.fromisoformat(record.birth)
    yield TRUTH, details


def birth_of(record):
    born = date.fromisoformat(record.birth)
    return BirthDate(born.year, born.month, born.day)


def whose_rows():
    """Whose record each imported person is, by her key."""
    stored = list(HtcdsAnswers.objects.all())
    load_keys(one.person_id for one in stored)
    return {one.person_id: int(one.answers[TRUTH].split()[0]) for one in stored}


def is_one(pair, whose):
    return whose[pair.first_id] == whose[pair.second_id]
