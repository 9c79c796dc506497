"""What a steward asks about the people who work here, and about the house itself."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from haven.foundation.access import policies
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Membership, Office, Team
from haven.foundation.doors import open_doors
from haven.foundation.status import Sign


def roles_held(by: Actor, on: date) -> QuerySet[Membership]:
    """Who holds which role, now or soon, by mission and name."""
    held = Membership.objects.permitted(by, policies.may_see_membership).running(on)
    held = held.filter(user__is_active=True).select_related("user", "mission")
    return held.order_by("mission__code", "user__name", "starts_on")


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
