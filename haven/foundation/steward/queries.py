"""What a steward asks about the people who work here, and about the house itself."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from haven.foundation.access import policies
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Membership, NewBeginning, Office, Team
from haven.foundation.access.rules import Rule
from haven.foundation.doors import open_doors
from haven.foundation.status import Sign
from haven.foundation.steward.passwords import digest_of


def roles_held(by: Actor, on: date) -> QuerySet[Membership]:
    """Who holds which role, now or soon, by mission and name."""
    held = Membership.objects.permitted(by, policies.may_see_membership).lasting(on)
    held = held.filter(user__is_active=True, proposed=False).select_related("user", "mission")
    return held.order_by("mission__code", "user__name", "starts_on")


def proposals(by: Actor) -> QuerySet[Membership]:
    """The roles that wait for a second person, each with whether it may be her."""
    waiting = Membership.objects.permitted(by, policies.may_see_membership).filter(proposed=True)
    waiting = waiting.select_related("user", "mission", "given_by")
    waiting = waiting.order_by("mission__code", "user__name", "starts_on")
    return waiting.annotate(is_mine_to_confirm=_allowed(by, policies.may_confirm_membership))


def beginnings(by: Actor, at: datetime) -> QuerySet[NewBeginning]:
    """The new beginnings asked for or not yet used, each with whether she may confirm it."""
    seen = NewBeginning.objects.permitted(by, policies.may_refuse_beginning).open(at)
    seen = seen.filter(user__is_active=True).select_related("user", "asked_by")
    seen = seen.order_by("asked_at")
    return seen.annotate(is_mine_to_confirm=_allowed(by, policies.may_confirm_beginning))


def beginning_opened_by(username: str, code: str, at: datetime) -> NewBeginning | None:
    """What this name and code open; one question, whoever exists and whatever is wrong."""
    opened = NewBeginning.objects.filter(digest=digest_of(code), expires_at__gt=at)
    opened = opened.filter(user__username=username, user__is_active=True)
    return opened.select_related("user").first()


def _allowed(by: Actor, rule: Rule) -> ExpressionWrapper[Q]:
    return ExpressionWrapper(rule.where(by), output_field=BooleanField())


def teams(by: Actor) -> QuerySet[Team]:
    """The teams she may see, each with its office and members."""
    seen = Team.objects.permitted(by, policies.may_see_team)
    seen = seen.select_related("mission", "office").prefetch_related("members")
    return seen.order_by("mission__code", "office__name", "name")


def offices_for_teams(by: Actor) -> QuerySet[Office]:
    """The offices in which she may form a team."""
    return Office.objects.permitted(by, policies.may_form_teams_at).order_by("name")


def signs_of_health() -> list[Sign]:
    """What every part of the house says about itself, warnings last."""
    signs = [sign for room in open_doors("status") for sign in room.signs()]
    return sorted(signs, key=lambda sign: not sign.good)
