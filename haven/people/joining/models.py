"""A joining of two files of one person, and every link it moved, so that it can be taken back."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import MissionBound, User
from haven.foundation.vault.fields import SealedJSONField, SealedTextField
from haven.people.persons.models import Person


class Side(models.TextChoices):
    """Which of the two files."""

    KEEP = "keep", _("The file that goes on")
    OTHER = "other", _("The file that becomes a signpost")


class CircleChoice(models.TextChoices):
    """Which workers stay named for the joined file."""

    KNEW_BOTH = "knew_both", _("Only workers who may know both files today")
    KNEW_ONE = "knew_one", _("Every worker named for one of them: I confirm that all may know both")


class Joining(MissionBound):
    """The file ``other`` goes on in the file ``keep``, until they part again.

    It waits until ``joined_at``: when one of the two is restricted, for a second person. It is
    ``at_work`` only inside the transaction that joins or parts; the guards of the database let
    what never changes change hands only while it is. ``standing`` holds the keys of the rows that
    pointed to ``keep`` before, ``pairs`` which row of ``keep`` goes on for which of ``other``,
    ``choices`` codes of what was chosen.
    """

    keep = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    restricted = models.BooleanField()
    choices = models.JSONField(default=dict)
    reason = SealedTextField(under="keep_id", null=True)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    joined_at = models.DateTimeField(null=True, blank=True)
    parted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    parted_at = models.DateTimeField(null=True, blank=True)
    at_work = models.BooleanField(default=False)
    standing = models.JSONField(default=dict)
    pairs = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(keep=F("other")), name="nobody_is_joined_with_herself"
            ),
            models.CheckConstraint(
                condition=Q(joined_at__isnull=True)
                | Q(restricted=False)
                | Q(confirmed_by__isnull=False),
                name="two_people_join_the_files_of_a_restricted_person",
            ),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("proposed_by")),
                name="nobody_confirms_her_own_joining",
            ),
            models.CheckConstraint(
                condition=Q(parted_at__isnull=True)
                | Q(joined_at__isnull=False, parted_by__isnull=False),
                name="only_joined_files_part",
            ),
            models.UniqueConstraint(
                fields=["other"],
                condition=Q(joined_at__isnull=False, parted_at__isnull=True),
                name="a_file_goes_on_in_one_other",
            ),
            models.UniqueConstraint(
                fields=["keep", "other"],
                condition=Q(joined_at__isnull=True),
                name="a_joining_is_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"joining {self.pk}"

    @property
    def stands(self) -> bool:
        """Whether the two files are one now."""
        return self.joined_at is not None and self.parted_at is None


class Act(models.TextChoices):
    """What a joining did to a row."""

    MOVED = "moved", _("Moved")
    CHANGED = "changed", _("Changed")
    TAKEN = "taken", _("Taken away")
    ADDED = "added", _("Added")


class MovedLink(MissionBound):
    """One thing a joining did to one row, in the order it was done.

    ``column`` names the link that moved. ``before`` and ``after`` hold what the row said, sealed
    under the key of the person ``owner`` whose row it was; they are emptied when the files part.
    """

    joining = models.ForeignKey(Joining, models.CASCADE, related_name="links")
    act = models.CharField(max_length=10, choices=Act)
    model = models.CharField(max_length=60)
    row = models.CharField(max_length=40)
    column = models.CharField(max_length=60, blank=True)
    owner = models.UUIDField()
    before = SealedJSONField(under="owner", null=True)
    after = SealedJSONField(under="owner", null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.act} {self.model}:{self.row}"
