"""Who belongs to her."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import MissionBound
from haven.people.persons.models.identity import Person


class Kinship(models.TextChoices):
    """What the other person is to her."""

    MOTHER = "mother", _("Mother")
    FATHER = "father", _("Father")
    CHILD = "child", _("Child")
    SIBLING = "sibling", _("Brother or sister")
    SPOUSE = "spouse", _("Husband, wife or partner")
    GRANDPARENT = "grandparent", _("Grandparent")
    GRANDCHILD = "grandchild", _("Grandchild")
    AUNT_OR_UNCLE = "aunt_or_uncle", _("Aunt or uncle")
    NIECE_OR_NEPHEW = "niece_or_nephew", _("Niece or nephew")
    GUARDIAN = "guardian", _("Guardian")
    WARD = "ward", _("Child in her or his care")
    OTHER_FAMILY = "other_family", _("Other family")
    TRAVEL_COMPANION = "travel_companion", _("Travels with")


class Relation(MissionBound):
    """What another person is to this one; the mirror image is its own row."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="relations", db_index=False)
    other = models.ForeignKey(Person, models.CASCADE, related_name="related_to")
    kinship = models.CharField(max_length=20, choices=Kinship)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(person=F("other")), name="nobody_is_related_to_herself"
            ),
            models.UniqueConstraint(
                fields=["person", "other", "kinship"], name="each_relation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.other} is {self.kinship} of {self.person}"


class Household(MissionBound):
    """People who live or travel as one."""

    code = models.CharField(max_length=12, unique=True)

    def __str__(self) -> str:
        return f"household {self.code}"


class HouseholdMember(MissionBound):
    """One person in one household, from a day to a day."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="households")
    is_head = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until__isnull=True), name="one_household_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(is_head=True, until__isnull=True),
                name="one_head_of_household",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="nobody_leaves_before_she_joins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.household}"
