"""What users do: the five visits that are measured, by one user and by eight at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import quantiles
from threading import Barrier

from benchmarks.browser import Browser
from benchmarks.growing import PASSWORD, Desk
from benchmarks.house import processor_seconds

VISITS = ("home", "find", "open case", "save note", "close case")
ROUNDS = {1: 50, 8: 20}
"""How often each user makes each visit, by users at once."""

CLOSINGS = 14
"""A supervisor may open fifty records in half an hour, and closes each only once."""

NOTE = "Met at the office. The lawyer's letter has come; we read it together, line by line."


@dataclass(frozen=True, slots=True)
class Figures:
    """One visit by so many users: milliseconds to wait and to compute, bytes that travelled."""

    visit: str
    users: int
    p50: float
    p95: float
    processor: float
    size: int


class Walk:
    """One user's visits; her supervisor closes."""

    def __init__(self, port: int, desk: Desk) -> None:
        self.desk = desk
        self.worker = Browser(port, desk.worker, PASSWORD)
        self.supervisor = Browser(port, desk.supervisor, PASSWORD)
        self.left = list(desk.to_close)

    def make(self, visit: str, number: int) -> tuple[float, bytes]:
        """Make a visit for the nth time."""
        case = self.desk.cases[number % len(self.desk.cases)]
        acts: dict[str, Callable[[], tuple[float, bytes]]] = {
            "home": lambda: self.worker.get("/"),
            "find": lambda: self.worker.post(
                "/find/", 200, text=self.desk.names[number % len(self.desk.names)]
            ),
            "open case": lambda: self.worker.get(f"/cases/{case}/"),
            "save note": lambda: self.worker.post(
                f"/cases/{case}/note/", 302, kind="contact", text=NOTE
            ),
            "close case": self.close,
        }
        return acts[visit]()

    def close(self) -> tuple[float, bytes]:
        today = datetime.now(UTC).date().isoformat()
        path = f"/cases/{self.left.pop()}/close/"
        return self.supervisor.post(path, 302, reason="goals_reached", on=today, version=1)


def measured(walks: list[Walk], server: int) -> list[Figures]:
    """Every visit, made by all these users at once."""
    for visit in VISITS[:-1]:
        _all_at_once(walks, visit, 2)  # warm: templates, tables, connections
    return [_measured(walks, visit, server) for visit in VISITS]


def _measured(walks: list[Walk], visit: str, server: int) -> Figures:
    before = processor_seconds(server)
    rounds = CLOSINGS if visit == "close case" else ROUNDS[len(walks)]
    answers = _all_at_once(walks, visit, rounds)
    processor = (processor_seconds(server) - before) / len(answers)
    times = sorted(took * 1e3 for took, _ in answers)
    cuts = quantiles(times, n=20, method="inclusive")
    size = max(len(page) for _, page in answers)
    return Figures(visit, len(walks), cuts[9], cuts[18], processor * 1e3, size)


def _all_at_once(walks: list[Walk], visit: str, rounds: int) -> list[tuple[float, bytes]]:
    ready = Barrier(len(walks))

    def walk(one: Walk) -> list[tuple[float, bytes]]:
        ready.wait()
        return [one.make(visit, number) for number in range(rounds)]

    with ThreadPoolExecutor(len(walks)) as users:
        return [answer for answers in users.map(walk, walks) for answer in answers]
