"""What evidence weighs in a mission."""

from __future__ import annotations

from django.db import models

from haven.foundation.access.models import MissionBound


class LearntWeights(MissionBound):
    """What the decided pairs of a mission taught about the weights of evidence; never a value.

    ``chances`` holds ``[field, level, m, u, kin]``. The last version counts.
    """

    version = models.PositiveIntegerField()
    chances = models.JSONField()
    pairs = models.PositiveIntegerField()
    learnt_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mission", "version"], name="each_version_once"),
        ]

    def __str__(self) -> str:
        return f"weights {self.version} of {self.mission}"
