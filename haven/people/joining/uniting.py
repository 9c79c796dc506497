"""Carry a joining out: settle, walk, put up the signpost, file anew; inside the action's turn."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from haven.foundation.access.models import User
from haven.foundation.vault.keyring import held_keys, load_keys
from haven.people.joining.choices import Choices
from haven.people.joining.ledger import Ledger
from haven.people.joining.models import Joining
from haven.people.joining.settling import settle
from haven.people.joining.walking import moving_links
from haven.people.persons.actions.changing import refile
from haven.people.persons.models import Person


def unite(joining: Joining, user: User, at: datetime) -> None:
    """Let everything that points to the other file point to the one that goes on.

    Raises:
        CannotMoveError: something can stand only once and cannot be taken away.
    """
    keep, other = joining.keep, joining.other
    joining.at_work = True
    joining.standing = standing_rows(joining)
    joining.save(update_fields=["at_work", "standing", "confirmed_by", "restricted"])
    with held_keys():
        load_keys([keep.pk, other.pk])
        ledger = Ledger(joining, user, at)
        settle(ledger, Choices.of(joining.choices))
        for link in moving_links():
            for row in link.rows_of(other):
                ledger.move(link, row)
        other.joined_into = keep
        other.save(update_fields=["joined_into"])
        for file in (keep, other):
            refile(file)
    joining.at_work, joining.joined_at = False, at
    joining.save(update_fields=["at_work", "joined_at", "pairs"])
    drop_what_is_moot(other)


def drop_what_is_moot(other: Person) -> None:
    """Whatever was proposed about a file that is a signpost now: nobody could decide it."""
    of_it = Q(keep=other) | Q(other=other)
    Joining.objects.filter(of_it, joined_at__isnull=True).delete()


def standing_rows(joining: Joining) -> dict[str, list[str]]:
    """The keys of all rows that point to the file that goes on, before anything is moved."""
    return {
        str(link): [str(key) for key in link.rows_of(joining.keep).values_list("pk", flat=True)]
        for link in moving_links()
    }
