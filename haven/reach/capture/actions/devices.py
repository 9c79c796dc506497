"""Set a phone up, and shut it out again."""

from __future__ import annotations

from datetime import datetime

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.reach.capture.models import Device
from haven.reach.capture.policies import may_add_phone_in, may_revoke_phone
from haven.reach.capture.tokens import digest_of


@action
def add_phone(*, by: Actor, mission: Mission, name: str, token: str, at: datetime) -> Device:
    """Let a phone send in the actor's own name; of its token only a digest is kept."""
    may_add_phone_in.require(by, mission)
    device = Device.objects.create(
        mission=mission, user=by.user, name=name, digest=digest_of(token), added_at=at
    )
    record(by, "phone.added", device, mission=mission)
    return device


@action
def revoke_phone(*, by: Actor, device: Device, at: datetime) -> None:
    """Shut a phone out, for ever; what it has sent stays."""
    may_revoke_phone.require(by, device)
    device.revoked_at, device.revoked_by = at, by.user
    device.save(update_fields=["revoked_at", "revoked_by"])
    record(by, "phone.revoked", device, mission=device.mission)
