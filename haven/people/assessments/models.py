"""Answers of a person, what came out of them, and what somebody made of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from haven.foundation.access.models import MissionBound, User
from haven.foundation.instruments.models import Answered
from haven.foundation.vault.fields import (
    SealedBytesField,
    SealedJSONField,
    SealedTextField,
)
from haven.people.cases.models import Case
from haven.people.persons.models import Person


class Assessment(Answered):
    """A questionnaire a person answered, on her case. Nothing in it is rewritten: ask again.

    ``outcome`` is the band of the questionnaire's last scale, a code that is counted; of restricted
    questionnaires it stays sealed with the rest.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="assessments")
    case = models.ForeignKey(Case, models.CASCADE, related_name="assessments", db_index=False)
    code = models.CharField(max_length=64)
    outcome = models.CharField(max_length=60, blank=True)
    xml = SealedTextField(null=True)
    answers = SealedJSONField(null=True)
    result = SealedJSONField(null=True)

    class Meta:
        ordering = ["-answered_at", "pk"]
        indexes = [models.Index(fields=["case", "answered_at"], name="assessments_of_a_case")]

    def __str__(self) -> str:
        return f"answers to {self.code}"

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("assessments:detail", args=[self.pk])


class AnswerFile(MissionBound):
    """A photograph, a recording or a drawing she gave as an answer, sealed as her words are."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="files", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    name = SealedTextField()
    content = SealedBytesField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"], name="each_file_of_an_answer_once"
            )
        ]

    def __str__(self) -> str:
        return f"file {self.number} of {self.assessment}"


class Decision(MissionBound):
    """What somebody made of a suggestion: it followed, or it was declined with a reason."""

    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="decisions", db_index=False
    )
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    suggestion = models.CharField(max_length=64)
    followed = models.BooleanField()
    reason = SealedTextField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "suggestion"], name="each_suggestion_is_decided_once"
            ),
            models.CheckConstraint(
                condition=Q(followed=True) | Q(reason__isnull=False),
                name="who_declines_a_suggestion_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.suggestion} of {self.assessment}"
