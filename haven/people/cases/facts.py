"""What cases say to the statistics: months and codes, never a person; nothing is unsealed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from haven.kernel.facts import Fact
from haven.people.cases.catalogue import Assistance, ConcernKind
from haven.people.cases.models import Case, Concern, Service
from haven.people.persons.facts import region_of

LABELS = {"concern": dict(ConcernKind.choices), "service": dict(Assistance.choices)}
"""What the codes are called."""

AT_ONCE = 2000
"""So many cases are read at once, so that memory does not grow with their number."""

CODES = (
    "situation", "close_reason", "household", "owner", "team", "person__birth", "mission__name",
)  # fmt: skip
"""What facts have no use for, and is not even read."""


def facts() -> Iterator[Fact]:
    """A fact for every case in the month it was opened, and one for every service given."""
    cases = Case.objects.select_related("mission", "person").defer(*CODES).order_by("pk")
    last = 0
    while page := list(cases.filter(pk__gt=last)[:AT_ONCE]):
        yield from _facts_of(page)
        last = page[-1].pk


def _facts_of(cases: list[Case]) -> Iterator[Fact]:
    keys = [case.pk for case in cases]
    concerns, services = defaultdict[int, set[str]](set), defaultdict[int, list[Service]](list)
    for concern in Concern.objects.filter(case__in=keys).only("case", "kind"):
        concerns[concern.case_id].add(concern.kind)
    for service in Service.objects.filter(case__in=keys).only("case", "kind", "given_on"):
        services[service.case_id].append(service)
    for case in cases:
        yield from _facts_about(case, frozenset(concerns[case.pk]), services[case.pk])


def _facts_about(case: Case, concerns: frozenset[str], services: list[Service]) -> Iterator[Fact]:
    her = partial(
        Fact,
        mission=case.mission.code,
        sex=case.person.sex,
        age_band=case.person.age_band,
        region=region_of(case.person.nationalities),
        concerns=concerns,
    )
    given = frozenset(service.kind for service in services)
    yield her(what="case", month=case.opened_on.replace(day=1), services=given)
    for service in services:
        kind = frozenset({service.kind})
        yield her(what="service", month=service.given_on.replace(day=1), services=kind)
