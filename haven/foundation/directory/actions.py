"""What can be done with organisations."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.directory.models import Organisation
from haven.foundation.directory.policies import (
    may_add_organisation_in,
    may_change_organisation,
    may_end_agreement,
)
from haven.foundation.directory.queries import organisation_called


class OrganisationDetails(TypedDict, total=False):
    """What may be known about an organisation besides its name."""

    kind: str
    country: str
    phone: str
    email: str
    website: str
    agreement_until: date | None


class OrganisationKnownError(Exception):
    """Another organisation of the mission has this name."""

    says = _("An organisation of this name stands in the directory already.")


@action
def add_organisation(
    *, by: Actor, mission: Mission, name: str, **details: Unpack[OrganisationDetails]
) -> Organisation:
    """Write an organisation into a mission's directory.

    Raises:
        OrganisationKnownError: the name stands there already.
    """
    may_add_organisation_in.require(by, mission)
    if organisation_called(name, mission):
        raise OrganisationKnownError
    organisation = Organisation.objects.create(mission=mission, name=name, **details)
    record(by, "organisation.added", organisation, mission=mission)
    return organisation


@action
def change_organisation(
    *, by: Actor, organisation: Organisation, name: str, **details: Unpack[OrganisationDetails]
) -> None:
    """Correct what the directory says about an organisation.

    Raises:
        OrganisationKnownError: another organisation of the mission has this name.
    """
    may_change_organisation.require(by, organisation)
    same = organisation_called(name, organisation.mission)
    if same and same != organisation:
        raise OrganisationKnownError
    for field, value in {"name": name, **details}.items():
        setattr(organisation, field, value)
    organisation.save(update_fields=["name", *details])
    record(by, "organisation.changed", organisation, mission=organisation.mission)


@action
def end_agreement(*, by: Actor, organisation: Organisation, on: date) -> None:
    """Stop working with an organisation from a day on; what was done with it stays."""
    may_end_agreement.require(by, organisation)
    organisation.agreement_until, organisation.is_active = on, False
    organisation.save(update_fields=["agreement_until", "is_active"])
    record(by, "agreement.ended", organisation, mission=organisation.mission, on=on.isoformat())
