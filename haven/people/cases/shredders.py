"""How our work with a person is forgotten: every word goes, what is counted stays."""

from uuid import UUID

from haven.foundation.drafts.keeping import drop_pages
from haven.people.cases.models import Case, Note, Service, Task
from haven.people.persons.models import Person


def forget(person_id: UUID) -> None:
    """Delete her notes and tasks and all that is sealed; cases and services stay as codes.

    A case that is open stays open: the worker who owns it closes it knowing why it is empty.
    """
    Note.objects.filter(person=person_id).update(corrects=None)
    Note.objects.filter(person=person_id).delete()
    Task.objects.filter(person=person_id).delete()
    Service.objects.filter(person=person_id).update(note=None)
    cases = Case.objects.filter(person=person_id)
    cases.update(situation=None, urgent_needs=[])
    for code in cases.values_list("code", flat=True):
        drop_pages(f"case-{code}-")
    for code in Person.objects.filter(pk=person_id).values_list("code", flat=True):
        drop_pages(f"case-open-{code}")
