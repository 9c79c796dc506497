"""The people the platform exists for: who they are, sealed, and who may know them."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
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
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", null=True, blank=True)
    restricted = models.BooleanField(default=False)
    registered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    registered_on = models.DateField()
    forgotten_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["mission", "registered_on"], name="people_by_registration"),
            models.Index(fields=["team"], name="people_of_a_team"),
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
    user = models.ForeignKey(User, models.CASCADE, related_name="acquaintances")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "user"], name="once_in_her_circle"),
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


class TokenKind(models.IntegerChoices):
    """What a finding token was made from."""

    NAME = 1
    PHONE = 2
    DOCUMENT = 3
    BIRTH = 4


class FindingToken(MissionBound):
    """A blind token under which a person is found: it says nothing without the mission's key."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens")
    kind = models.PositiveSmallIntegerField(choices=TokenKind)
    token = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["token", "person"], name="people_by_token")]

    def __str__(self) -> str:
        return f"token {self.pk}"


class SpokenLanguage(MissionBound):
    """A language she speaks, and whether she needs an interpreter for everything else."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="languages")
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


class IdentifierKind(models.TextChoices):
    """What an external identifier is."""

    PASSPORT = "passport", _("Passport")
    NATIONAL_ID = "national_id", _("National identity number")
    RESIDENCE = "residence", _("Residence permit")
    ASYLUM = "asylum", _("Asylum-seeker card")
    UNHCR = "unhcr", _("UNHCR number")
    BIRTH_CERTIFICATE = "birth_certificate", _("Birth certificate")
    OTHER_ORGANISATION = "other_organisation", _("Number at another organisation")


class Identifier(MissionBound):
    """A number somebody else knows her by."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=30, choices=IdentifierKind)
    number = SealedTextField()
    issued_by = models.CharField(max_length=2, blank=True)
    expires_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"identifier {self.pk}"


class Channel(models.TextChoices):
    """A way to reach her."""

    PHONE = "phone", _("Phone call")
    MESSAGE = "message", _("Text or app message")
    EMAIL = "email", _("E-mail")
    ADDRESS = "address", _("Address")
    SOMEONE = "someone", _("Through someone she trusts")


class Safety(models.TextChoices):
    """Whether using a contact is safe for her."""

    SAFE = "safe", _("Safe at any time")
    RULES = "rules", _("Safe only within her rules")
    UNKNOWN = "unknown", _("Not yet asked")
    NEVER = "never", _("Never use")


class Contact(MissionBound):
    """A way to reach her, with the rule that keeps her safe; nothing reaches out past the rule."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="contacts")
    channel = models.CharField(max_length=10, choices=Channel)
    value = SealedTextField()
    safety = models.CharField(max_length=10, choices=Safety, default=Safety.UNKNOWN)
    weekdays = models.JSONField(default=list, blank=True)
    from_time = models.TimeField(null=True, blank=True)
    until_time = models.TimeField(null=True, blank=True)
    guidance = SealedTextField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(safety=Safety.RULES)
                | (Q(from_time__isnull=False) & Q(until_time__isnull=False)),
                name="a_safe_contact_rule_has_hours",
            ),
            models.CheckConstraint(
                condition=Q(from_time__isnull=True) | Q(from_time__lt=F("until_time")),
                name="safe_hours_end_after_they_start",
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"


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

    person = models.ForeignKey(Person, models.CASCADE, related_name="relations")
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
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.household}"
