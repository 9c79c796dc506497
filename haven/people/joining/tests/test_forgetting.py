"""Forgetting a joined person forgets everything of both files, and then nothing is parted."""

import pytest
from django.core.exceptions import PermissionDenied

from haven.foundation.vault.models import SealingKey
from haven.people.joining.actions import undo
from haven.people.joining.models import Joining, MovedLink
from haven.people.joining.tests.test_parting import parted
from haven.people.joining.walking import moving_links
from haven.people.persons.actions import forget_person
from haven.people.persons.models import Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("named", ["keep", "other"])
def test_both_are_forgotten_whichever_is_named(request, dora, joined, keep, other, today, named):
    person = Person.objects.get(pk=request.getfixturevalue(named).pk)
    forget_person(by=dora, person=person, on=today)
    for file in Person.objects.filter(pk__in=[keep.pk, other.pk]):
        assert (file.forgotten_on, file.birth, file.sex) == (today, None, "unknown")
        assert not SealingKey.objects.filter(pk=file.pk).exists()
    assert not MovedLink.objects.filter(before__isnull=False).exists()
    assert Joining.objects.get().reason is None
    codes = {"assessments.Assessment", "cases.Case", "cases.Service", "persons.Person"}
    left = {link.model._meta.label for link in moving_links() if link.rows_of(keep).exists()}
    assert left <= codes


def test_then_nothing_is_parted(amina, dora, bashir, joined, keep, today, now):
    forget_person(by=dora, person=keep, on=today)
    for by in (amina, bashir):
        with pytest.raises(PermissionDenied):
            undo(by=by, joining=joined, answers={}, at=now)


def test_parted_before_one_is_forgotten_and_the_other_is_not(
    amina, dora, joined, keep, other, today, now
):
    parted(amina, joined, now)
    other.refresh_from_db()
    forget_person(by=dora, person=other, on=today)
    keep.refresh_from_db()
    assert keep.forgotten_on is None
    assert keep.names.get().text == "Nargis Rahimova"
