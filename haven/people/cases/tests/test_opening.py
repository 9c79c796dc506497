"""Opening cases: one, and many."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection

from haven.foundation.audit.models import Entry
from haven.foundation.deadlines.models import Clock, Kind
from haven.people.cases.actions import NewCase, open_case, open_cases
from haven.people.cases.catalogue import ConcernKind, Risk, UrgentNeed
from haven.people.cases.errors import AlreadyOpenError, NoTeamError
from haven.people.cases.models import Case
from haven.people.persons.actions import register_people
from haven.people.persons.answers import GivenName

pytestmark = pytest.mark.django_db


def test_whoever_opens_a_case_owns_it_with_her_team(amina, zarina, team, today, now):
    case = open_case(
        by=amina,
        person=zarina,
        on=today,
        at=now,
        risk=Risk.HIGH,
        concerns=[ConcernKind.STRANDED, ConcernKind.STRANDED],
        situation="Sleeps at the station.",
        urgent_needs=[UrgentNeed.SHELTER],
    )
    case.refresh_from_db()
    assert (case.owner, case.team, case.owner_since) == (amina.user, team, today)
    assert [concern.kind for concern in case.concerns.all()] == ["stranded"]
    assert case.situation == "Sleeps at the station."
    zarina.refresh_from_db()
    assert zarina.team == team


def test_what_happened_is_sealed_at_rest(amina, zarina, today, now):
    open_case(by=amina, person=zarina, on=today, at=now, situation="Sleeps at the station.")
    with connection.cursor() as cursor:
        cursor.execute("select situation from cases_case")
        assert b"station" not in bytes(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("risk", "hours", "days"), [(Risk.HIGH, 24, 7), (Risk.MEDIUM, 72, 14), (Risk.LOW, 168, 30)]
)
def test_risk_decides_how_soon_we_are_in_contact(amina, zarina, today, now, risk, hours, days):
    open_case(by=amina, person=zarina, on=today, at=now, risk=risk)
    first, follow_up = Clock.objects.order_by("due_at")
    assert (first.kind, follow_up.kind) == (Kind.FIRST_CONTACT, Kind.FOLLOW_UP)
    assert first.due_at == now + timedelta(hours=hours)
    assert follow_up.due_at.date() == today + timedelta(days=days)
    assert first.owner == follow_up.owner == amina.user


def test_a_second_case_for_the_same_person_is_refused_by_its_name(case, amina, zarina, today, now):
    with pytest.raises(AlreadyOpenError, match=case.code):
        open_case(by=amina, person=zarina, on=today, at=now)


def test_the_database_too_refuses_a_second_open_case(case, sarajevo, zarina, today, now):
    with pytest.raises(IntegrityError):
        Case.objects.create(
            code="C-0000", mission=sarajevo, person=zarina, opened_on=today, changed_at=now
        )


def test_a_stranger_opens_nothing(chloe, zarina, today, now):
    with pytest.raises(PermissionDenied, match="may not open a case for"):
        open_case(by=chloe, person=zarina, on=today, at=now)
    assert not Case.objects.exists()


def test_who_has_no_team_must_name_one(another, sarajevo, team, today, now):
    (person,) = register_people(by=another, mission=sarajevo, on=today, people=[{}])
    with pytest.raises(NoTeamError):
        open_case(by=another, person=person, on=today, at=now)
    assert open_case(by=another, person=person, on=today, at=now, team=team).team == team


def test_a_team_of_another_mission_takes_no_case(chloe, amina, zarina, today, now):
    foreign = chloe.user.teams.get()
    with pytest.raises(NoTeamError):
        open_case(by=amina, person=zarina, on=today, at=now, team=foreign)


def test_many_cases_are_one_entry_on_the_trail(amina, sarajevo, team, today, now):
    people = register_people(
        by=amina,
        mission=sarajevo,
        on=today,
        people=[{"names": [GivenName(f"Fictional {n}")]} for n in range(5)],
    )
    items = [
        NewCase(
            person,
            date(2025, 6, 1),
            team=team,
            owner=amina.user,
            risk=Risk.HIGH,
            concerns=[ConcernKind.STRANDED],
            situation="Told by a file.",
        )
        for person in people
    ]
    opened = open_cases(by=amina, mission=sarajevo, items=items, at=now)
    entry = Entry.objects.get(act="cases.opened")
    assert entry.details["count"] == len(opened) == 5
    assert [case.situation for case in Case.objects.all()] == ["Told by a file."] * 5
    assert Clock.objects.filter(kind=Kind.FIRST_CONTACT).count() == 5
    assert {case.concerns.get().kind for case in Case.objects.all()} == {"stranded"}


def test_many_cases_of_strangers_are_refused_as_one(another, amina, sarajevo, zarina, today, now):
    (mine,) = register_people(by=another, mission=sarajevo, on=today, people=[{}])
    items = [NewCase(person, today) for person in (mine, zarina)]
    with pytest.raises(PermissionDenied):
        open_cases(by=another, mission=sarajevo, items=items, at=now)
    assert not Case.objects.exists()


def test_an_imported_case_that_is_open_already_stops_the_file(case, amina, sarajevo, zarina, now):
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(IntegrityError):
        open_cases(by=amina, mission=sarajevo, items=[NewCase(zarina, now.date())], at=moment)
    assert Case.objects.count() == 1
