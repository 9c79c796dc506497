"""How what phones sent is forgotten."""

from uuid import UUID


def forget(person_id: UUID) -> None:
    """Nothing here knows whom a form speaks of: a programme does, once it has taken it.

    What came rests under a key of the form's own, which is destroyed two weeks after it was taken
    or set aside (``jobs.forget_ended``).
    """
