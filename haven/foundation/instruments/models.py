"""Questionnaires, their versions, who has read their wording, and answers that name nobody."""

from __future__ import annotations

import uuid
from functools import lru_cache
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import MissionBound, User
from haven.foundation.instruments.workbook.form import Form, form_of
from haven.foundation.instruments.workbook.notes import Notes
from haven.foundation.instruments.workbook.sheets import said
from haven.foundation.instruments.workbook.tables import scoring_of
from haven.foundation.instruments.workbook.words import Words, words_of
from haven.foundation.vault.fields import (
    SealedBytesField,
    SealedJSONField,
    SealedTextField,
)
from haven.kernel.scoring import Scoring

REMEMBERED = 64


class About(models.TextChoices):
    """Of whom or what a questionnaire asks."""

    PERSON = "person", _("A person")
    HOUSEHOLD = "household", _("A household")
    PLACE = "place", _("A place")
    ANONYMOUS = "anonymous", _("Nobody by name")


NAMES_SOMEBODY = (About.PERSON, About.HOUSEHOLD)


class State(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft", _("Waits for a second person")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Instrument(MissionBound):
    """A questionnaire of a mission; its code never changes, its versions follow one another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=64)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["mission", "code"], name="one_questionnaire_of_a_code")
        ]

    def __str__(self) -> str:
        return self.code


class Edition(MissionBound):
    """One version of a questionnaire, frozen when it is published; answers keep it for ever.

    ``sheets`` are the rows of its workbook, ``workbook`` the file as it came, to be copied.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="editions", db_index=False
    )
    version = models.CharField(max_length=64)
    about = models.CharField(max_length=10, choices=About)
    restricted = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    workbook = models.BinaryField()
    sheets = models.JSONField()
    xform = models.TextField()
    digest = models.CharField(max_length=64)
    public_key = models.TextField(blank=True)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    uploaded_at = models.DateTimeField()
    published_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "version"], name="one_edition_of_a_version"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", published_by__isnull=True, published_at__isnull=True)
                | Q(published_by__isnull=False, published_at__isnull=False),
                name="what_is_published_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(published_by__isnull=True) | ~Q(published_by=F("uploaded_by")),
                name="a_second_person_publishes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.version}"

    @property
    def form(self) -> Form:
        """What it asks."""
        return _read(self.pk)[0]

    @property
    def scoring(self) -> Scoring:
        """By what it is scored."""
        return _read(self.pk)[1]

    @property
    def words(self) -> Words:
        """What it says of itself, and of what comes out."""
        return _read(self.pk)[2]

    @property
    def title(self) -> str:
        """What it is called, in the reader's language."""
        return said(self.words.title, get_language() or "en") or self.instrument.code

    @property
    def examples(self) -> int:
        """How many examples it carries, all of which came out as they should."""
        return _read(self.pk)[3]

    @property
    def purpose(self) -> str:
        """What it is for, in the reader's language."""
        return self._says("purpose")

    @property
    def statements(self) -> list[str]:
        """Where it comes from, what in it is official and what is ours."""
        return [told for key in ("source", "official", "ours") if (told := self._says(key))]

    def _says(self, key: str) -> str:
        return said(self.words.text(key), get_language() or "en")

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED


class Review(MissionBound):
    """Somebody who speaks a language read a version's wording in it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="reviews", db_index=False)
    language = models.CharField(max_length=20)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "language"], name="one_review_of_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.language} of {self.edition}"


class Via(models.TextChoices):
    """On which way an answer came."""

    OFFICE = "office", _("In the office")
    FIELD = "field", _("On the offline page")
    PHONE = "phone", _("From a phone")


class Answered(MissionBound):
    """A filled questionnaire: what all of them have. ``id`` is the instance's own.

    ``digest`` is of the XML as it came, so that sending it twice stores it once. ``doubts`` says
    which rules of the form it breaks: codes of questions and rules, never a value.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    answered_at = models.DateTimeField()
    via = models.CharField(max_length=10, choices=Via)
    digest = models.CharField(max_length=64)
    doubts = models.JSONField(default=list)

    class Meta:
        abstract = True


class AnonymousAnswer(Answered):
    """Answers about a place, or of somebody who is not named; sealed under a key of their own."""

    xml = SealedTextField(under="id")
    answers = SealedJSONField(under="id")
    result = SealedJSONField(under="id")

    class Meta:
        indexes = [
            models.Index(fields=["mission", "edition", "answered_at"], name="anonymous_answers")
        ]

    def __str__(self) -> str:
        return f"answer {self.id}"


class AnonymousFile(MissionBound):
    """A picture or recording among answers that name nobody."""

    answer = models.ForeignKey(
        AnonymousAnswer, models.CASCADE, related_name="files", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    name = SealedTextField(under="answer_id")
    content = SealedBytesField(under="answer_id")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "number"], name="each_file_of_an_anonymous_answer_once"
            )
        ]

    def __str__(self) -> str:
        return f"file {self.number} of {self.answer}"


@lru_cache(REMEMBERED)
def _read(edition: UUID) -> tuple[Form, Scoring, Words, int]:
    """A questionnaire is read once in a process, for what it asks never changes."""
    sheets = Edition.objects.values_list("sheets", flat=True).get(pk=edition)
    form = form_of(sheets)
    scoring = scoring_of(Notes(sheets, form))
    words = words_of(sheets, form, scoring)
    return form, scoring, words, len(sheets.get("examples", ()))
