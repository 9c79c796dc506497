"""What somebody must do today, and what she waits for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import Role
from haven.foundation.deadlines.queries import escalated_to, open_clocks_of
from haven.foundation.vault.keyring import load_keys
from haven.people.cases.catalogue import RISK_ORDER
from haven.people.cases.models import Case, Task
from haven.people.cases.policies import may_end_task, may_view

if TYPE_CHECKING:
    from haven.foundation.access.models import User
    from haven.foundation.deadlines.models import Clock

NEW_FOR = timedelta(days=7)
"""So long what was given to her counts as new."""

MOST = 200
"""So many tasks and clocks are read at once, the most urgent first."""

SUBJECT = f"{Case._meta.label}:"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do: in which case, what, since when, until when, and why it matters."""

    case: Case
    since: date
    due: date
    clock: Clock | None = None
    task: Task | None = None

    @property
    def what(self) -> str:
        """What is to be done; a task is unsealed only when it is shown."""
        if self.task:
            return self.task.what or _("Forgotten")
        return self.clock.kind_name if self.clock else ""

    @property
    def who(self) -> str:
        """Who is to do it; a promise may be nobody's."""
        whose = self.task.for_user if self.task else self.clock and self.clock.owner
        return whose.name if whose else ""

    @property
    def urgency(self) -> tuple[date, int]:
        """Sooner first; on the same day the higher risk."""
        return self.due, RISK_ORDER[self.case.risk]


@dataclass(slots=True)
class MyWork:
    """Her duties, by how much they press."""

    overdue: list[Duty] = field(default_factory=list)
    today: list[Duty] = field(default_factory=list)
    this_week: list[Duty] = field(default_factory=list)
    waiting: list[Duty] = field(default_factory=list)
    new_cases: list[Case] = field(default_factory=list)
    new_tasks: list[Duty] = field(default_factory=list)
    supervised: list[Duty] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def my_work(actor: Actor, today: date) -> MyWork:
    """Everything that presses on a day, in four queries and one for the keys.

    Two more find what others owe late to somebody who supervises them.
    """
    tasks = _open_tasks(actor)
    clocks = list(open_clocks_of(actor).filter(subject__startswith=SUBJECT)[:MOST])
    cases = _cases(actor, clocks, today)
    load_keys(task.person_id for task in tasks)
    mine = [_task_duty(task) for task in tasks if task.for_user_id == actor.user.pk]
    work = MyWork()
    for duty in sorted([*mine, *_clock_duties(clocks, cases)], key=lambda duty: duty.urgency):
        if (group := _group(work, duty, today)) is not None:
            group.append(duty)
    work.waiting = [_task_duty(task) for task in tasks if task.for_user_id != actor.user.pk]
    work.new_tasks = [duty for duty in mine if _is_new(duty, actor.user, today)]
    work.new_cases = [case for case in cases.values() if _was_given(case, actor.user, today)]
    if actor.holds(Role.SUPERVISOR):
        work.supervised = _late_elsewhere(actor)
    return work


def _late_elsewhere(actor: Actor) -> list[Duty]:
    """The late promises of others that were brought before her, the longest late first."""
    late = escalated_to(actor, now()).filter(subject__startswith=SUBJECT)
    clocks = list(late.exclude(owner=actor.user)[:MOST])
    keys = {_case_id(clock) for clock in clocks}
    cases = Case.objects.permitted(actor, may_view).filter(pk__in=keys).defer("situation")
    return list(_clock_duties(clocks, {case.pk: case for case in cases}))


def _open_tasks(actor: Actor) -> list[Task]:
    """The tasks she has, and those she waits for."""
    hers = Q(for_user=actor.user) | Q(given_by=actor.user)
    tasks = Task.objects.permitted(actor, may_end_task).filter(hers, done_on__isnull=True)
    tasks = tasks.select_related("case", "for_user").defer("case__situation", "for_user__password")
    return list(tasks[:MOST])


def _cases(actor: Actor, clocks: Iterable[Clock], today: date) -> dict[int, Case]:
    """The cases the clocks run for, and those given to her lately."""
    mine = Case.objects.filter(owner=actor.user, closed_on__isnull=True)
    lately = mine.filter(owner_since__gt=today - NEW_FOR).values_list("pk", flat=True)
    keys = {*lately, *(_case_id(clock) for clock in clocks)}
    cases = Case.objects.permitted(actor, may_view).filter(pk__in=keys)
    return {case.pk: case for case in cases.defer("situation").order_by("-owner_since", "pk")}


def _clock_duties(clocks: Sequence[Clock], cases: dict[int, Case]) -> Iterator[Duty]:
    for clock in clocks:
        if case := cases.get(_case_id(clock)):
            since, due = localdate(clock.starts_at), localdate(clock.due_at)
            yield Duty(case, since, due, clock=clock)


def _task_duty(task: Task) -> Duty:
    return Duty(task.case, task.given_on, task.due_on, task=task)


def _group(work: MyWork, duty: Duty, today: date) -> list[Duty] | None:
    if duty.due < today:
        return work.overdue
    if duty.due == today:
        return work.today
    return work.this_week if duty.due < today + timedelta(days=7) else None


def _is_new(duty: Duty, user: User, today: date) -> bool:
    task = duty.task
    return bool(task and task.given_by_id != user.pk and task.given_on > today - NEW_FOR)


def _was_given(case: Case, user: User, today: date) -> bool:
    """Given by somebody else: whoever opens a case has it from that day."""
    since = case.owner_since
    given = case.owner_id == user.pk and since is not None and since != case.opened_on
    return bool(given and since and since > today - NEW_FOR)


def _case_id(clock: Clock) -> int:
    return int(clock.subject.removeprefix(SUBJECT))
