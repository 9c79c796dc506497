"""The rows under a timeline: five tables read as one, so that its length costs no queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    BinaryField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models import ExpressionWrapper as Whether
from django.db.models.functions import Cast, Coalesce

from haven.foundation.access.models import User
from haven.foundation.audit.models import Entry
from haven.foundation.audit.trail import subject_of
from haven.people.cases.models import Case, Note, Service, Task
from haven.people.cases.unsealing import opened_text

OPENED = "case.opened"
DECISIONS = (
    OPENED,
    "case.closed",
    "case.reopened",
    "case.assigned",
    "case.changed",
    "case.contacted",
    "case.restricted",
    "case.unrestricted",
)
"""What of the trail belongs to the story of a case."""

Index = tuple[str, int, datetime, str, bool, int | None]
"""Kind, key, when, code, whether it is still open, and what it refers to."""

Words = tuple[str, str, str, date | None, date | None, bool]
"""Text, who, who else, until, done on, and whether it was dropped."""

NO_WORDS: Words = ("", "", "", None, None, False)

SEALED: dict[str, tuple[type[Model], str]] = {
    "note": (Note, "text"),
    "service": (Service, "note"),
    "task": (Task, "what"),
}


def index(case: Case) -> list[Index]:
    """Everything in a case, without words, in one query."""
    notes = case.notes.annotate(
        **_index("note", F("written_at"), F("kind"), _no(), F("corrects_id"))
    )
    services = case.services.annotate(**_index("service", _day("given_on"), F("kind")))
    tasks = case.tasks.order_by().annotate(
        **_index("task", _day("given_on"), _word(""), _is_null("done_on"))
    )
    concerns = case.concerns.order_by().annotate(
        **_index("concern", _day("since"), F("kind"), _is_null("until"))
    )
    acts = _decisions(case).annotate(**_index("act", F("at"), F("act")))
    return list(_together([notes, services, tasks, concerns, acts], INDEX))


def words(case: Case, keys: Mapping[str, Sequence[int]]) -> dict[tuple[str, int], Words]:
    """The words of the rows with these keys, by kind and key, in one query."""
    arms = [arm.filter(pk__in=keys[kind]) for kind, arm in _arms(case).items() if keys.get(kind)]
    if not arms:
        return {}
    return {
        (kind, pk): (_opened(case, kind, sealed), by, other, until, done, bool(dropped))
        for kind, pk, sealed, by, other, until, done, dropped in _together(arms, WORDS)
    }


def _arms(case: Case) -> dict[str, QuerySet[Any]]:
    name = User.objects.filter(username=OuterRef("by")).values("name")[:1]
    return {
        "note": case.notes.annotate(**_words("note", F("text"), F("written_by__name"))),
        "service": case.services.annotate(
            **_words("service", F("note"), F("recorded_by__name"), F("given_by__name"))
        ),
        "task": case.tasks.order_by().annotate(
            **_words(
                "task", F("what"), F("given_by__name"), F("for_user__name"),
                until=F("due_on"), done=F("done_on"), dropped=F("dropped"),
            )
        ),
        "concern": case.concerns.order_by().annotate(**_words("concern", until=F("until"))),
        "act": _decisions(case).annotate(**_words("act", by=Subquery(name))),
    }  # fmt: skip


def _decisions(case: Case) -> QuerySet[Entry]:
    entries: QuerySet[Entry] = Entry.objects.filter(subject=subject_of(case), act__in=DECISIONS)
    return entries


INDEX = ("row_kind", "pk", "row_at", "row_code", "row_open", "row_refers")
WORDS = (
    "row_kind", "pk", "row_sealed", "row_by", "row_other", "row_until", "row_done", "row_dropped",
)  # fmt: skip


def _together(arms: list[QuerySet[Any]], columns: tuple[str, ...]) -> QuerySet[Any]:
    first, *others = (arm.values_list(*columns) for arm in arms)
    return first.union(*others, all=True) if others else first


def _index(
    kind: str, at: Any, code: Any, is_open: Any = None, refers: Any = None
) -> dict[str, Any]:
    return {
        "row_kind": _word(kind),
        "row_at": at,
        "row_code": Cast(code, CharField()),
        "row_open": is_open or _no(),
        "row_refers": refers or Cast(Value(None), BigIntegerField()),
    }


def _words(
    kind: str,
    sealed: Any = None,
    by: Any = None,
    other: Any = None,
    until: Any = None,
    done: Any = None,
    dropped: Any = None,
) -> dict[str, Any]:
    none = Cast(Value(None), DateField())
    return {
        "row_kind": _word(kind),
        "row_sealed": sealed or Cast(Value(None), BinaryField()),
        "row_by": Coalesce(by, _word("")) if by else _word(""),
        "row_other": Coalesce(other, _word("")) if other else _word(""),
        "row_until": until or none,
        "row_done": done or none,
        "row_dropped": dropped or _no(),
    }


def _opened(case: Case, kind: str, sealed: bytes | None) -> str:
    return opened_text(*SEALED[kind], case.person_id, sealed) if sealed else ""


def _word(text: str) -> Value:
    return Value(text, output_field=CharField())


def _no() -> Value:
    return Value(value=False, output_field=BooleanField())


def _day(name: str) -> Cast:
    return Cast(name, DateTimeField())


def _is_null(name: str) -> Whether[Q]:
    return Whether(Q(**{f"{name}__isnull": True}), output_field=BooleanField())
