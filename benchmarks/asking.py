"""What a page asks of the database, and how long those questions take by themselves."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connections
from django.test import Client

from benchmarks.growing import Desk
from benchmarks.visits import NOTE
from haven.foundation.access.models import User
from haven.foundation.access.walls import EVERYWHERE, looking

REPEATS = 20
ASIDE = ("SAVEPOINT", "RELEASE", "BEGIN")
"""Bookkeeping of a transaction, which asks nothing."""


@dataclass(slots=True)
class Asked:
    """The statements of one visit: which database, the words, the values."""

    statements: list[tuple[str, str, Any]] = field(default_factory=list)

    def listening_to(self, alias: str) -> Callable[..., Any]:
        def listen(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
            if not sql.startswith(ASIDE):
                self.statements.append((alias, sql, params))
            return execute(sql, params, many, context)

        return listen

    def bare_milliseconds(self) -> float:
        """The SELECTs alone, on an open connection, every row fetched: the median of many."""
        with looking(EVERYWHERE):
            return median(self._once() for _ in range(REPEATS)) * 1e3

    def _once(self) -> float:
        began = perf_counter()
        for alias, sql, params in self.statements:
            if sql.startswith("SELECT"):
                cursor = connections[alias].create_cursor()
                cursor.execute(sql, params)
                cursor.fetchall()
                cursor.close()
        return perf_counter() - began


def ask_all(desk: Desk) -> dict[str, Asked]:
    """Every visit once, in this process, with its statements overheard."""
    worker, supervisor = _client(desk.worker), _client(desk.supervisor)
    case, today = desk.cases[0], datetime.now(UTC).date().isoformat()
    closing = {"reason": "goals_reached", "on": today, "version": 1}
    visits: dict[str, Callable[[], Any]] = {
        "home": lambda: worker.get("/"),
        "find": lambda: worker.post("/find/", {"text": desk.names[0]}),
        "open case": lambda: worker.get(f"/cases/{case}/"),
        "save note": lambda: worker.post(f"/cases/{case}/note/", {"kind": "contact", "text": NOTE}),
        "close case": lambda: supervisor.post(f"/cases/{desk.to_close[0]}/close/", closing),
    }
    worker.get("/")
    return {visit: _overheard(make) for visit, make in visits.items()}


def _overheard(make: Callable[[], Any]) -> Asked:
    asked = Asked()
    with ExitStack() as ears:
        for alias in connections:
            ears.enter_context(connections[alias].execute_wrapper(asked.listening_to(alias)))
        answer = make()
    if answer.status_code not in (200, 302):
        raise RuntimeError(f"answered {answer.status_code}")
    return asked


def _client(username: str) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username=username))
    return client
