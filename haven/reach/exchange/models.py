"""Files on their way in, answers as the standard has them, and requests to take people out."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from haven.foundation.access.models import MissionBound, Team, User
from haven.foundation.directory.models import Organisation
from haven.foundation.vault.fields import SealedJSONField
from haven.people.cases.models import Case
from haven.people.persons.models import Person


class FileState(models.TextChoices):
    """How far a file has come."""

    WAITING = "waiting", _("Waits for your decision")
    CONFIRMED = "confirmed", _("Being imported")
    DONE = "done", _("Imported")
    DISCARDED = "discarded", _("Discarded")


class HtcdsFile(MissionBound):
    """A workbook somebody has sent: counted at once, imported only when she has confirmed it.

    ``content`` holds the rows without fault, ``remarks`` what was said about the others; both are
    sealed under a key of the file's own that is destroyed when it is imported or discarded.
    """

    digest = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", null=True, blank=True)
    state = models.CharField(max_length=10, choices=FileState, default=FileState.WAITING)
    rows = models.PositiveIntegerField()
    faulty = models.PositiveIntegerField()
    known = models.PositiveIntegerField()
    rows_done = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(default=uuid.uuid4)
    content = SealedJSONField(under="key", null=True)
    remarks = SealedJSONField(under="key", null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rows_done__lte=F("rows") - F("faulty")),
                name="no_more_rows_imported_than_are_sound",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "done"]) | Q(confirmed_by__isnull=False),
                name="a_confirmed_file_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["done", "discarded"]) | Q(content__isnull=True),
                name="an_ended_file_keeps_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"HTCDS file {self.pk}"

    @property
    def sound(self) -> int:
        """How many rows can be imported."""
        return self.rows - self.faulty

    @property
    def fresh(self) -> int:
        """How many rows were new when the file came."""
        return self.sound - self.known


class HtcdsAnswers(MissionBound):
    """What a row of the standard says about a person and her case, whole, as it was given.

    The columns beside ``answers`` are codes for the statistics. ``row_digest`` is a blind token of
    the row, so that the same row is never imported twice.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="htcds_answers")
    case = models.OneToOneField(Case, models.CASCADE, related_name="htcds_answers")
    answers = SealedJSONField()
    row_digest = models.BigIntegerField()
    trafficking_status = models.CharField(max_length=40, blank=True)
    exploitation = models.JSONField(default=list, blank=True)
    controls = models.JSONField(default=list, blank=True)
    status = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "row_digest"], name="each_htcds_row_once_in_a_mission"
            ),
        ]

    def __str__(self) -> str:
        return f"HTCDS answers {self.pk}"


class Purpose(models.TextChoices):
    """What an export is for."""

    HAND_OVER = "hand_over", _("Hand people over to another service, as they agreed")
    FIGURES = "figures", _("Contribute to shared figures on trafficking")
    CHECK = "check", _("Check and correct our own data")
    MOVE = "move", _("Move to another system")


class ExportRequest(MissionBound):
    """Somebody wishes to take people's records out; of many, a second person must agree.

    Without ``receiver`` it goes to somebody in our own organisation. ``file`` is the workbook as
    it is locked for her; the passphrase is kept nowhere, and the file for a day. ``left_out``
    counts who did not agree to be handed over to the receiver, and stays behind.
    """

    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    purpose = models.CharField(max_length=20, choices=Purpose)
    count = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    receiver = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True
    )
    receiver_name = models.CharField(max_length=100)
    file = models.BinaryField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("asked_by")),
                name="nobody_approves_her_own_export",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("asked_at")), name="an_export_expires_after_asking"
            ),
            models.CheckConstraint(
                condition=~Q(receiver_name=""), name="an_export_names_its_receiver"
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True) | Q(taken_at__isnull=False),
                name="only_a_taken_export_is_kept",
            ),
        ]

    def __str__(self) -> str:
        return f"export request {self.pk}"

    @property
    def code(self) -> str:
        """What the workbook says it is, and the trail knows it by."""
        return f"E-{self.mission.code}-{self.pk}"

    @property
    def receiver_in_words(self) -> str:
        """Whom it is for."""
        return f"{self.receiver_name}, {self.receiver or self.mission.name}"

    @property
    def left_out_in_words(self) -> str:
        """How many stay behind, and why; nothing when nobody does."""
        if not self.left_out:
            return ""
        return ngettext(
            "%(people)s person is left out: she has not agreed to be referred to this receiver.",
            "%(people)s people are left out: they have not agreed to be referred to this receiver.",
            self.left_out,
        ) % {"people": self.left_out}


def receiver_code(receiver: Organisation | None) -> str:
    """How the trail names a receiver: an organisation by its number, or ourselves."""
    return f"organisation {receiver.pk}" if receiver else "ourselves"
