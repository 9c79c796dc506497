"""The one thing only the fictional year does: say of itself that it is invented."""

from __future__ import annotations

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.access.policies import may_open_missions
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record

IMAGINED = "mission.imagined"


@action
def imagine_mission(*, by: Actor, mission: Mission) -> None:
    """Say on the trail of a mission, for good, that nobody in it is real."""
    may_open_missions.require(by, by.user)
    record(by, IMAGINED, mission, mission=mission)
