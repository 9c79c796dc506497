"""Carry a parting out: the links go back, later work is shared, both are filed anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Model

from haven.foundation.access.models import User
from haven.foundation.joinings import joining_rooms
from haven.foundation.vault.keyring import held_keys, load_keys
from haven.people.joining.errors import CannotPartError, UnsharedError
from haven.people.joining.ledger import Ledger, hand_over
from haven.people.joining.models import Joining, Side
from haven.people.joining.settling.herself import name_again
from haven.people.joining.sharing import LaterRow, Sharing
from haven.people.joining.unlinking import take_back
from haven.people.persons.actions.changing import refile
from haven.people.persons.models import Person

Shared = list[tuple[Model, Person]]
"""Rows added since, and to whom each belongs now."""


def part(joining: Joining, answers: Mapping[str, str], user: User, at: datetime) -> int:
    """Restore both files; returns how many rows added since were shared out.

    Raises:
        UnsharedError: of some of them nobody has said to whom they belong.
        CannotPartError: one of them cannot stand in the file chosen for it.
    """
    keep, other = joining.keep, joining.other
    sharing = Sharing(joining)
    joining.at_work = True
    joining.save(update_fields=["at_work"])
    with held_keys():
        load_keys([keep.pk, other.pk])
        later = list(sharing.later_rows())
        _refuse_unshared(later, answers)
        other.joined_into = None
        other.save(update_fields=["joined_into"])
        take_back(joining)
        shared = _share(joining, sharing, later, answers)
        _follow(Ledger(joining, user, at), shared)
    joining.at_work, joining.parted_by, joining.parted_at = False, user, at
    joining.save(update_fields=["at_work", "parted_by", "parted_at"])
    return len(shared)


def _refuse_unshared(later: list[LaterRow], answers: Mapping[str, str]) -> None:
    asked = [row.key for row in later if row.is_asked and answers.get(row.key) not in Side]
    if asked:
        raise UnsharedError(asked)


def _share(
    joining: Joining, sharing: Sharing, later: list[LaterRow], answers: Mapping[str, str]
) -> Shared:
    shared: Shared = []
    for one in later:
        owner = joining.other if one.side(answers) is Side.OTHER else joining.keep
        if owner == joining.other:
            try:
                with transaction.atomic():
                    hand_over(one.row, one.link, owner, **sharing.others_instead(one.row))
            except IntegrityError as taken:
                raise CannotPartError(str(one.row)) from taken
        shared.append((one.row, owner))
    return shared


def _follow(ledger: Ledger, shared: Shared) -> None:
    """What each app has to say to the two files as they stand again."""
    for room in joining_rooms():
        if hasattr(room, "parted"):
            room.parted(ledger, shared)
    for file in (ledger.keep, ledger.other):
        file.refresh_from_db()
        name_again(file)
        refile(file)
