"""The keyring: every key, wrapped, in a database of its own apart from the data.

A row here is worthless without the root key. Destroying a row forgets what it sealed, in the
data and in every backup of the data, because no data backup ever holds it.
"""

import uuid

from django.db import models


class RealmKey(models.Model):
    """A mission's own key for one purpose, wrapped by the root key."""

    realm = models.CharField(max_length=10)
    purpose = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1)
    wrapped = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["realm", "purpose", "version"], name="one_realm_key_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} key {self.version} of {self.realm}"


class SealingKey(models.Model):
    """The key of one person (or one draft), wrapped by her mission's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    realm_key = models.ForeignKey(RealmKey, models.PROTECT, related_name="sealing_keys")
    wrapped = models.BinaryField()

    def __str__(self) -> str:
        return f"key {self.id}"
