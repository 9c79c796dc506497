"""A new beginning for somebody who lost her password or second step; it takes two people."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission, NewBeginning, User
from haven.foundation.access.policies import (
    may_ask_beginning,
    may_confirm_beginning,
    may_refuse_beginning,
    may_use_beginning,
)
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.steward import refusals
from haven.foundation.steward.passwords import digest_of, new_beginning_code
from haven.foundation.turns import take_turns

OPEN_FOR = timedelta(hours=24)
"""How long a code opens; after that somebody asks again."""


@action
def ask_beginning(*, by: Actor, user: User, at: datetime) -> NewBeginning:
    """Ask that somebody who lost her password or second step may choose a new password.

    Raises:
        BeginningAskedError: somebody has asked already, and it is still open.
    """
    take_turns(user)
    may_ask_beginning.require(by, user)
    asked = NewBeginning.objects.filter(user=user)
    if asked.open(at).exists():
        raise refusals.BeginningAskedError(user)
    asked.delete()
    beginning = NewBeginning.objects.create(user=user, asked_by=by.person, asked_at=at)
    _record(by, "beginning.asked", user)
    return beginning


@action
def confirm_beginning(*, by: Actor, beginning: NewBeginning, at: datetime) -> str:
    """Be the second person who lets somebody begin anew; gives the code to hand over, this once.

    Whoever asked must still be allowed to: meanwhile the account may have begun to work elsewhere.
    """
    take_turns(beginning.user)
    may_confirm_beginning.require(by, beginning)
    if beginning.asked_by:
        may_ask_beginning.require(Actor.of(beginning.asked_by, on=at.date()), beginning.user)
    code = new_beginning_code()
    beginning.confirmed_by = by.user
    beginning.digest = digest_of(code)
    beginning.expires_at = at + OPEN_FOR
    beginning.save(update_fields=["confirmed_by", "digest", "expires_at"])
    _record(by, "beginning.confirmed", beginning.user)
    return code


@action
def refuse_beginning(*, by: Actor, beginning: NewBeginning) -> None:
    """Let nobody begin anew: it was not she who asked, or the code went astray."""
    take_turns(beginning.user)
    may_refuse_beginning.require(by, beginning)
    beginning.delete()
    _record(by, "beginning.refused", beginning.user)


@action
def use_beginning(*, by: Actor, beginning: NewBeginning, password: str, at: datetime) -> None:
    """Begin anew with a password only she knows; what she signed in with until now opens nothing.

    Every session ends, because a session holds only as long as the password it began with. Whoever
    asked must be allowed to even now: the code lies on paper for a day, and meanwhile the account
    may have begun to work where nobody was asked.

    Raises:
        BeginningOverError: it has been used, refused, has run out or may no longer be asked for.
    """
    take_turns(by.user)
    if not _still_opens(beginning, at):
        raise refusals.BeginningOverError
    may_use_beginning.require(by, beginning)
    beginning.delete()
    by.user.set_password(password)
    by.user.password_is_known = False
    by.user.save(update_fields=["password", "password_is_known"])
    Authenticator.objects.filter(user=by.user).delete()
    SocialAccount.objects.filter(user=by.user).delete()
    _record(by, "beginning.used", by.user)


def _still_opens(beginning: NewBeginning, at: datetime) -> bool:
    if not NewBeginning.objects.open(at).filter(pk=beginning.pk).exists():
        return False
    if beginning.asked_by is None:
        return True
    return may_ask_beginning.allows(Actor.of(beginning.asked_by, on=at.date()), beginning.user)


def _record(by: Actor, act: str, user: User) -> None:
    for mission in Mission.objects.held_by(user).order_by("pk"):  # all take turns in this order
        record(by, act, user, mission=mission)
