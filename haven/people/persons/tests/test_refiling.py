"""Names are filed anew while people work, and everybody is found before, meanwhile and after."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.vault.keyring import newest_token_key
from haven.foundation.vault.models import RealmKey
from haven.people.persons import jobs
from haven.people.persons.actions import (
    deal_anew,
    refile_everybody,
    refiling,
    register_people,
    register_person,
    retire_before,
)
from haven.people.persons.answers import GivenName
from haven.people.persons.models import Cabinet, FindingToken, Person
from haven.people.persons.queries import find, missions_to_search_in

pytestmark = pytest.mark.django_db

COMMON, RARE = "Мухаммад Каримов", "Mehrangez Ziyadullayeva"


@pytest.fixture
def console(sarajevo):
    return Actor.console()


@pytest.fixture
def many(amina, sarajevo, today):
    told = [{"names": [GivenName(f"{COMMON} {letter}ar")]} for letter in "bdfgklmnprstvz" * 4]
    return register_people(by=amina, mission=sarajevo, on=today, people=told)


def found(actor, text):
    answer = find(actor, text, missions_to_search_in(actor))
    return [one.person for one in answer.candidates]


def drawers_of(person):
    return set(person.tokens.values_list("token", flat=True))


def test_a_common_name_is_split_and_its_drawers_are_no_fuller_than_others(
    console, amina, sarajevo, many
):
    before = Counter(FindingToken.objects.values_list("token", flat=True))
    refile_everybody(deal_anew(by=console, mission=sarajevo, at=now()))
    after = Counter(FindingToken.objects.values_list("token", flat=True))
    assert max(before.values()) >= len(many)
    assert max(after.values()) < len(many) / 2


def test_everybody_is_found_before_meanwhile_and_after(
    console, amina, sarajevo, today, many, dilorom, monkeypatch
):
    monkeypatch.setattr(refiling, "AT_ONCE", 5)
    rare = register_person(by=amina, mission=sarajevo, on=today, names=[GivenName(RARE)])
    cabinet = deal_anew(by=console, mission=sarajevo, at=now())
    late = register_person(by=amina, mission=sarajevo, on=today, names=[GivenName("Zoya Lebed")])
    moved = []
    monkeypatch.setattr(refiling, "_refile", struck_down_after(moved, portions=3))
    with pytest.raises(KeyboardInterrupt):
        refile_everybody(cabinet)
    monkeypatch.undo()
    for person, name in ((rare, RARE), (dilorom, "Dilorom Karimova"), (late, "Zoya Lebed")):
        assert found(amina, name)[0] == person
    cabinet.refresh_from_db()
    assert refile_everybody(cabinet) == Person.objects.count() - len(moved)
    retire_before(cabinet)
    for person, name in ((rare, RARE), (dilorom, "Dilorom Karimova"), (late, "Zoya Lebed")):
        assert found(amina, name)[0] == person


def struck_down_after(moved, portions):
    refile = refiling._refile

    def strike(people, drawers):
        if len(moved) >= portions * 5:
            raise KeyboardInterrupt
        refile(people, drawers)
        moved.extend(people)

    return strike


@pytest.mark.skipif(
    not connection.features.has_select_for_update, reason="the sealed file has one writer anyway"
)
def test_whoever_is_filed_anew_is_kept_until_it_is_done(console, sarajevo, dilorom):
    cabinet = deal_anew(by=console, mission=sarajevo, at=now())
    with CaptureQueriesContext(connection) as asked:
        refile_everybody(cabinet)
        retire_before(cabinet)
    reads = [one["sql"] for one in asked if 'FROM "persons_person"' in one["sql"]]
    assert reads
    assert all("FOR NO KEY UPDATE" in read for read in reads)


def test_a_new_key_changes_every_token_and_the_old_one_is_destroyed(
    console, amina, sarajevo, dilorom
):
    before, version = drawers_of(dilorom), newest_token_key("SJJ")
    cabinet = deal_anew(by=console, mission=sarajevo, at=now(), new_key=True)
    assert found(amina, "Dilorom Karimova") == [dilorom]
    refile_everybody(cabinet)
    retire_before(cabinet)
    assert found(amina, "Dilorom Karimova") == [dilorom]
    assert len(before & drawers_of(dilorom)) < len(before) / 4
    keys = RealmKey.objects.filter(realm="SJJ", purpose="tokens")
    assert list(keys.values_list("version", flat=True)) == [version + 1]


def test_whoever_was_registered_in_an_old_cabinet_meanwhile_moves_before_it_is_retired(
    console, amina, sarajevo, today, dilorom
):
    cabinet = deal_anew(by=console, mission=sarajevo, at=now(), new_key=True)
    refile_everybody(cabinet)
    cabinet.made_at = now().replace(year=today.year, month=today.month, day=today.day)
    Cabinet.objects.filter(pk=cabinet.pk).update(version=0)  # as the one who registers sees it
    late = register_person(by=amina, mission=sarajevo, on=today, names=[GivenName("Zoya Lebed")])
    Cabinet.objects.filter(pk=cabinet.pk).update(version=2)
    retire_before(cabinet)
    assert found(amina, "Zoya Lebed") == [late]


def test_at_night_a_mission_that_has_grown_is_filed_anew_and_the_old_cabinet_retires_later(
    sarajevo, amina, many, monkeypatch
):
    monkeypatch.setattr(refiling, "FEWEST", len(many))
    jobs.file_anew()
    first, second = Cabinet.objects.order_by("version")
    assert (first.retired, second.complete, second.people) == (False, True, len(many))
    jobs.file_anew()
    assert Cabinet.objects.count() == 2
    Cabinet.objects.filter(pk=second.pk).update(made_at=now() - timedelta(days=1))
    jobs.file_anew()
    assert Cabinet.objects.get(pk=first.pk).retired
