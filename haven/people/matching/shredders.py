"""How pairs forget a person."""

from uuid import UUID

from django.db.models import Q

from haven.people.matching.models import Pair


def forget(person_id: UUID) -> None:
    """Delete every pair she is in, with what was written about it."""
    Pair.objects.filter(Q(first=person_id) | Q(second=person_id)).delete()
