"""Pairs of records that may be one person's, what people decided, and what decisions taught.

Until a pair is decided to be the same, two people are two.
"""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import MissionBound, User
from haven.foundation.access.rules import RuledQuerySet
from haven.foundation.vault.fields import SealedTextField
from haven.people.persons.models import Person


class Origin(models.TextChoices):
    """Who or what thought of it."""

    SEARCH = "search", _("A search")
    IMPORT = "import", _("An import")
    BATCH = "batch", _("Batch linkage")
    WORKER = "worker", _("A worker")


class Verdict(models.TextChoices):
    """What people decided."""

    OPEN = "open", _("To be decided")
    SAME = "same", _("The same person")
    DIFFERENT = "different", _("Two people")
    UNSURE = "unsure", _("Not sure yet")


UNDECIDED = Q(verdict__in=[Verdict.OPEN, Verdict.UNSURE])
EITHER_IS_RESTRICTED = Q(first__restricted=True) | Q(second__restricted=True)
UNSIGNED = Q(verdict=Verdict.SAME, seconded_by__isnull=True) & EITHER_IS_RESTRICTED
"""Of a restricted person one alone does not say who she is."""


class PairQuerySet(RuledQuerySet["Pair"]):
    """Pairs, and how far they are decided."""

    def undecided(self) -> Self:
        """Those that wait for a decision, or for what is still to be found out."""
        return self.filter(UNDECIDED)

    def unsigned(self) -> Self:
        """Those that wait for a second signature."""
        return self.filter(UNSIGNED)

    def one_person(self) -> Self:
        """Those of which it counts that they are one person, as things stand today."""
        return self.filter(verdict=Verdict.SAME).exclude(UNSIGNED)


class Pair(MissionBound):
    """Two records that may be one person's, with the evidence and the decision.

    ``evidence`` holds ``[field, level, weight, reason]`` in the codes of ``haven.kernel.linkage``,
    never a value. ``all_agree`` says that by it the names, the birth date and the sex agree,
    ``could_be_relatives`` that if they are two they are likelier of one family than strangers.
    ``reason`` is why it was decided so or, where nobody is sure, what is to be found out.
    """

    first = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    probability = models.FloatField()
    evidence = models.JSONField(default=list)
    all_agree = models.BooleanField(default=False)
    could_be_relatives = models.BooleanField(default=False)
    origin = models.CharField(max_length=10, choices=Origin)
    proposed_at = models.DateTimeField(auto_now_add=True)
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.OPEN)
    reason = SealedTextField(under="first_id", null=True, blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    decided_on = models.DateField(null=True, blank=True)
    seconded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects: ClassVar = models.Manager.from_queryset(PairQuerySet)()

    class Meta:
        indexes = [
            models.Index(
                fields=["mission", "-probability"],
                condition=UNDECIDED,
                name="pairs_that_wait",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="each_pair_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="a_pair_is_two_people_in_order"
            ),
            models.CheckConstraint(
                condition=Q(probability__gte=0, probability__lte=1),
                name="a_pair_is_probable_from_0_to_1",
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.OPEN, decided_by__isnull=True, decided_on__isnull=True)
                | ~Q(verdict=Verdict.OPEN) & Q(decided_by__isnull=False, decided_on__isnull=False),
                name="a_pair_is_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(seconded_by__isnull=True)
                | Q(verdict=Verdict.SAME) & ~Q(seconded_by=F("decided_by")),
                name="a_pair_is_seconded_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.UNSURE) | Q(reason__isnull=False),
                name="who_is_not_sure_says_what_is_missing",
            ),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"

    @property
    def is_undecided(self) -> bool:
        return self.verdict in (Verdict.OPEN, Verdict.UNSURE)

    @property
    def is_restricted(self) -> bool:
        return self.first.restricted or self.second.restricted

    @property
    def is_unsigned(self) -> bool:
        """Whether it waits for a second signature."""
        same = self.verdict == Verdict.SAME
        return same and self.is_restricted and self.seconded_by_id is None
