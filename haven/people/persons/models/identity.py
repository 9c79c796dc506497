"""Who she is, sealed, and who may know her."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import MissionBound, Team, User
from haven.foundation.vault.fields import SealedJSONField, SealedTextField


class Sex(models.TextChoices):
    """What is recorded as her sex; asked only as far as help depends on it."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    OTHER = "other", _("Other")
    UNKNOWN = "unknown", _("Not known")


class Gender(models.TextChoices):
    """How she lives or expresses gender (HTCDS 2.0, prs_Gender; codes keep their spelling)."""

    FEMININE = "Feminine", _("Feminine")
    MASCULINE = "Masculine", _("Masculine")
    TRANSGENDER_FEMININE = "TransgenderFeminine", _("Transgender feminine")
    TRANSGENDER_MASCULINE = "TransgenderMasculine", _("Transgender masculine")
    NON_CONFORMING = "NonConforming", _("Non-conforming")
    UNSPECIFIED = "NonSpecifiedUnknown", _("Not specified or not known")


class Basis(models.TextChoices):
    """How her date of birth is known."""

    DOCUMENT = "document", _("From a document")
    STATED = "stated", _("As she says")
    ESTIMATED = "estimated", _("Estimated")
    DISPUTED = "disputed", _("Disputed")


class Person(MissionBound):
    """Someone who has come to a mission for protection or assistance.

    Her circle - the team that works with her, and the workers named in ``Acquaintance`` - is who
    may know her. A restricted person is known to the named workers and the supervisors only.

    A second file of one person is ``joined_into`` the first: nothing speaks of it any more, it is
    a signpost whose code leads to the joined file. Only ``haven.people.joining`` sets it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=12, unique=True)
    sex = models.CharField(max_length=10, choices=Sex, default=Sex.UNKNOWN)
    gender = models.CharField(max_length=30, choices=Gender, blank=True)
    birth = SealedJSONField(under="id", null=True, blank=True)
    birth_basis = models.CharField(max_length=10, choices=Basis, blank=True)
    treated_as_child_until = models.DateField(null=True, blank=True)
    age_band = models.CharField(max_length=10, default="unknown")
    nationalities = models.JSONField(default=list, blank=True)
    team = models.ForeignKey(
        Team, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    restricted = models.BooleanField(default=False)
    registered_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    registered_on = models.DateField()
    forgotten_on = models.DateField(null=True, blank=True)
    joined_into = models.ForeignKey(
        "self", models.PROTECT, related_name="signposts", null=True, blank=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["mission", "registered_on"], name="people_by_registration"),
            models.Index(fields=["team", "restricted", "id"], name="people_of_a_team"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(forgotten_on__isnull=True) | Q(birth__isnull=True),
                name="a_forgotten_person_has_no_birth_date",
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.code}"


class Acquaintance(MissionBound):
    """One worker who may know one person, beyond the person's team."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="circle")
    user = models.ForeignKey(User, models.CASCADE, related_name="acquaintances", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "person"], name="once_in_her_circle"),
        ]

    def __str__(self) -> str:
        return f"{self.user} knows {self.person}"


class NameKind(models.TextChoices):
    """Where a name comes from."""

    GIVEN = "given", _("As she gives it")
    DOCUMENT = "document", _("As in a document")
    ALIAS = "alias", _("Also known as")
    TRANSLITERATED = "transliterated", _("Transliterated")


class Name(MissionBound):
    """One name as it was given, whole, in its own script.

    ``parts`` keeps the pieces of a form that insists on first and last names, under that form's
    own field names; nothing in Haven depends on them.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    kind = models.CharField(max_length=20, choices=NameKind, default=NameKind.GIVEN)
    text = SealedTextField()
    parts = SealedJSONField(null=True, blank=True)
    is_main = models.BooleanField(default=False)

    class Meta:
        ordering = ["-is_main", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(is_main=True), name="one_main_name"
            ),
        ]

    def __str__(self) -> str:
        return f"name {self.pk}"


class SpokenLanguage(MissionBound):
    """A language she speaks, and whether she needs an interpreter for everything else."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="languages", db_index=False)
    language = models.CharField(max_length=8)
    preferred = models.BooleanField(default=False)
    needs_interpreter = models.BooleanField(default=False)

    class Meta:
        ordering = ["-preferred", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "language"], name="each_language_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} speaks {self.language}"
