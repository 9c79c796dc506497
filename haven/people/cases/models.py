"""The one file a mission keeps about its work with a person."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from haven.foundation.access.models import MissionBound, Team, User
from haven.foundation.directory.models import Organisation
from haven.foundation.vault.fields import SealedTextField
from haven.people.cases.catalogue import (
    Assistance,
    CloseReason,
    ConcernKind,
    NoteKind,
    Risk,
)
from haven.people.persons.models import Household, Person


class Case(MissionBound):
    """Our work with one person, or with her family, from the day it begins to the day it ends.

    ``version`` counts the changes, so that nobody overwrites what another has just written.
    """

    code = models.CharField(max_length=12, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="cases")
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="cases", null=True, blank=True
    )
    owner = models.ForeignKey(
        User, models.PROTECT, related_name="cases", null=True, blank=True, db_index=False
    )
    team = models.ForeignKey(
        Team, models.PROTECT, related_name="cases", null=True, blank=True, db_index=False
    )
    risk = models.CharField(max_length=10, choices=Risk, default=Risk.MEDIUM)
    situation = SealedTextField(null=True, blank=True)
    urgent_needs = models.JSONField(default=list, blank=True)
    owner_since = models.DateField(null=True, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    close_reason = models.CharField(max_length=30, choices=CloseReason, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="case_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, close_reason="")
                | Q(closed_on__isnull=False) & ~Q(close_reason=""),
                name="a_closed_case_says_why",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(risk=Risk.HIGH),
                name="a_case_at_high_risk_is_not_closed",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(closed_on__isnull=True), name="one_open_case"
            ),
        ]
        indexes = [
            models.Index(fields=["mission", "closed_on", "risk"], name="cases_of_a_mission"),
            models.Index(fields=["owner", "closed_on"], name="cases_of_a_worker"),
            models.Index(fields=["team", "closed_on"], name="cases_of_a_team"),
        ]

    def __str__(self) -> str:
        return f"case {self.code}"

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("cases:detail", args=[self.code])

    @property
    def is_open(self) -> bool:
        """Whether our work goes on."""
        return self.closed_on is None


class Concern(MissionBound):
    """Something the case is about, from a day to a day; a case may have none."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="concerns")
    kind = models.CharField(max_length=30, choices=ConcernKind)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(until__isnull=True),
                name="each_concern_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="concern_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.case}"


class Note(MissionBound):
    """What a worker wrote down. Nothing is rewritten: a correction is a note that says so."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=NoteKind, default=NoteKind.CONTACT)
    text = SealedTextField()
    corrects = models.ForeignKey(
        "self", models.PROTECT, related_name="corrections", null=True, blank=True
    )
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "written_at"], name="notes_of_a_case")]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Service(MissionBound):
    """Help that really reached her."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="services", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30, choices=Assistance)
    given_on = models.DateField()
    given_by = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True
    )
    note = SealedTextField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["case", "given_on"], name="services_of_a_case")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.case}"


class Task(MissionBound):
    """Something to do for her, by somebody, until a day."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="tasks", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    what = SealedTextField()
    due_on = models.DateField()
    for_user = models.ForeignKey(User, models.PROTECT, related_name="tasks", db_index=False)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    given_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["for_user", "done_on", "due_on"], name="tasks_to_do"),
            models.Index(fields=["given_by", "done_on", "due_on"], name="tasks_given_to_others"),
            models.Index(fields=["case", "done_on"], name="tasks_of_a_case"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(dropped=False) | Q(done_on__isnull=False),
                name="a_dropped_task_has_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"task {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return self.done_on is None
