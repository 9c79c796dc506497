"""Clocks: a promise with a time limit, and the pauses two people agreed on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import MissionBound, User

RUNNING = Q(done_at__isnull=True, cancelled_at__isnull=True)
"""A clock is neither met nor cancelled yet."""


class Kind(models.TextChoices):
    """What we promise in every programme; a programme may name kinds of its own."""

    ASSIGN = "assign", _("Give to a worker")
    FIRST_CONTACT = "first_contact", _("First contact")
    ASSESSMENT = "assessment", _("Assessment")
    CASE_PLAN = "case_plan", _("Case plan")
    FOLLOW_UP = "follow_up", _("Follow-up")
    SUPERVISOR_REVIEW = "supervisor_review", _("Review by the supervisor")
    TASK = "task", _("Task")


class Clock(MissionBound):
    """One thing to be done in time: it runs until it is met or cancelled.

    The span and the rule stay as they were when it started: an old promise keeps its rule.
    """

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    subject_name = models.CharField(max_length=80)
    owner = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="clocks", db_index=False
    )
    span = models.CharField(max_length=10)
    rule = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    promised_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(promised_at__gte=F("starts_at")), name="clock_is_due_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("promised_at")), name="pauses_only_lengthen_a_clock"
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(done_at__gte=F("starts_at")),
                name="clock_is_met_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(cancelled_at__isnull=True),
                name="clock_is_met_or_cancelled_not_both",
            ),
            models.UniqueConstraint(
                fields=["subject", "kind"],
                condition=RUNNING,
                name="one_running_clock_of_a_kind",
            ),
        ]
        indexes = [
            models.Index(fields=["subject", "due_at"], name="clocks_of_a_subject"),
            models.Index(
                fields=["mission", "due_at"],
                condition=RUNNING,
                name="running_clocks_of_a_mission",
            ),
            models.Index(
                fields=["owner", "due_at"],
                condition=RUNNING,
                name="running_clocks_of_an_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.subject_name}"

    @property
    def kind_name(self) -> str:
        """What it is called on a page."""
        return str(Kind(self.kind).label) if self.kind in Kind else self.kind

    @property
    def is_running(self) -> bool:
        return self.done_at is None and self.cancelled_at is None


class PauseReason(models.TextChoices):
    """Why a clock may stand still."""

    NO_CONSENT_YET = "no_consent_yet", _("She has not agreed yet")
    PERSON_NOT_LOCATED = "person_not_located", _("The person cannot be found")
    SECURITY = "security", _("It is not safe to act")


class Pause(MissionBound):
    """A time in which a clock stands still, once a second person has signed it; or has refused."""

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="pauses")
    reason = models.CharField(_("reason"), max_length=30, choices=PauseReason)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    signed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    refused_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="pause_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("asked_by")),
                name="pause_is_signed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(refused_by__isnull=True)
                | Q(signed_by__isnull=True, ends_at__isnull=False),
                name="a_refused_pause_has_ended_unsigned",
            ),
            models.UniqueConstraint(
                fields=["clock"], condition=Q(ends_at__isnull=True), name="one_pause_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"pause of {self.clock_id}"
