"""What somebody has typed on a page and not yet sent."""

from __future__ import annotations

import uuid

from django.db import models

from haven.foundation.access.models import MissionBound, User
from haven.foundation.vault.fields import SealedJSONField

LONGEST_PAGE_CODE = 60


class Draft(MissionBound):
    """One user's unsent words on one page, sealed under a key that dies with them."""

    user = models.ForeignKey(User, models.CASCADE, related_name="drafts", db_index=False)
    page = models.CharField(max_length=LONGEST_PAGE_CODE)
    key = models.UUIDField(default=uuid.uuid4)
    said = SealedJSONField(under="key")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "page"], name="one_draft_a_page"),
        ]
        indexes = [models.Index(fields=["saved_at"], name="drafts_by_age")]

    def __str__(self) -> str:
        return f"draft of {self.page}"
