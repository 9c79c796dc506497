"""Grow a large house: missions, workers with their people and cases, in large portions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from time import perf_counter

from django.db import transaction

from benchmarks.people import endless_people
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission, Office, Team, User
from haven.foundation.access.roles import Role
from haven.foundation.audit.trail import subject_of
from haven.foundation.deadlines.models import Clock
from haven.foundation.steward.actions import (
    form_team,
    join_team,
    open_account,
    open_mission,
    open_office,
)
from haven.foundation.vault.keyring import held_keys
from haven.foundation.vault.router import KEYRING
from haven.kernel.names.romanising import romanise
from haven.people.cases.actions import NewCase, open_cases
from haven.people.cases.catalogue import CloseReason, Risk
from haven.people.cases.models import Case, Note, Task
from haven.people.persons.actions import register_people
from haven.people.persons.answers import Answers
from haven.web.demo.missions import let_keep_their_passwords
from haven.web.demo.staff import PLACES, Place
from haven.web.demo.stories import CONTACTS, SITUATIONS, TASKS

PEOPLE_A_WORKER = 800
"""Met by one worker in her years here."""

READ_A_WORKER, TO_CLOSE_A_WORKER = 20, 30
"""Her open cases: some to read and write in, some to close. All others are closed."""

NOTES_OF_AN_OPEN_CASE = 6
WORKERS_A_TEAM = 4
USERS = 8
PASSWORD = "a bench is not a real house"  # noqa: S105
MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Desk:
    """One measured user, and what she asks for."""

    worker: str
    supervisor: str
    cases: list[str]
    names: list[str]
    """Names of her people, in Latin letters and misspelt."""
    to_close: list[str]


@dataclass(slots=True)
class House:
    """What was grown, and how long each part of it took."""

    people: int = 0
    desks: list[Desk] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def took(self, part: str, began: float) -> float:
        """Count the time since ``began`` to a part; returns now."""
        ended = perf_counter()
        self.seconds[part] = self.seconds.get(part, 0) + ended - began
        return ended


class Grower:
    """Grows one mission, worker by worker."""

    def __init__(self, house: House, place: Place, at: datetime, dice: Random) -> None:
        self.house, self.at, self.dice = house, at, dice
        self.met = at.date() - MONTH
        self.mission, self.office = _open(place)
        self.told = endless_people(dice, place, self.met)
        self.team: Team | None = None

    def grow_worker(self, number: int, people: int) -> None:
        """One worker with so many people; whoever is among the first is measured."""
        began = perf_counter()
        with held_keys(), transaction.atomic(), transaction.atomic(using=KEYRING):
            if number % WORKERS_A_TEAM == 0:
                name = f"Team {number // WORKERS_A_TEAM}"
                self.team = form_team(by=Actor.console(), office=self.office, name=name)
            worker = self.employ(f"w{number}", Role.CASE_WORKER)
            began = self.house.took("workers", began)
            cases = self.grow_cases(worker, list(islice(self.told, people)), began)
            if len(self.house.desks) < USERS:
                began = perf_counter()
                self.house.desks.append(self.desk(worker, f"s{number}", cases))
                self.house.took("workers", began)
            began = perf_counter()
        self.house.took("writing to disk", began)
        self.house.people += people

    def employ(self, name: str, role: Role) -> Actor:
        """An account; only those who will sign in get a password, for a hash takes long."""
        name = f"{self.mission.code.lower()}_{name}"
        console = Actor.console()
        user = open_account(
            by=console,
            mission=self.mission,
            username=name,
            name=name,
            role=role,
            on=self.met,
            password=PASSWORD if len(self.house.desks) < USERS else None,  # type: ignore[arg-type]
        )
        let_keep_their_passwords([user])
        if self.team and role is Role.CASE_WORKER:
            join_team(by=console, team=self.team, user=user)
        return Actor.of(user, on=self.at.date())

    def grow_cases(self, worker: Actor, told: list[Answers], began: float) -> list[Case]:
        """Her people and their cases; returns those still open."""
        took = self.house.took
        began = took("making up", began)
        team: list[Answers] = [{**answers, "team": self.team} for answers in told]
        people = register_people(by=worker, mission=self.mission, on=self.met, people=team)
        began = took("register_people", began)
        items = [
            NewCase(
                person=person,
                on=self.met,
                team=self.team,
                owner=worker.user,
                risk=self.dice.choice((Risk.MEDIUM, Risk.LOW)),
                situation=self.dice.choice(SITUATIONS),
            )
            for person in people
        ]
        cases = open_cases(by=worker, mission=self.mission, items=items, at=self.at)
        began = took("open_cases", began)
        still_open = cases[: READ_A_WORKER + TO_CLOSE_A_WORKER]
        self.close(cases[len(still_open) :])
        began = took("closing", began)
        self.work_on(worker.user, still_open)
        took("notes and tasks", began)
        return still_open

    def close(self, cases: list[Case]) -> None:
        """Straight in the database: no action closes many, and none should."""
        Case.objects.filter(pk__in=[case.pk for case in cases]).update(
            closed_on=self.at.date() - timedelta(days=2), close_reason=CloseReason.GOALS_REACHED
        )
        subjects = [subject_of(case) for case in cases]
        Clock.objects.filter(subject__in=subjects).update(cancelled_at=self.at)

    def work_on(self, user: User, cases: list[Case]) -> None:
        """Notes in every open case, and a task in those she reads."""
        Note.objects.bulk_create(self._notes(user, cases))
        Task.objects.bulk_create(self._tasks(user, cases[:READ_A_WORKER]))

    def _notes(self, user: User, cases: list[Case]) -> Iterator[Note]:
        for case in cases:
            for weeks in range(NOTES_OF_AN_OPEN_CASE):
                yield Note(
                    mission=self.mission,
                    case=case,
                    person_id=case.person_id,
                    text=self.dice.choice(CONTACTS),
                    written_by=user,
                    written_at=self.at - timedelta(days=weeks * 4),
                )

    def _tasks(self, user: User, cases: list[Case]) -> Iterator[Task]:
        for number, case in enumerate(cases):
            yield Task(
                mission=self.mission,
                case=case,
                person_id=case.person_id,
                what=self.dice.choice(TASKS),
                due_on=self.at.date() + timedelta(days=number - READ_A_WORKER // 2),
                for_user=user,
                given_by=user,
                given_on=self.met,
            )

    def desk(self, worker: Actor, supervisor: str, cases: list[Case]) -> Desk:
        """What a measured user will ask for, and her supervisor will close."""
        names = [case.person.names.all()[0].text or "" for case in cases[:READ_A_WORKER]]
        return Desk(
            worker=worker.user.username,
            supervisor=self.employ(supervisor, Role.SUPERVISOR).user.username,
            cases=[case.code for case in cases[:READ_A_WORKER]],
            names=[misspelt(name) for name in names],
            to_close=[case.code for case in cases[READ_A_WORKER:]],
        )


def grow(people: int, at: datetime, seed: int = 1951) -> House:
    """Grow so many people with cases in three missions; the first workers are measured."""
    house, dice = House(), Random(seed)
    growers = [Grower(house, place, at, dice) for place in PLACES]
    workers = max(USERS, people // PEOPLE_A_WORKER)
    for number in range(workers):
        growers[number * len(growers) // workers].grow_worker(number, people // workers)
    return house


def misspelt(name: str) -> str:
    """A name as somebody hears it who writes Latin letters: one vowel is another."""
    heard = romanise(name)
    return heard.replace("i", "y", 1) if "i" in heard else heard.replace("a", "e", 1)


def _open(place: Place) -> tuple[Mission, Office]:
    mission = open_mission(
        by=Actor.console(),
        code=place.code,
        name=place.name,
        country=place.country,
        time_zone=place.time_zone,
    )
    return mission, open_office(by=Actor.console(), mission=mission, name=place.name)
