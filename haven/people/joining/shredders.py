"""How joinings forget a person."""

from uuid import UUID

from django.db.models import Q

from haven.people.joining.models import Joining, MovedLink


def forget(person_id: UUID) -> None:
    """Empty what the links and reasons say of her, and drop what was only proposed.

    That the files were joined stays, as codes. Both files of a joining that stands are forgotten
    together (``forget_person``), so it can be parted no more.
    """
    of_hers = Q(keep=person_id) | Q(other=person_id)
    Joining.objects.filter(of_hers, joined_at__isnull=True).delete()
    Joining.objects.filter(of_hers).update(reason=None)
    of_her_files = Joining.objects.filter(of_hers).values("pk")
    hers = MovedLink.objects.filter(Q(owner=person_id) | Q(joining__in=of_her_files))
    hers.update(before=None, after=None)
