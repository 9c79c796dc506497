"""The course of one company's year: met, registered, helped, and one day let go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from haven.foundation.access.actors import Actor
from haven.foundation.deadlines import clocks
from haven.foundation.deadlines.actions import ask_pause, sign_pause
from haven.foundation.deadlines.models import PauseReason
from haven.people.cases.actions import (
    add_concern,
    change_case,
    close_case,
    end_concern,
    finish_task,
    give_service,
    give_task,
    reopen_case,
    write_note,
)
from haven.people.cases.catalogue import CloseReason, ConcernKind, NoteKind, Risk
from haven.people.cases.models import Case
from haven.web.demo import stories
from haven.web.demo.missions import Desk, working_day

SETTLING = timedelta(days=10)
"""A younger case has only just begun."""


@dataclass(slots=True)
class Course:
    """A case and the worker who goes with it; every step asks the product's own actions."""

    desk: Desk
    dice: Random
    worker: Actor
    case: Case
    concerns: list[ConcernKind]
    latest: datetime

    @property
    def begun(self) -> date:
        return self.case.opened_on

    def likely(self, percent: float) -> bool:
        return self.dice.random() * 100 < percent

    def run(self) -> None:
        """Live the case from its first day to where it stands now."""
        age = self.desk.today - self.begun
        if age < SETTLING:
            self.work_until(self.desk.today - age * self.dice.random())
            self.plan()
        elif self.likely(min(68, 20 + age.days / 5)):
            length = min(age.days - 2, self.dice.randint(20, 160))
            self.finish(self.begun + timedelta(days=length))
        else:
            self.go_on(age)

    def go_on(self, age: timedelta) -> None:
        """Still at work; here and there a promise is late, or waits for somebody else."""
        silent = age / 4 if self.likely(20) else timedelta(days=self.dice.randint(0, 6))
        self.work_until(self.desk.today - silent)
        self.plan()
        if self.likely(8):
            self.wait()

    def work_until(self, last: date) -> None:
        """Contacts, help and concerns between the first day and this one."""
        days = max(0, (last - self.begun).days)
        spread = sorted(self.dice.randint(0, days) for _ in range(min(3, days // 35)))
        for day in dict.fromkeys([*spread, days]):
            self.contact(working_day(self.begun + timedelta(days=day)))
        for _help in range(self.dice.randint(0, 1 + min(3, days // 25))):
            self.help(self.begun + timedelta(days=self.dice.randint(0, days)))
        if self.likely(18):
            self.learn_more(self.begun + timedelta(days=days // 2))

    def contact(self, day: date) -> None:
        at = self.at(day)
        self.write(NoteKind.CONTACT, self.dice.choice(stories.CONTACTS), at)
        if self.likely(9):
            self.write(NoteKind.OBSERVATION, self.dice.choice(stories.OBSERVATIONS), at)
        if self.likely(7):
            self.write(NoteKind.DECISION, self.dice.choice(stories.DECISIONS), at)

    def help(self, day: date) -> None:
        partner = self.dice.choice(self.desk.organisations) if self.likely(40) else None
        kind = stories.help_for(self.concerns, self.dice)
        give_service(by=self.worker, case=self.case, kind=kind, on=day, given_by=partner)

    def learn_more(self, day: date) -> None:
        """One more concern comes to light; sometimes the first one passes."""
        kind = self.dice.choice(list(ConcernKind))
        if kind not in self.concerns:
            at = self.at(day)
            add_concern(by=self.worker, case=self.case, kind=kind, since=day, at=at)
            first = self.case.concerns.first()
            if first and self.likely(50):
                end_concern(by=self.worker, concern=first, until=day, at=at)

    def plan(self) -> None:
        """Tasks: late, for today, for this week, or later."""
        for _task in range(self.dice.choice((0, 1, 1, 2))):
            wait = self.dice.choice((-9, -3, -1, 0, 0, 1, 2, 4, 12))
            due = max(self.begun, self.desk.today + timedelta(days=wait))
            given = max(self.begun, min(due, self.desk.today) - timedelta(days=6))
            self.task(given, due)

    def task(self, given: date, due: date, what: str = "") -> None:
        give_task(
            by=self.worker,
            case=self.case,
            what=what or self.dice.choice(stories.TASKS),
            due_on=due,
            for_user=self.worker.user,
            on=given,
        )

    def wait(self) -> None:
        """The follow-up stands still, as two people have signed."""
        clock = clocks.running(self.case).first()
        if clock:
            reason = self.dice.choice(list(PauseReason))
            since = max(clock.starts_at, self.desk.now - timedelta(days=3))
            pause = ask_pause(by=self.worker, clock=clock, reason=reason, at=since)
            if self.likely(70):
                sign_pause(by=self.desk.supervisor, pause=pause)

    def finish(self, last: date) -> None:
        """The work is done: the risk is low, the tasks have ended, the supervisor closes."""
        last = working_day(last)
        self.work_until(last)
        self.task(self.begun, last)
        for task in self.case.tasks.all():
            finish_task(by=self.worker, task=task, on=last)
        if self.case.risk == Risk.HIGH:
            self.calm(self.at(last))
        self.write(NoteKind.DECISION, stories.FAREWELL, self.at(last))
        self.close(last)
        if self.likely(6):
            later = working_day(last + (self.desk.today - last) / 2)
            reopen_case(by=self.desk.supervisor, case=self.case, on=later, at=self.at(later))
            self.contact(self.desk.today)

    def calm(self, at: datetime) -> None:
        self.write(NoteKind.DECISION, stories.CALMER, at)
        change_case(
            by=self.worker,
            case=self.case,
            seen=self.case.version,
            at=at,
            risk=Risk.LOW,
            situation=self.case.situation or "",
            urgent_needs=(),
        )

    def close(self, on: date) -> None:
        going = ConcernKind.RETURN in self.concerns and self.likely(70)
        reasons = [reason for reason in CloseReason if reason != CloseReason.DIED]
        weights = [9, 4, 1, 3, 2, 3, 2, 1]
        (reason,) = self.dice.choices(reasons, weights)
        close_case(
            by=self.desk.supervisor,
            case=self.case,
            version=self.case.version,
            on=on,
            at=self.at(on),
            reason=CloseReason.RETURNED if going else reason,
        )

    def write(self, kind: NoteKind, text: str, at: datetime) -> None:
        write_note(by=self.worker, case=self.case, kind=kind, text=text, at=at)

    def at(self, day: date) -> datetime:
        """Some time of that working day, never before what has already happened."""
        moment = self.desk.moment(day, self.dice.randint(9, 16), self.dice.randint(0, 59))
        self.latest = max(self.latest, moment)
        return self.latest
