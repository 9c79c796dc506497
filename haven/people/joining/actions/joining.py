"""Join two files of one person: at once, or proposed to a second person if one is restricted."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.turns import take_turns
from haven.people.joining.choices import Choices, differing
from haven.people.joining.errors import (
    AlreadyProposedError,
    NoReasonError,
    NotOnePersonError,
    UnchosenError,
)
from haven.people.joining.models import Joining
from haven.people.joining.policies import may_confirm, may_join, may_refuse
from haven.people.joining.uniting import unite
from haven.people.persons.models import Person


@action
def join(
    *, by: Actor, keep: Person, other: Person, choices: Choices, reason: str, at: datetime
) -> Joining:
    """Let two files of one person become one: ``other`` goes on in ``keep``.

    If one of the two is restricted, it is only proposed (``joined_at`` is None) until a second
    person confirms it.

    Raises:
        NotOnePersonError: they are the same file, known to different missions, or no more there.
        NoReasonError: nobody says why they are one person.
        UnchosenError: they differ in something nobody has chosen.
        AlreadyProposedError: the same joining waits for its second person.
        CannotMoveError: something of both can stand only once.
    """
    may_join.require(by, keep)
    may_join.require(by, other)
    keep, other = _in_hand(keep, other)
    _refuse_the_impossible(keep, other, choices, reason)
    joining = Joining(
        mission=keep.mission,
        keep=keep,
        other=other,
        restricted=keep.restricted or other.restricted,
        choices=choices.codes(),
        reason=reason,
        proposed_by=by.user,
        proposed_at=at,
    )
    _propose(joining)
    if joining.restricted:
        record(by, "joining.proposed", keep, mission=keep.mission, other=other.code)
    else:
        _unite(by, joining, at)
    return joining


@action
def confirm_joining(*, by: Actor, joining: Joining, at: datetime) -> None:
    """Confirm, as the second person, that two files are of one person; then they become one.

    Raises:
        NotOnePersonError: one of them was joined or forgotten meanwhile.
        UnchosenError: the files have changed since, and differ in something nobody has chosen.
        CannotMoveError: something of both can stand only once.
    """
    may_confirm.require(by, joining)
    joining.keep, joining.other = _in_hand(joining.keep, joining.other)
    _refuse_gone(joining.keep, joining.other)
    _refuse_unchosen(joining.keep, joining.other, Choices.of(joining.choices))
    joining.confirmed_by = by.user
    joining.restricted = joining.keep.restricted or joining.other.restricted
    _unite(by, joining, at)


@action
def refuse_joining(*, by: Actor, joining: Joining) -> None:
    """Say that two files do not become one: nothing of the proposal stays but its line."""
    may_refuse.require(by, joining)
    keep, other = joining.keep, joining.other
    joining.delete()
    record(by, "joining.refused", keep, mission=keep.mission, other=other.code)


def _unite(by: Actor, joining: Joining, at: datetime) -> None:
    unite(joining, by.user, at)
    record(
        by,
        "joining.joined",
        joining.keep,
        mission=joining.mission,
        other=joining.other.code,
        links=joining.links.count(),
    )


def _propose(joining: Joining) -> None:
    try:
        with transaction.atomic():
            joining.save(force_insert=True)
    except IntegrityError as taken:
        raise AlreadyProposedError from taken


def _in_hand(keep: Person, other: Person) -> tuple[Person, Person]:
    """Both files as they are now, and nobody else's until the transaction ends."""
    for file in sorted((keep, other), key=lambda file: file.pk):
        take_turns(file)
    fresh = Person.objects.select_related("mission", "team").in_bulk([keep.pk, other.pk])
    return fresh[keep.pk], fresh[other.pk]


def _refuse_the_impossible(keep: Person, other: Person, choices: Choices, reason: str) -> None:
    if keep == other:
        raise NotOnePersonError(_("These are the same file."))
    if keep.mission_id != other.mission_id:
        raise NotOnePersonError(_("They are known to different missions."))
    if not reason.strip():
        raise NoReasonError
    _refuse_gone(keep, other)
    _refuse_unchosen(keep, other, choices)


def _refuse_gone(*files: Person) -> None:
    if any(file.joined_into_id or file.forgotten_on for file in files):
        raise NotOnePersonError(_("One of the two was joined or forgotten meanwhile."))


def _refuse_unchosen(keep: Person, other: Person, choices: Choices) -> None:
    if unchosen := [name for name in differing(keep, other) if not getattr(choices, name)]:
        raise UnchosenError(unchosen)
