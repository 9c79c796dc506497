"""A company comes through the door: registered, tied together, and a case opened for its head."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Team
from haven.people.cases.actions import assign_case, open_case, set_restricted
from haven.people.cases.catalogue import ConcernKind
from haven.people.cases.models import Case
from haven.people.persons.actions import form_household, register_person, relate
from haven.people.persons.answers import Answers
from haven.people.persons.models import Household, Person
from haven.web.demo import stories
from haven.web.demo.companies import Company, ties
from haven.web.demo.consenting import Conversation
from haven.web.demo.courses import SETTLING, Course
from haven.web.demo.missions import Desk
from haven.web.demo.staff import PROTECTION, RETURNS


@dataclass(slots=True)
class Reception:
    """The day a company is met, and who sees to it."""

    desk: Desk
    dice: Random
    company: Company
    on: date
    concerns: list[ConcernKind]
    team: Team
    worker: Actor
    first: Actor

    def likely(self, percent: float) -> bool:
        return self.dice.random() * 100 < percent

    def receive(self) -> list[Person]:
        """Register everybody; unless advice was enough, open a case and live it until now."""
        people = register(self.desk, self.company, self.on, by=self.first, team=self.team)
        household = settle(self.desk, people, self.on, by=self.first)
        Conversation(self.desk, self.dice, people[0], self.first, self.on).hold(self.concerns)
        if not self.likely(10):
            case = self.open(people[0], household)
            if self.hand_over(case):
                began = self.desk.moment(self.on, 9, 30)
                Course(self.desk, self.dice, self.worker, case, self.concerns, began).run()
        return people

    def open(self, person: Person, household: Household | None) -> Case:
        return open_case(
            by=self.first,
            person=person,
            on=self.on,
            at=self.desk.moment(self.on, 9, self.dice.randint(0, 29)),
            risk=stories.risk_of(self.concerns, self.dice),
            concerns=self.concerns,
            situation=self.dice.choice(stories.SITUATIONS) if self.likely(70) else "",
            urgent_needs=stories.urgent_needs_of(self.company, self.dice),
            household=household,
            team=self.team,
        )

    def hand_over(self, case: Case) -> bool:
        """Whether a worker has the case: what came through intake waits for the supervisor."""
        if not stories.GRAVE.isdisjoint(self.concerns) and self.likely(12):
            set_restricted(by=self.desk.supervisor, case=case, restricted=True)
        if self.first is self.worker:
            return True
        if self.desk.today - self.on < SETTLING and self.likely(40):
            return False
        assign_case(
            by=self.desk.supervisor,
            case=case,
            team=self.team,
            owner=self.worker.user,
            on=self.on,
            at=self.desk.moment(self.on, 9, 30),
        )
        return True


def reception(desk: Desk, dice: Random, company: Company, on: date) -> Reception:
    """Who sees to a company: somebody of the team that fits, a quarter through intake."""
    concerns = stories.concerns_of(company, dice)
    team = RETURNS if ConcernKind.RETURN in concerns else PROTECTION
    worker = dice.choice(desk.workers[team])
    first = desk.intake if dice.random() < 1 / 4 else worker
    return Reception(desk, dice, company, on, concerns, desk.teams[team], worker, first)


def register(desk: Desk, company: Company, on: date, *, by: Actor, team: Team) -> list[Person]:
    """Everybody in a company, with what she is to the others."""
    told: list[Answers] = [{**someone.answers, "team": team} for someone in company.people]
    people = [register_person(by=by, mission=desk.mission, on=on, **answers) for answers in told]
    for one, other, kinship in ties(company):
        relate(by=by, person=people[one], other=people[other], kinship=kinship)
    return people


def settle(desk: Desk, people: list[Person], on: date, *, by: Actor) -> Household | None:
    """A household, when they are more than one."""
    if len(people) == 1:
        return None
    return form_household(by=by, mission=desk.mission, members=people, head=people[0], on=on)
