"""How answers that name nobody are forgotten."""

from uuid import UUID


def forget(person_id: UUID) -> None:
    """Nothing here knows of whom it speaks: each answer rests under a key of its own."""
