"""What the statistics keep: facts as they were last counted, which name nobody."""

from django.db import models
from django.db.models import Q

from haven.foundation.access.rules import RuledQuerySet
from haven.kernel.facts import UNKNOWN

HAVEN = "haven"
"""The source of facts that our own programmes speak; imported ones bear their layout's name."""

SEPARATOR = ";"
"""Between the codes of a field that holds several; no code contains it."""


class Count(models.Model):
    """When a mission's facts were last counted, or a file's read, and how many there were."""

    source = models.CharField(max_length=30)
    mission = models.CharField(max_length=3, blank=True)
    at = models.DateTimeField()
    facts = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "mission"], name="one_count_per_source"),
        ]

    def __str__(self) -> str:
        return f"count of {self.source}"


class StoredFact(models.Model):
    """One fact, column by column. Files without a mission leave it blank; files without a day too.

    ``other`` holds the columns of an imported layout that are no fields of a fact.
    """

    source = models.CharField(max_length=30)
    what = models.CharField(max_length=60)
    mission = models.CharField(max_length=60, blank=True)
    month = models.DateField(null=True)
    sex = models.CharField(max_length=60, default=UNKNOWN)
    age_band = models.CharField(max_length=60, default=UNKNOWN)
    region = models.CharField(max_length=60, default=UNKNOWN)
    concerns = models.TextField(blank=True)
    exploitation = models.TextField(blank=True)
    services = models.TextField(blank=True)
    outcome = models.CharField(max_length=60, default=UNKNOWN)
    other = models.JSONField(default=dict)

    objects = models.Manager.from_queryset(RuledQuerySet)()

    class Meta:
        indexes = [
            models.Index(fields=["source", "what", "mission", "month"], name="facts_by_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(month__isnull=True) | Q(month__day=1),
                name="a_fact_knows_the_month_not_the_day",
            ),
        ]

    def __str__(self) -> str:
        return f"fact {self.pk}"
