"""Work to do later: after this transaction, in the worker, and perhaps twice.

A job is a plain function of codes. It must be *repeatable*: a worker that is killed gets the same
job again, and doing it twice must leave the same as doing it once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.module_loading import import_string
from django_q.models import Schedule
from django_q.tasks import async_task

from haven.foundation.access.walls import EVERYWHERE, looking
from haven.foundation.vault.keyring import held_keys
from haven.kernel.codes import is_code

Code = int | str
Job = Callable[..., None]

RUN = f"{__name__}.run"


class TellingJobError(ValueError):
    """An argument that is not a code: queues hold keys and codes, never what somebody wrote."""


def later(job: Job, *codes: Code, at: datetime | None = None) -> None:
    """Do a job once what asked for it is committed, at once or at a time.

    Raises:
        TellingJobError: an argument is neither a number nor a code.
    """
    name = name_of(job)
    if not all(_is_code(code) for code in codes):
        raise TellingJobError(f"{name} takes codes only.")
    transaction.on_commit(partial(enqueue, name, codes, at))


def enqueue(name: str, codes: tuple[Code, ...], at: datetime | None) -> None:
    """Hand a job to the worker; what is for later waits among the schedules."""
    if at is None:
        async_task(RUN, name, *codes)
    else:
        Schedule.objects.create(func=RUN, args=repr((name, *codes)), next_run=at)


def run(name: str, *codes: Code) -> None:
    """What the worker calls: the job, with the whole installation in view."""
    with looking(EVERYWHERE), held_keys():
        import_string(name)(*codes)


def name_of(job: Job) -> str:
    """The dotted name the worker finds a job by; only a function of a module has one."""
    return f"{job.__module__}.{job.__qualname__}"


def _is_code(code: object) -> bool:
    return isinstance(code, int) or (isinstance(code, str) and is_code(code))
