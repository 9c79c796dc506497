"""What can be asked about phones and what they sent."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import caches
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils.timezone import localdate

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Membership, Mission, Team
from haven.people.cases.models import Case
from haven.people.cases.policies import may_view
from haven.reach.capture import policies
from haven.reach.capture.models import Arrival, Contradiction, Device, Parcel, State
from haven.reach.capture.tokens import digest_of

LATEST = 50
REMEMBERED_SECONDS = 5
MOST_CARRIED = 200

SEEN_AGAIN = timedelta(minutes=5)
"""How often the last contact of a phone is written down; more often would be a write a form."""

NEEDS_A_PERSON = (State.HELD, State.PARTS, State.ENCRYPTED)


def standing(token: str, mission: int, at: datetime) -> Device | None:
    """The phone this token is for, if it stands and its bearer fills forms here on this day.

    A phone that sends a day's forms asks this a hundred times: the answer is remembered for some
    seconds, and no longer, for a revoked phone must fall silent.
    """
    memory, on = caches["memory"], localdate(at)
    name = f"phone:{digest_of(token)}:{on}"
    device: Device | None = memory.get(name)
    if device is None and (device := _standing(token, mission, on)):
        _note_contact(device, at)
        memory.set(name, device, REMEMBERED_SECONDS)
    return device


def _standing(token: str, mission: int, on: date) -> Device | None:
    bearing = Membership.objects.running(on).filter(
        user=OuterRef("user"), mission=OuterRef("mission"), role__in=policies.FILLERS
    )
    devices = Device.objects.filter(
        Exists(bearing), digest=digest_of(token), mission=mission, revoked_at__isnull=True
    )
    return devices.filter(user__is_active=True).select_related("user", "mission").first()


def _note_contact(device: Device, at: datetime) -> None:
    """Remember when a phone was last heard of, roughly."""
    if device.last_seen is None or at - device.last_seen > SEEN_AGAIN:
        Device.objects.filter(pk=device.pk).update(last_seen=at)


def phones(actor: Actor) -> QuerySet[Device]:
    """The phones she may see: her own first, those that stand before those that were revoked."""
    seen = Device.objects.permitted(actor, policies.may_see_phone)
    return seen.select_related("user", "mission").order_by("revoked_at", "-pk")


def waiting_arrivals(actor: Actor) -> QuerySet[Arrival]:
    """The forms that wait for a person, or for what belongs to them; the oldest first."""
    seen = Arrival.objects.permitted(actor, policies.may_see_arrival)
    waiting = seen.filter(Q(state__in=NEEDS_A_PERSON) | Exists(_open_contradictions()))
    return waiting.select_related("mission", "sent_by", "device", "edition__instrument").defer(
        "xml", "opened", "edition__xform"
    )


def open_contradictions(actor: Actor, arrival: Arrival) -> QuerySet[Contradiction]:
    """What contradicts a form and was looked at by nobody yet."""
    seen = Contradiction.objects.permitted(actor, policies.may_settle)
    return seen.filter(arrival=arrival, settled_at__isnull=True).select_related("device")


def counts_held(actor: Actor) -> dict[str, int]:
    """How many forms and records wait for a decision of hers, asked at once."""
    seen = Arrival.objects.permitted(actor, policies.may_see_arrival)
    forms = seen.filter(Q(state=State.HELD) | Exists(_open_contradictions()))
    parcels = held_parcels(actor).defer(None).select_related(None)
    both = _counted(forms, "forms").union(_counted(parcels, "parcels"), all=True)
    return dict(both.values_list("what", "count"))


def _counted(rows: QuerySet[Any], what: str) -> QuerySet[Any]:
    named = rows.order_by().annotate(what=Value(what)).values("what")
    counted: QuerySet[Any] = named.annotate(count=Count("pk"))
    return counted


def held_parcels(actor: Actor) -> QuerySet[Parcel]:
    """What came from the offline page and waits for a person; the oldest first."""
    seen = Parcel.objects.permitted(actor, policies.may_see_parcel).filter(state=State.HELD)
    return seen.select_related("mission", "sent_by", "device").defer("box")


def was_revoked(token: str, mission: int) -> bool:
    """Whether this token was of a device that somebody has shut out."""
    gone = Device.objects.filter(digest=digest_of(token), mission=mission)
    return gone.filter(revoked_at__isnull=False).exists()


def cases_to_carry(actor: Actor, mission: Mission) -> QuerySet[Case]:
    """Her own open cases: what she may take along, by code only."""
    seen = Case.objects.permitted(actor, may_view).filter(mission=mission)
    return seen.filter(owner=actor.user, closed_on__isnull=True).order_by("-pk")[:MOST_CARRIED]


def teams_of(actor: Actor, mission: Mission) -> QuerySet[Team]:
    """The teams she works in there."""
    return Team.objects.filter(pk__in=actor.teams, office__mission=mission).order_by("name")


def decides(actor: Actor) -> bool:
    """Whether somebody decides about forms that are held anywhere."""
    return Mission.objects.permitted(actor, policies.may_decide_in).exists()


def _open_contradictions() -> QuerySet[Contradiction]:
    return Contradiction.objects.filter(arrival=OuterRef("pk"), settled_at__isnull=True)
