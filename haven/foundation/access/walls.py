"""The second wall: PostgreSQL itself keeps every row inside its mission.

The first wall is the Rule. This one is derived from the same list of mission-bound models, so
that a forgotten filter shows nothing instead of everything. ``haven.missions`` says where the
connection may look: a list of mission ids, or ``*`` for commands and jobs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db import connection

from haven.foundation.access.models import MissionBound

EVERYWHERE = "*"
POLICY = "inside_the_mission"
ANY_OF_THEM = (
    "ANY(string_to_array(NULLIF(NULLIF(current_setting('haven.missions', true), ''), '*'),"
    " ',')::bigint[])"
)

_where: ContextVar[str] = ContextVar("where", default="")


def mission_bound_models() -> list[type[MissionBound]]:
    """Every model whose rows belong to one mission."""
    return [model for model in apps.get_models() if issubclass(model, MissionBound)]


def raise_walls() -> None:
    """Switch row-level security on for every mission-bound table (PostgreSQL only)."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in mission_bound_models():
            # PostgreSQL may read the list before it compares with '*': neither may fail alone.
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            cursor.execute(f"DROP POLICY IF EXISTS {POLICY} ON {table}")
            inside = " OR ".join(f"{column} = {ANY_OF_THEM}" for column in model.INSIDE)
            cursor.execute(
                f"CREATE POLICY {POLICY} ON {table} USING ("
                f"current_setting('haven.missions', true) = '*' OR {inside})"
            )


@contextmanager
def looking(missions: Iterable[int] | str) -> Iterator[None]:
    """Look only inside these missions (or everywhere: commands, jobs) until the block ends."""
    before = _where.get()
    where = missions if isinstance(missions, str) else ",".join(map(str, sorted(missions)))
    token = _where.set(where)
    _tell(where)
    try:
        yield
    finally:
        _where.reset(token)
        _tell(before)


def _tell(where: str) -> None:
    if connection.vendor == "postgresql" and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('haven.missions', %s, false)", [where])
