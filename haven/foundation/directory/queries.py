"""What can be asked of the directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from haven.foundation.access.models import Mission
from haven.foundation.directory.models import Organisation
from haven.foundation.directory.policies import may_add_organisation_in, may_see_organisation

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from haven.foundation.access.actors import Actor


def organisations_of(actor: Actor, kind: str = "") -> QuerySet[Organisation]:
    """The organisations she may see, by name; of one kind, or of all."""
    seen = Organisation.objects.permitted(actor, may_see_organisation).select_related("mission")
    return seen.filter(kind=kind) if kind else seen


def count_by_kind(actor: Actor) -> dict[str, int]:
    """How many organisations of each kind she may see."""
    counted = organisations_of(actor).order_by().values_list("kind").annotate(Count("pk"))
    return dict(counted)


def organisation_called(name: str, mission: Mission) -> Organisation | None:
    """The organisation of a mission with this name, whatever the case of its letters."""
    return Organisation.objects.filter(mission=mission, name__iexact=name).first()


def missions_with_my_directory(actor: Actor) -> QuerySet[Mission]:
    """The missions in whose directory she may write."""
    return Mission.objects.filter(may_add_organisation_in.where(actor))
