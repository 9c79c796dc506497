"""Guards: rules about several rows that the database itself keeps, on SQLite and PostgreSQL alike.

A constraint sees one row. What must hold between rows is a trigger; this writes the same one in
both dialects, for use in migrations.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuse a statement on a table when a condition about NEW and OLD holds.

    ``name`` is the sentence that stays true, as constraints are named; ``on`` is INSERT, UPDATE
    or DELETE; ``when`` is SQL both databases understand.
    """

    name: str
    table: str
    on: str
    when: str

    def raised(self) -> RaisedGuard:
        """The migration operation that puts the guard up, and takes it down when reversed.

        SQLite changes a column by building the table anew, and loses its guards: whoever does so
        keeps them standing in the same migration. A test holds that all stand in the end.
        """
        return RaisedGuard(self)

    def kept(self) -> migrations.RunPython:
        """The operation that lets the guard stand through a change of its table.

        It comes before the changes and again after them, so that it stands in either direction.
        """

        def stand(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
            if editor.connection.vendor == "sqlite":
                editor.execute(f"DROP TRIGGER IF EXISTS {self.name}", params=None)
                self.up(editor)

        return migrations.RunPython(stand, stand)

    def replaced(self, by: Guard) -> ReplacedGuard:
        """The operation that puts another guard of the same name in this one's place.

        So a higher floor may let exactly its own act through a guard of a lower one, and takes
        that exception with it when it is gone.
        """
        return ReplacedGuard(self, by)

    def up(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Put it up, in the words of this database."""
        if editor.connection.vendor == "sqlite":
            editor.execute(
                f"CREATE TRIGGER {self.name} BEFORE {self.on} ON {self.table} "
                f"WHEN {self.when} BEGIN SELECT RAISE(ABORT, '{self.name}'); END",
                params=None,
            )
            return
        result = "OLD" if self.on == "DELETE" else "NEW"
        editor.execute(
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
            f"IF {self.when} THEN RAISE EXCEPTION '{self.name}' USING ERRCODE = '23514'; END IF; "
            f"RETURN {result}; END $guard$",
            params=None,
        )
        editor.execute(
            f"CREATE TRIGGER {self.name} BEFORE {self.on} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
            params=None,
        )

    def down(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Take it down."""
        on_table = "" if editor.connection.vendor == "sqlite" else f" ON {self.table}"
        editor.execute(f"DROP TRIGGER {self.name}{on_table}", params=None)
        if editor.connection.vendor != "sqlite":
            editor.execute(f"DROP FUNCTION {self.name}()", params=None)


class RaisedGuard(migrations.RunPython):
    """A guard as an operation of a migration."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard
        super().__init__(
            lambda _apps, editor: guard.up(editor), lambda _apps, editor: guard.down(editor)
        )


class ReplacedGuard(migrations.RunPython):
    """A guard that gives way to another of the same name."""

    def __init__(self, before: Guard, after: Guard) -> None:
        self.before, self.guard = before, after
        super().__init__(self._forward, self._back)

    def _forward(self, _apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        self.before.down(editor)
        self.guard.up(editor)

    def _back(self, _apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        self.guard.down(editor)
        self.before.up(editor)
