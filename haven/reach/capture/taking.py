"""Take what has arrived and hand it to the programme it is for: a job that may be killed anywhere.

What waits is taken in portions, each wholly or not at all. Before a portion is begun it counts as
tried: should one form bring the worker down again and again, it is taken by itself the next time,
and after five times a person must look at it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from itertools import groupby
from time import monotonic

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.db.models import F
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.entities import entity_lists
from haven.foundation.jobs.later import later
from haven.reach.capture.actions import hold, take_arrivals
from haven.reach.capture.models import Arrival, State

PORTION = 50
MOST_TRIES = 5
UUID_LETTERS = 36
LONGEST_SECONDS = 10.0
REST_SECONDS = 5.0
"""A process asks the worker at most so often; what it does not ask for is taken with the minute."""

logger = logging.getLogger(__name__)
_asked = {"at": float("-inf")}


def take_soon() -> None:
    """Ask the worker to take what waits, after what arrived is durable.

    The phone does not wait for a programme to do its work, nor for its faults.
    """
    if monotonic() - _asked["at"] > REST_SECONDS:
        _asked["at"] = monotonic()
        later(take_waiting)


def take_waiting() -> None:
    """The job: take what waits, the untried first; what is left after a while, the next job takes.

    So a worker that is asked to stop does not keep everybody waiting.
    """
    tired = monotonic() + LONGEST_SECONDS
    while portion := _portion():
        if monotonic() > tired:
            later(take_waiting)
            return
        Arrival.objects.filter(pk__in=[one.pk for one in portion]).update(tries=F("tries") + 1)
        for same in _by_sender(portion):
            take(same)


def take(arrivals: list[Arrival]) -> None:
    """Take some forms of one sender in one mission, in her name."""
    first = arrivals[0]
    by = Actor.of(first.sent_by, on=localdate())
    try:
        name_cases(by, arrivals)
        take_arrivals(by=by, mission=first.mission, arrivals=arrivals, at=now())
    except PermissionDenied as refusal:
        for arrival in arrivals:
            hold(arrival, str(refusal))
    except OperationalError:
        raise  # the database itself: nobody's form is at fault
    except Exception as fault:  # a fault of ours must not keep everybody else's forms waiting
        logger.error("%s while taking %s", type(fault).__name__, ", ".join(map(str, arrivals)))
        if len(arrivals) == 1:
            hold(first, _("Haven could not take this form because of a fault of its own."))


def name_cases(by: Actor, arrivals: list[Arrival]) -> None:
    """Phones know a case by a UUID of their own: say its code instead, if it is one of hers."""
    chosen = [one for one in arrivals if len(one.about) == UUID_LETTERS]
    if not chosen:
        return
    lists = entity_lists(by, chosen[0].mission)
    codes = {str(name): one.code for known in lists for name, one in known.rows()}
    for arrival in chosen:
        arrival.about = codes.get(arrival.about, "")
        arrival.save(update_fields=["about"])


def _portion() -> list[Arrival]:
    waiting = Arrival.objects.filter(state=State.WAITING)
    for tired in waiting.filter(tries__gte=MOST_TRIES).select_related("mission"):
        hold(tired, _("Haven tried to take this form five times and was interrupted each time."))
    untried = waiting.order_by("tries", "received_at").select_related("mission", "sent_by")
    first = list(untried.defer("xml", "opened", "why")[:PORTION])
    return first[:1] if first and first[0].tries else [one for one in first if not one.tries]


def _by_sender(arrivals: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    def whose(one: Arrival) -> tuple[int, int]:
        return one.sent_by_id, one.mission_id

    for _whose, same in groupby(sorted(arrivals, key=whose), key=whose):
        yield list(same)
