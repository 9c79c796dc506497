"""Organisations a mission knows: who refers people to us, and to whom we refer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import MissionBound


class OrganisationKind(models.TextChoices):
    """Type of organisation: codes and labels of HTCDS v2.0, ``org_Type`` (IOM, CC BY 4.0)."""

    NGO = "NGO", _("NGO")
    LAW_ENFORCEMENT = "LawEnforcement", _("Law Enforcement")
    HEALTH = "HealthServiceOrganisation", _("Health Service Organisation")
    CENTRAL_GOVERNMENT = "CentralGovernmentOrganisation", _("Central Government Organisation")
    LOCAL_GOVERNMENT = "LocalGovernmentOrganisation", _("Local Government Organisation")
    IMMIGRATION = "ImmigrationService", _("Immigration Service")
    LEGAL = "LegalService", _("Legal Service")
    BUSINESS = "CorporateBusiness", _("Corporate Business")
    SCHOOL = "SchoolOrCollege", _("School or College")


class Organisation(MissionBound):
    """An organisation, never a person in it; what is not known yet stays empty."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, choices=OrganisationKind, blank=True)
    country = models.CharField(max_length=2, blank=True)
    phone = models.CharField(max_length=16, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    agreement_until = models.DateField(null=True, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "name"], name="one_organisation_of_a_name_in_a_mission"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_name(self) -> str:
        """What kind it is, on a page; nothing when that is not known."""
        return str(OrganisationKind(self.kind).label) if self.kind else ""
