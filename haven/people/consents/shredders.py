"""How consents forget a person."""

from uuid import UUID

from haven.people.consents.models import Consent


def forget(person_id: UUID) -> None:
    """Delete her answers; the database lets them go only once she is marked as forgotten."""
    Consent.objects.filter(person=person_id).delete()
