"""The numbers others know her by, and the ways to reach her."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import MissionBound
from haven.foundation.vault.fields import SealedTextField
from haven.people.persons.models.identity import Person


class IdentifierKind(models.TextChoices):
    """What an external identifier is."""

    PASSPORT = "passport", _("Passport")
    NATIONAL_ID = "national_id", _("National identity number")
    RESIDENCE = "residence", _("Residence permit")
    ASYLUM = "asylum", _("Asylum-seeker card")
    UNHCR = "unhcr", _("UNHCR number")
    BIRTH_CERTIFICATE = "birth_certificate", _("Birth certificate")
    OTHER_ORGANISATION = "other_organisation", _("Number at another organisation")


class Identifier(MissionBound):
    """A number somebody else knows her by."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=30, choices=IdentifierKind)
    number = SealedTextField()
    issued_by = models.CharField(max_length=2, blank=True)
    expires_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"identifier {self.pk}"


class Channel(models.TextChoices):
    """A way to reach her."""

    PHONE = "phone", _("Phone call")
    MESSAGE = "message", _("Text or app message")
    EMAIL = "email", _("E-mail")
    ADDRESS = "address", _("Address")
    SOMEONE = "someone", _("Through someone she trusts")


class Safety(models.TextChoices):
    """Whether using a contact is safe for her."""

    SAFE = "safe", _("Safe at any time")
    RULES = "rules", _("Safe only within her rules")
    UNKNOWN = "unknown", _("Not yet asked")
    NEVER = "never", _("Never use")


class Contact(MissionBound):
    """A way to reach her, with the rule that keeps her safe; nothing reaches out past the rule.

    ``version`` counts the changes, so that nobody overwrites a rule she has not read.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="contacts")
    channel = models.CharField(max_length=10, choices=Channel)
    value = SealedTextField()
    safety = models.CharField(max_length=10, choices=Safety, default=Safety.UNKNOWN)
    weekdays = models.JSONField(default=list, blank=True)
    from_time = models.TimeField(null=True, blank=True)
    until_time = models.TimeField(null=True, blank=True)
    guidance = SealedTextField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(safety=Safety.RULES)
                | (Q(from_time__isnull=False) & Q(until_time__isnull=False)),
                name="a_safe_contact_rule_has_hours",
            ),
            models.CheckConstraint(
                condition=Q(from_time__isnull=True) | Q(from_time__lt=F("until_time")),
                name="safe_hours_end_after_they_start",
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"
