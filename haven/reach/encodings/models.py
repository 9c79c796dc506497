"""Agreements to compare people without names, and what a comparison leaves behind."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import MissionBound, User
from haven.foundation.directory.models import Organisation
from haven.foundation.vault.fields import SealedJSONField, SealedTextField
from haven.people.consents.models import Purpose as ConsentPurpose
from haven.people.persons.models import Person


class Purpose(models.TextChoices):
    """What two organisations may compare their people for; each person consents to it."""

    REFERRAL = ConsentPurpose.REFERRAL.value, _("To work together for people both know")
    TRACING = ConsentPurpose.TRACING.value, _("To look for families of people")


class Agreement(MissionBound):
    """Two organisations compare, for one purpose and until a day, whom they both know.

    It counts once a second person has confirmed it. ``secret`` is known to the two organisations
    and to nobody else; it is sealed under a key that is destroyed when the agreement ends.
    ``label`` follows from the secret, so that both sides call the agreement the same.
    """

    partner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=Purpose)
    label = models.CharField(max_length=16)
    starts_on = models.DateField()
    ends_on = models.DateField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(default=uuid.uuid4)
    secret = SealedTextField(under="key", null=True)
    encoded = models.PositiveIntegerField(default=0)
    encoded_at = models.DateTimeField(null=True, blank=True)
    compared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "label"], name="one_agreement_of_a_secret_in_a_mission"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="an_agreement_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("made_by")),
                name="nobody_confirms_her_own_agreement",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(secret__isnull=True),
                name="an_ended_agreement_has_no_secret",
            ),
        ]

    def __str__(self) -> str:
        return f"agreement {self.label}"


class Numbered(MissionBound):
    """The random number one person has in the file of an agreement, as a blind token of it."""

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="numbered", db_index=False
    )
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    digest = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "digest"], name="a_number_is_one_persons_in_a_file"
            ),
        ]

    def __str__(self) -> str:
        return f"number {self.pk}"


class TheirFile(MissionBound):
    """Encodings of the partner's people, kept sealed until they are compared and no longer."""

    agreement = models.OneToOneField(Agreement, models.CASCADE, related_name="their_file")
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    count = models.PositiveIntegerField()
    key = models.UUIDField(default=uuid.uuid4)
    content = SealedJSONField(under="key")

    def __str__(self) -> str:
        return f"encodings file {self.pk}"


class PairState(models.TextChoices):
    """What has become of a pair."""

    WAITING = "waiting", _("Not decided yet")
    ASKED = "asked", _("Partner asked")
    DISMISSED = "dismissed", _("Not the same person")


class Pair(MissionBound):
    """One of our people is probably the partner's record of this number.

    ``likeness`` is the likeness of the two encodings in hundredths. It goes with the agreement.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="pairs", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    number = models.CharField(max_length=12)
    likeness = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=PairState, default=PairState.WAITING)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-likeness", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "person"], name="a_person_is_in_one_pair_of_an_agreement"
            ),
            models.CheckConstraint(
                condition=Q(likeness__lte=100), name="a_likeness_is_at_most_a_hundred"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_by__isnull=False),
                name="a_decided_pair_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"

    @property
    def in_words(self) -> str:
        """How alike the encodings are."""
        return str(next(words for least, words in LIKENESSES if self.likeness >= least))


LIKENESSES = (
    (70, _("Almost the same")),
    (60, _("Very alike")),
    (0, _("Alike")),
)
"""From how many hundredths on; what they are worth: docs/explanation/encodings.md."""
