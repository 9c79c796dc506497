"""Consent: what a person agreed to, for what, towards whom, in which words, and for how long."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import Mission, MissionBound, User
from haven.foundation.directory.models import Organisation
from haven.foundation.vault.fields import SealedTextField
from haven.people.persons.models import Person


class Purpose(models.TextChoices):
    """What her data may be used for; each is asked apart, and no help depends on it."""

    CASE_WORK = "case_work", _("To help me: keep a file about our work together")
    REFERRAL = "referral", _("To refer me to another service")
    RETURN = "return", _("To prepare a voluntary return I have asked for")
    TRACING = "tracing", _("To look for my family")
    RESEARCH = "research", _("To learn from figures in which nobody can be found")


class RecipientKind(models.TextChoices):
    """Who would learn it."""

    US = "us", _("This organisation")
    ORGANISATION = "organisation", _("A named organisation")
    AUTHORITY = "authority", _("A named authority")
    MISSION = "mission", _("Another mission of this organisation")
    COUNTRY_OF_ORIGIN = "country_of_origin", _("Authorities of the country of origin")


class Decision(models.TextChoices):
    """What she said; or that what she said counts no more until she is asked anew."""

    GIVEN = "given", _("Given")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SET_ASIDE = "set_aside", _("Set aside, because two files of hers were joined or parted")


class How(models.TextChoices):
    """How she said it."""

    WRITTEN = "written", _("In writing")
    SPOKEN = "spoken", _("Spoken, before the worker")
    THUMBPRINT = "thumbprint", _("Thumbprint")
    REMOTE = "remote", _("By telephone or at a distance")


class LegalBasis(models.TextChoices):
    """What the law rests on; any other than consent needs a reason."""

    CONSENT = "consent", _("Consent")
    VITAL_INTERESTS = "vital_interests", _("Her vital interests, when she cannot consent")
    BEST_INTERESTS = "beneficiary_interests", _("Her best interests")
    LEGAL_OBLIGATION = "legal_obligation", _("A legal obligation")
    OTHER_LEGITIMATE = "other_legitimate_interests", _("Another legitimate interest")


class GivenBy(models.TextChoices):
    """Who decided."""

    HERSELF = "herself", _("The person herself")
    GUARDIAN = "guardian", _("Parent or guardian, with the child's assent")
    NOBODY = "nobody", _("Nobody could; another legal basis applies")


class Consent(MissionBound):
    """One answer to one question, never changed: a later answer is a later row.

    ``points_covered`` holds the codes of the seven points of HTCDS 2.0 the worker explained.
    ``wording`` names the words that were read out: purpose/version/language.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents", db_index=False)
    purpose = models.CharField(max_length=20, choices=Purpose)
    recipient_kind = models.CharField(max_length=20, choices=RecipientKind)
    recipient = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True
    )
    recipient_mission = models.ForeignKey(
        Mission, models.PROTECT, related_name="+", null=True, blank=True
    )
    decision = models.CharField(max_length=10, choices=Decision)
    how = models.CharField(max_length=12, choices=How)
    legal_basis = models.CharField(max_length=30, choices=LegalBasis, default=LegalBasis.CONSENT)
    reason = SealedTextField(null=True, blank=True)
    given_by = models.CharField(max_length=10, choices=GivenBy, default=GivenBy.HERSELF)
    guardian = SealedTextField(null=True, blank=True)
    child_assents = models.BooleanField(null=True, blank=True)
    points_covered = models.JSONField(default=list)
    wording = models.CharField(max_length=60)
    interpreter_used = models.BooleanField(default=False)
    decided_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-decided_on", "-pk"]
        indexes = [models.Index(fields=["person", "purpose"], name="consents_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("decided_on")),
                name="consent_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=False)
                | ~Q(recipient_kind__in=["organisation", "authority"]),
                name="consent_towards_another_names_it",
            ),
            models.CheckConstraint(
                condition=Q(recipient_kind="mission", recipient_mission__isnull=False)
                | (~Q(recipient_kind="mission") & Q(recipient_mission__isnull=True)),
                name="consent_towards_a_mission_names_it",
            ),
            models.CheckConstraint(
                condition=Q(recipient_mission__isnull=True) | ~Q(recipient_mission=F("mission")),
                name="consent_towards_a_mission_is_towards_another",
            ),
            models.CheckConstraint(
                condition=~Q(given_by="guardian") | Q(child_assents__isnull=False),
                name="a_guardian_never_consents_without_asking_the_child",
            ),
            models.CheckConstraint(
                condition=~Q(given_by="nobody")
                | (~Q(legal_basis="consent") & Q(reason__isnull=False)),
                name="without_consent_there_is_a_basis_and_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"
