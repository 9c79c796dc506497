"""A mission's people are linked, handed over once, and leave no name on disk."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from haven.foundation.access.actors import Actor
from haven.kernel.linkage import PROPOSED_FROM
from haven.people.matching.batch import engines, keeping, running
from haven.people.matching.batch.engines import DuckEngine
from haven.people.matching.batch.keeping import Kept
from haven.people.matching.batch.running import Run
from haven.people.matching.models import Origin, Pair
from haven.people.persons.actions import forget_person
from haven.people.persons.models import Sex

pytestmark = pytest.mark.django_db

PLANTED = "Zubaydaxonim Qurbonalizoda"


@pytest.fixture
def house(settings, tmp_path):
    """Where what is kept lies."""
    settings.HAVEN_HOME = tmp_path
    return tmp_path


@pytest.fixture
def people(met):
    """Three people filed twice, one after the other, and strangers."""
    twice = [(PLANTED, "Зубайдахоним Қурбонализода"), ("Nino Beridze", "ნინო ბერიძე")]
    twice += [("Şirin Yılmaz", "Shirin Yilmaz")]
    births = [(1988, 4, 12), (1990, 7, 8), (1971, 11, 23)]
    filed = [
        met(name, born=born, sex=Sex.FEMALE)
        for names, born in zip(twice, births, strict=True)
        for name in names
    ]
    for number, name in enumerate(["Goran Kovač", "Lola Saidova", "Davit Lomidze"]):
        met(name, born=(1960 + number, 3, 4 + number), sex=Sex.MALE)
    return filed


def link(*options):
    said = StringIO()
    call_command("link", "--mission", "SJJ", *options, stdout=said)
    return said.getvalue()


def test_pairs_wait_at_the_desk_with_their_evidence(house, people, sarajevo):
    said = link()
    assert "3 pairs newly wait for a decision" in said
    pairs = Pair.objects.filter(mission=sarajevo, origin=Origin.BATCH)
    assert pairs.count() == 3
    assert all(pair.evidence and pair.probability >= PROPOSED_FROM for pair in pairs)


def test_linking_again_asks_nobody_again(house, people):
    link()
    assert " 0 pairs newly wait" in link()


def test_only_newcomers_are_compared_when_asked(house, people, today):
    assert " 0 pairs newly wait" in link("--since", "2099-01-01")
    assert " 3 pairs newly wait" in link("--since", today.isoformat())


def test_a_run_cut_short_goes_on_where_it_stopped(house, people, monkeypatch, sarajevo):
    monkeypatch.setattr(keeping, "IN_A_PART", 1)
    handed = []

    def propose(**given):
        if handed:
            raise KeyboardInterrupt
        handed.append(given)
        return proposed(**given)

    proposed = running.propose_pairs
    monkeypatch.setattr(running, "propose_pairs", propose)
    with pytest.raises(KeyboardInterrupt):
        link()
    assert Pair.objects.count() == 1
    monkeypatch.setattr(running, "propose_pairs", proposed)
    assert "cut short" in link()
    assert Pair.objects.count() == 3
    assert not Kept(house / "linking" / sarajevo.code)


def test_nothing_lies_on_disk_in_clear(house, people, sarajevo):
    run = Run(sarajevo, Kept(house / "linking" / "SJJ"), 0.1, lambda text: None)
    engine = DuckEngine()
    assert run.compare(engine) >= 3
    files = [path.read_bytes() for path in house.rglob("*") if path.is_file()]
    ids = [str(pair).encode() for part in run.kept.parts() for pair in part[0]]
    assert files
    assert not any(word.encode() in file for file in files for word in PLANTED.split())
    assert not any(one in file for file in files for one in ids)


def test_who_is_forgotten_meanwhile_is_not_proposed(house, people, sarajevo, today):
    run = Run(sarajevo, Kept(house / "linking" / "SJJ"), 0.1, lambda text: None)
    run.compare(DuckEngine())
    gone = people[0]
    forget_person(by=Actor.console(), person=gone, on=today)
    run.hand_over(Actor.console())
    assert not Pair.objects.filter(first=gone).exists()
    assert not Pair.objects.filter(second=gone).exists()


def test_wrong_questions_get_a_clear_answer(house):
    with pytest.raises(CommandError, match="There is no mission XXX"):
        call_command("link", "--mission", "XXX")
    with pytest.raises(CommandError, match="between 0 and 1"):
        call_command("link", "--threshold", "7")


def test_without_spark_the_command_says_what_to_install(house, people, monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    with pytest.raises(CommandError, match="pip install"):
        link("--engine", "spark")
