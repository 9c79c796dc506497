"""How comparisons forget a person."""

from uuid import UUID

from haven.reach.encodings.models import Numbered, Pair


def forget(person_id: UUID) -> None:
    """Delete her numbers and her pairs: whoever has a file of ours cannot ask about her any more.

    The secret of an agreement and a file of the partner are sealed under keys of their own, which
    are destroyed when the agreement ends and when the file is compared.
    """
    Numbered.objects.filter(person=person_id).delete()
    Pair.objects.filter(person=person_id).delete()
