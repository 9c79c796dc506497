"""Phones, and the filled forms they send: kept whole and sealed until a programme has them."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import MissionBound, User
from haven.foundation.instruments.models import Edition, Via
from haven.foundation.vault.fields import SealedBytesField, SealedTextField


class Device(MissionBound):
    """A phone somebody has set up: it sends in her name until it is revoked or she leaves.

    Of its token only a digest rests here; the token itself is in the square she scanned.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="devices")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    added_at = models.DateTimeField()
    last_seen = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="a_revoked_phone_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"phone {self.pk}"


class State(models.TextChoices):
    """How far a filled form has come."""

    PARTS = "parts", _("Waits for its photographs and files")
    WAITING = "waiting", _("Waits to be taken")
    TAKEN = "taken", _("Taken")
    HELD = "held", _("Held: a person must look")
    ENCRYPTED = "encrypted", _("Encrypted, not yet opened")
    ASIDE = "aside", _("Set aside")


class Arrival(MissionBound):
    """One filled form as it came, exactly once, whoever sends it how often.

    Its ``id`` is also that of its key; ``about`` is the code of the case it says it speaks of.
    ``xml`` is never changed; of an encrypted form it is the manifest, and what was in it comes to
    rest in ``opened``. All words are sealed under a key of the arrival's own, destroyed some days
    after a programme has taken it; ``digest`` stays, so that it is still known when it comes again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    instance = models.UUIDField()
    replaces = models.UUIDField(null=True, blank=True)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+", db_index=False)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    device = models.ForeignKey(
        Device, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    via = models.CharField(max_length=10, choices=Via)
    about = models.CharField(max_length=40, blank=True)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State)
    digest = models.CharField(max_length=64)
    xml = SealedBytesField(under="id", null=True)
    opened = SealedBytesField(under="id", null=True)
    why = SealedTextField(under="id", null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "instance"], name="each_filled_form_arrives_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="aside") | Q(ended_by__isnull=False),
                name="a_form_set_aside_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("instance")),
                name="a_filled_form_replaces_another",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "mission"], condition=~Q(state="taken"), name="arrivals_that_wait"
            ),
            models.Index(fields=["ended_at"], condition=Q(xml__isnull=False), name="arrivals_kept"),
        ]

    def __str__(self) -> str:
        return f"filled form {self.instance.hex[:8]}"


class Part(MissionBound):
    """A photograph, a recording or a file of a filled form, whole or still on its way.

    ``size`` and ``digest`` are those of the whole. An encrypted part that was opened keeps only
    them; what was in it is a part of its own.
    """

    arrival = models.ForeignKey(Arrival, models.CASCADE, related_name="parts", db_index=False)
    called = models.CharField(max_length=64)
    name = SealedTextField(under="arrival_id")
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    is_whole = models.BooleanField()
    content = SealedBytesField(under="arrival_id", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrival", "called"], name="each_part_once"),
        ]

    def __str__(self) -> str:
        return f"part {self.pk}"


class Piece(MissionBound):
    """A stretch of a part that comes over a bad line, until the part is whole."""

    part = models.ForeignKey(Part, models.CASCADE, related_name="pieces", db_index=False)
    start = models.PositiveBigIntegerField()
    size = models.PositiveIntegerField()
    content = SealedBytesField(under="arrival_id")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "start"], name="each_piece_once"),
        ]

    def __str__(self) -> str:
        return f"piece {self.pk}"

    @property
    def arrival_id(self) -> uuid.UUID:
        """The form it belongs to, under whose key it is sealed."""
        return self.part.arrival_id


class Contradiction(MissionBound):
    """Something else that came under the id of a form we have: refused, and kept for a person."""

    arrival = models.ForeignKey(
        Arrival, models.CASCADE, related_name="contradictions", db_index=False
    )
    device = models.ForeignKey(
        Device, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    at = models.DateTimeField()
    part = SealedTextField(under="arrival_id", null=True)
    digest = models.CharField(max_length=64)
    content = SealedBytesField(under="arrival_id", null=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrival", "digest"], name="each_contradiction_is_kept_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["mission"],
                condition=Q(settled_at__isnull=True),
                name="contradictions_that_wait",
            ),
        ]

    def __str__(self) -> str:
        return f"contradiction {self.pk}"


class Kind(models.TextChoices):
    """What can be recorded on the offline page."""

    NOTE = "note", _("Note")
    SERVICE = "service", _("Service")
    PERSON = "person", _("Person met")
    QUESTIONNAIRE = "questionnaire", _("Questionnaire")


class Parcel(MissionBound):
    """What somebody recorded on the offline page: sealed there to our public key, and here again.

    ``id`` is also that of its key, ``number`` the one the page gave it. Two clocks are kept: ours
    (``received_at``) and what the device's showed at that moment (``device_clock``).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.UUIDField()
    contradicts = models.ForeignKey(
        "self", models.CASCADE, related_name="others", null=True, blank=True, db_index=False
    )
    device = models.ForeignKey(Device, models.PROTECT, related_name="+", db_index=False)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    key_version = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    device_clock = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    box = SealedBytesField(under="id", null=True)
    state = models.CharField(max_length=10, choices=State)
    kind = models.CharField(max_length=15, choices=Kind, blank=True)
    about = models.CharField(max_length=12, blank=True)
    why = SealedTextField(under="id", null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )

    class Meta:
        ordering = ["received_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "number"],
                condition=Q(contradicts__isnull=True),
                name="each_parcel_arrives_once",
            ),
            models.UniqueConstraint(
                fields=["contradicts", "digest"], name="each_other_parcel_is_kept_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="aside") | Q(ended_by__isnull=False),
                name="a_parcel_set_aside_says_by_whom",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "mission"], condition=~Q(state="taken"), name="parcels_that_wait"
            ),
        ]

    def __str__(self) -> str:
        return f"parcel {self.number.hex[:8]}"

    @property
    def kind_in_words(self) -> str:
        """What was recorded; unknown before it is opened."""
        return str(dict(Kind.choices).get(self.kind, _("Not opened yet")))
