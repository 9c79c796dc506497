"""Tasks: something to do for her, by somebody, until a day."""

from __future__ import annotations

from datetime import date

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import User
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.people.cases import circle
from haven.people.cases.errors import CaseClosedError
from haven.people.cases.models import Case, Task
from haven.people.cases.policies import may_end_task, may_work_on


@action
def give_task(*, by: Actor, case: Case, what: str, due_on: date, for_user: User, on: date) -> Task:
    """Ask somebody in her circle, or herself, to do something for her until a day.

    Raises:
        CaseClosedError: the case is closed.
        StrangerError: ``for_user`` may not know the person.
    """
    may_work_on.require(by, case)
    if not case.is_open:
        raise CaseClosedError
    circle.require_knowing(for_user, case, on)
    task = Task.objects.create(
        mission=case.mission,
        case=case,
        person_id=case.person_id,
        what=what,
        due_on=due_on,
        for_user=for_user,
        given_by=by.user,
        given_on=on,
    )
    record(by, "task.given", case, mission=case.mission, task=task.pk)
    return task


@action
def finish_task(*, by: Actor, task: Task, on: date) -> None:
    """Say that it is done; sent twice, it is done once."""
    may_end_task.require(by, task)
    _end(task, on)
    record(by, "task.finished", task.case, mission=task.mission, task=task.pk)


@action
def drop_task(*, by: Actor, task: Task, on: date) -> None:
    """Say that it will not be done, and need not be; sent twice, it is dropped once."""
    may_end_task.require(by, task)
    _end(task, on, dropped=True)
    record(by, "task.dropped", task.case, mission=task.mission, task=task.pk)


def _end(task: Task, on: date, *, dropped: bool = False) -> None:
    present = Task.objects.select_for_update(no_key=True).get(pk=task.pk)
    if present.is_open:
        task.done_on, task.dropped = on, dropped
        task.save(update_fields=["done_on", "dropped"])
