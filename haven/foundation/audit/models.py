"""The trail: what was done, by whom, to what - each entry sealed to the one before it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import models

from haven.foundation.access.models import MissionBound, User
from haven.foundation.access.rules import RuledQuerySet

GENESIS = "0" * 64


class Entry(models.Model):
    """One line of the trail. It holds no foreign keys, so it outlives what it describes."""

    mission = models.CharField(max_length=3)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    subject_name = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    previous_seal = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    objects = models.Manager.from_queryset(RuledQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mission", "number"], name="one_entry_per_number"),
        ]
        indexes = [models.Index(fields=["subject", "number"], name="entries_of_a_subject")]

    def __str__(self) -> str:
        return f"{self.mission}/{self.number} {self.act}"

    def expected_seal(self) -> str:
        """The seal this entry must carry if nobody has touched it or the one before it."""
        content: list[Any] = [
            self.mission,
            self.number,
            self.at.isoformat(),
            self.by,
            self.act,
            self.subject,
            self.subject_name,
            self.details,
            self.previous_seal,
        ]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


class Opening(MissionBound):
    """Somebody opened a record: who reads whom, and how fast."""

    user = models.ForeignKey(User, models.CASCADE, related_name="openings", db_index=False)
    subject = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["user", "at"], name="openings_of_a_user"),
            models.Index(fields=["subject", "at"], name="openings_of_a_record"),
        ]

    def __str__(self) -> str:
        return f"{self.user} opened {self.subject}"
