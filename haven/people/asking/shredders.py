"""How asking forgets a person: the words about her go, with their key, and every tie to her."""

from uuid import UUID

from haven.foundation.vault.keyring import destroy_keys
from haven.people.asking.actions import free_place
from haven.people.asking.models import Candidate, Enquiry, State


def forget(person_id: UUID) -> None:
    """Forget what was asked about her; that something was asked, and when, remains."""
    hers = Enquiry.objects.filter(person=person_id)
    enquiries = list(hers.select_related("asked_by"))
    hers.update(state=State.ENDED, person=None, consent=None, told=None, why=None)
    Candidate.objects.filter(person=person_id).delete()
    for enquiry in enquiries:
        free_place(enquiry)
    destroy_keys(enquiry.pk for enquiry in enquiries)
