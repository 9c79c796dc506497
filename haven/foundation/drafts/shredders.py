"""How drafts forget a person."""

from uuid import UUID


def forget(person_id: UUID) -> int:
    """Nothing to do, so 0: a draft does not know whom it speaks of.

    Its page does: a case that forgets its person calls ``keeping.drop_pages`` with its code, and
    every other draft dies with its own key when it is sent, or after fourteen days.
    """
    return 0
