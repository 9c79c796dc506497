"""Where a person is filed so that she is found, without a word that tells who she is."""

from __future__ import annotations

import uuid

from django.db import models

from haven.foundation.access.models import MissionBound
from haven.foundation.vault.fields import SealedJSONField
from haven.people.persons.models.identity import Person


class Cabinet(MissionBound):
    """How a mission's people are filed: under which key, in how many drawers, which keys are split.

    A common name would give itself away by how often it is filed. So every drawer holds about as
    many filings as any other: rare keys share one, and a common key is split among many, of which
    each person has one. ``splits`` says of the common keys, as blind numbers, into how many: the
    exponents of two. A new cabinet takes over person by person; until it is ``complete`` the one
    before is searched as well, and so it is until that one is ``retired``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField()
    key_version = models.PositiveIntegerField()
    bits = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField(default=0)
    splits = SealedJSONField(under="id", null=True, blank=True)
    made_at = models.DateTimeField()
    refiled_up_to = models.UUIDField(null=True, blank=True)
    complete = models.BooleanField(default=False)
    retired = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mission", "version"], name="each_cabinet_once"),
        ]

    def __str__(self) -> str:
        return f"cabinet {self.version} of {self.mission}"


class FindingToken(MissionBound):
    """A drawer of her mission's cabinet she is filed in, or the blind token of a number of hers."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens")
    token = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["token", "person", "mission"], name="people_by_token")]

    def __str__(self) -> str:
        return f"token {self.pk}"
