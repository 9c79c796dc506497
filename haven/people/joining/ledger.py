"""The ledger of a joining: the only hand that moves its rows, and writes down each that it moved.

It is not an action: the action that holds it has asked the rule and leaves the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import Field, Model

from haven.foundation.access.models import User
from haven.people.joining.errors import CannotMoveError
from haven.people.joining.models import Act, Joining, MovedLink
from haven.people.joining.saying import Said, opened, said
from haven.people.joining.walking import Link, links_of
from haven.people.persons.models import Person


class Ledger:
    """What a joining changes, each change written down so that it can be taken back."""

    def __init__(self, joining: Joining, user: User, at: datetime) -> None:
        self.joining, self.user, self.at = joining, user, at
        self.keep: Person = joining.keep
        self.other: Person = joining.other
        self.on = at.astimezone(ZoneInfo(joining.mission.time_zone)).date()

    def move(self, link: Link, row: Model) -> None:
        """Let a row of the other file speak of the file that goes on.

        What may stand only once, and stands there already, is taken away instead.

        Raises:
            CannotMoveError: it may stand only once, and too much hangs on it to be taken away.
        """
        try:
            with transaction.atomic():
                hand_over(row, link, self.keep)
        except IntegrityError as taken:
            row.refresh_from_db()
            if hangs_on(row):
                raise CannotMoveError(str(row)) from taken
            self.take(row)
        else:
            self._write(Act.MOVED, row, self.other.pk, column=link.field.name)

    def change(self, row: Model, **to: Any) -> None:
        """Give columns of a row other values; nothing is written when they say so already."""
        before, owner = said(row, to), owner_of(row)
        for name, value in to.items():
            setattr(row, name, value)
        if (after := said(row, to)) != before:
            row.save(update_fields=list(to))
            self._write(Act.CHANGED, row, owner, before=before, after=after)

    def take(self, row: Model) -> None:
        """Take a row away, whole."""
        self._write(Act.TAKEN, row, owner_of(row), before=said(row))
        row.delete()

    def add(self, row: Model) -> None:
        """Write a new row."""
        row.save(force_insert=True)
        self._write(Act.ADDED, row, owner_of(row))

    def pair(self, keeps: Model, others: Model) -> None:
        """Say that a row of the joined file goes on for both."""
        self.joining.pairs.setdefault(keeps._meta.label, {})[str(keeps.pk)] = str(others.pk)

    def _write(
        self,
        act: Act,
        row: Model,
        owner: UUID | None,
        *,
        column: str = "",
        before: Said | None = None,
        after: Said | None = None,
    ) -> None:
        MovedLink(
            mission_id=self.joining.mission_id,
            joining=self.joining,
            act=act,
            model=row._meta.label,
            row=str(row.pk),
            column=column,
            owner=owner or self.other.pk,
            before=before,
            after=after,
        ).save(force_insert=True)


def hand_over(row: Model, link: Link, to: Person, **beside: Any) -> None:
    """Let a row speak of another person; what is sealed in it is sealed anew under her key.

    ``beside`` are columns that follow, such as the case a note stands in.

    Raises:
        KeyGoneError: a value of the row was forgotten.
    """
    sealed = link.sealed_with_it()
    for field in sealed:
        row.__dict__[field.attname] = opened(row, field)
    setattr(row, link.field.attname, link.naming(to))
    for name, value in beside.items():
        setattr(row, name, value)
    row.save(update_fields=_names((link.field, *sealed), beside))


def hangs_on(row: Model) -> bool:
    """Whether other tables may point to this row, so that more than itself would go with it."""
    return any(
        relation.auto_created and not relation.concrete
        for relation in row._meta.get_fields(include_hidden=True)
    )


def owner_of(row: Model) -> UUID | None:
    """Whose row it is: the person herself, or whom its first link to a person names, if any."""
    if isinstance(row, Person):
        return row.pk
    for link in links_of(type(row)):
        if isinstance(value := getattr(row, link.field.attname), UUID):
            return value
    return None


def _names(fields: Iterable[Field[Any, Any]], beside: Iterable[str]) -> list[str]:
    return [*(field.name for field in fields), *beside]
