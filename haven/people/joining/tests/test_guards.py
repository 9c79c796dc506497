"""The database lets a joining move what never changes, and nothing else, and nobody else."""

import pytest
from django.db import Error, transaction

from haven.people.cases.actions import write_note
from haven.people.cases.catalogue import NoteKind
from haven.people.consents.models import Consent
from haven.people.joining.actions import join
from haven.people.joining.models import Joining
from haven.people.joining.tests.conftest import ALL_KEPT
from haven.people.persons.models import Person

pytestmark = pytest.mark.django_db


def refused(change):
    with pytest.raises(Error), transaction.atomic():
        change()


def at_work(keep, other, by, now, **more):
    return Joining.objects.create(
        mission=keep.mission, keep=keep, other=other, restricted=False, proposed_by=by.user,
        proposed_at=now, at_work=True, **more,
    )  # fmt: skip


def test_a_consent_changes_hands_in_no_other_way(amina, keep, other, now):
    hers = Consent.objects.filter(person=other)
    refused(lambda: hers.update(person=keep))
    joining = at_work(keep, other, amina, now)
    hers.update(person=keep)
    joining.delete()
    refused(lambda: Consent.objects.filter(person=keep).update(person=other))


@pytest.mark.parametrize(
    "said",
    [
        {"decision": "refused"},
        {"ends_on": "2030-01-01"},
        {"guardian": None},
        {"points_covered": [1]},
        {"decided_on": "2020-01-01"},
        {"wording": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_a_joining_at_work_changes_nothing_a_consent_says(amina, keep, other, now, said):
    at_work(keep, other, amina, now)
    hers = Consent.objects.filter(person=other)
    refused(lambda: hers.update(person=keep, **said))
    refused(lambda: hers.update(**said))


def test_a_joining_gives_consents_to_nobody_else(amina, keep, other, sister, now):
    at_work(keep, other, amina, now)
    refused(lambda: Consent.objects.filter(person=other).update(person=sister))


def test_only_a_joining_sets_consents_aside_and_takes_that_back(amina, keep, other, now):
    def set_aside():
        return Consent.objects.create(
            mission=keep.mission, person=keep, purpose="return", recipient_kind="us",
            decision="set_aside", decided_on="2026-03-04", recorded_by=amina.user, recorded_at=now,
        )  # fmt: skip

    refused(set_aside)
    at_work(keep, other, amina, now)
    row = set_aside()
    row.delete()
    refused(lambda: Consent.objects.filter(person=keep).delete())


def test_nobody_but_a_joining_puts_up_a_signpost_or_takes_it_down(amina, keep, other, sister, now):
    her = Person.objects.filter(pk=other.pk)
    refused(lambda: her.update(joined_into=keep))
    join(by=amina, keep=keep, other=other, choices=ALL_KEPT, reason="Same", at=now)
    refused(lambda: her.update(joined_into=None))
    refused(lambda: her.update(joined_into=sister))


def test_a_signpost_leads_to_a_file_and_not_to_a_signpost(amina, keep, other, sister, now):
    join(by=amina, keep=keep, other=other, choices=ALL_KEPT, reason="Same", at=now)
    at_work(other, sister, amina, now)
    refused(lambda: Person.objects.filter(pk=sister.pk).update(joined_into=other))


def test_of_a_restricted_person_the_database_asks_for_two(amina, bashir, keep, other, now):
    Person.objects.filter(pk=keep.pk).update(restricted=True)
    joining = at_work(keep, other, amina, now)
    her = Person.objects.filter(pk=other.pk)
    refused(lambda: her.update(joined_into=keep))
    work = Joining.objects.filter(pk=joining.pk)
    refused(lambda: work.update(restricted=True, joined_at=now))
    refused(lambda: work.update(confirmed_by=amina.user))
    work.update(restricted=True, confirmed_by=bashir.user)
    her.update(joined_into=keep)


def test_files_of_two_missions_meet_in_no_joining(amina, chloe, keep, tbilisi, today, now):
    from haven.people.joining.tests.conftest import a_file

    hers = a_file(chloe, tbilisi, today, "Nargis")
    refused(lambda: at_work(keep, hers, amina, now))


def test_of_our_work_nothing_new_is_written_about_a_signpost(amina, keep, other, today, now):
    case = other.cases.get()
    case.person = other
    join(by=amina, keep=keep, other=other, choices=ALL_KEPT, reason="Same", at=now)
    refused(lambda: write_note(by=amina, case=case, kind=NoteKind.DECISION, text="Late", at=now))
