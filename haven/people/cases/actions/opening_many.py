"""Open many cases at once: from a file, for the demonstration, for a measurement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from itertools import islice

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission, Team, User
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.coding import save_under_free_codes
from haven.foundation.inserting import insert_values
from haven.foundation.vault.keyring import held_keys, load_keys
from haven.people.cases import circle, clocks
from haven.people.cases.actions.opening import PREFIX
from haven.people.cases.catalogue import ConcernKind, Risk, UrgentNeed
from haven.people.cases.models import Case, Concern
from haven.people.cases.policies import may_open_case_for, may_open_cases_in
from haven.people.persons.models import Person

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case as a file tells it, perhaps closed; whom the owner is may be decided later."""

    person: Person
    on: date
    team: Team | None = None
    owner: User | None = None
    risk: Risk = Risk.MEDIUM
    concerns: Sequence[ConcernKind] = ()
    situation: str = ""
    urgent_needs: Sequence[UrgentNeed] = field(default=())
    closed_on: date | None = None
    close_reason: str = ""


@action
def open_cases(
    *, by: Actor, mission: Mission, items: Iterable[NewCase], at: datetime
) -> list[Case]:
    """Open many cases under the rules of one; the trail keeps one entry with number and digest.

    The digest is SHA-256 over their codes in the order given. Who has an open case already is
    refused by the database, and nothing is opened.

    Raises:
        PermissionDenied: the actor may not know one of the persons.
    """
    may_open_cases_in.require(by, mission)
    told, opened = iter(items), list[Case]()
    while batch := list(islice(told, AT_ONCE)):
        _require_knowing_all(by, mission, batch)
        opened += _opened(mission, batch, at)
    digest = sha256(" ".join(case.code for case in opened).encode()).hexdigest()
    record(by, "cases.opened", mission, mission=mission, count=len(opened), digest=digest)
    return opened


def _require_knowing_all(by: Actor, mission: Mission, batch: list[NewCase]) -> None:
    people = {item.person.pk for item in batch}
    known = Person.objects.permitted(by, may_open_case_for).filter(mission=mission, pk__in=people)
    if known.count() != len(people):
        raise PermissionDenied(_("You may not open a case for one of these persons."))


def _opened(mission: Mission, batch: list[NewCase], at: datetime) -> list[Case]:
    cases = [_case(mission, item, at) for item in batch]
    with held_keys():
        load_keys(item.person.pk for item in batch)
        save_under_free_codes(cases, PREFIX)
    concerns = [
        (mission.pk, case.pk, kind, item.on)
        for case, item in zip(cases, batch, strict=True)
        for kind in dict.fromkeys(item.concerns)
    ]
    insert_values(Concern, ("mission", "case", "kind", "since"), concerns)
    circle.bring_in_many(cases)
    clocks.begin_many([case for case in cases if case.is_open], at)
    return cases


def _case(mission: Mission, item: NewCase, at: datetime) -> Case:
    return Case(
        mission=mission,
        person=item.person,
        team=item.team,
        owner=item.owner,
        owner_since=item.on if item.owner else None,
        risk=item.risk,
        situation=item.situation or None,
        urgent_needs=list(item.urgent_needs),
        opened_on=item.on,
        closed_on=item.closed_on,
        close_reason=item.close_reason,
        changed_at=at,
    )
