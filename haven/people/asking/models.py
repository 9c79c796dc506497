"""What one mission asks another about a person, and what it is told."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import Mission, MissionBound, User
from haven.foundation.vault.fields import SealedJSONField, SealedTextField
from haven.people.consents.models import Consent
from haven.people.persons.models import Person


class State(models.TextChoices):
    """Where an enquiry stands. A no and no answer at all are one, for whoever asked."""

    OPEN = "open", _("Waits for an answer")
    YES = "yes", _("Yes")
    NO = "no", _("Not confirmed")
    WITHDRAWN = "withdrawn", _("Taken back")
    ENDED = "ended", _("Has ended")


class NoReason(models.TextChoices):
    """Why a mission does not say yes; it stays inside that mission."""

    UNKNOWN = "unknown", _("We do not know her")
    CANNOT_TELL = "cannot_tell", _("It cannot be told whether it is she")
    UNSAFE = "unsafe", _("It is not safe to say")
    REFUSED = "refused", _("She does not want it")


class Enquiry(MissionBound):
    """One worker asks another mission whether it knows somebody; it stands inside both missions.

    ``mission`` is the one that is asked. What the asker wrote is sealed under a key of its own. A
    yes names the one person and the consent it stands on: as long as that consent is her last word
    towards the asker's mission, the asker is a guest in her file.
    """

    INSIDE: ClassVar[tuple[str, ...]] = ("mission_id", "from_mission_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=12, unique=True)
    from_mission = models.ForeignKey(Mission, models.PROTECT, related_name="+", db_index=False)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    told = SealedJSONField(under="id", null=True)
    why = SealedTextField(under="id", null=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, blank=True)
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="+", null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    no_reason = models.CharField(max_length=12, choices=NoReason, blank=True)

    class Meta:
        ordering = ["-asked_at", "pk"]
        indexes = [
            models.Index(fields=["asked_by", "state"], name="enquiries_of_a_worker"),
            models.Index(fields=["mission", "state"], name="enquiries_to_a_mission"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(mission=F("from_mission")), name="an_enquiry_asks_another_mission"
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=F("answered_by")), name="nobody_answers_her_own_enquiry"
            ),
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True)
                | (~Q(state="open") & Q(answered_at__isnull=False)),
                name="an_enquiry_that_is_over_says_since_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="yes")
                | Q(person__isnull=False, consent__isnull=False, answered_by__isnull=False),
                name="a_yes_names_her_and_her_consent",
            ),
        ]

    def __str__(self) -> str:
        return f"enquiry {self.code}"


class Candidate(MissionBound):
    """Somebody the asked mission knows who may be meant; the asker's mission never sees this."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="candidates", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry", "person"], name="once_a_candidate_of_an_enquiry"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.enquiry}"
