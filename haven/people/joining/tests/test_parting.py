"""A wrong joining is taken back, also after later work, and nothing is lost or doubled."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from haven.people.cases.actions import correct_note, open_case, reopen_case, write_note
from haven.people.cases.catalogue import NoteKind
from haven.people.cases.models import Case, Note
from haven.people.joining.actions import undo
from haven.people.joining.errors import CannotPartError, JoinedSinceError, UnsharedError
from haven.people.joining.models import MovedLink, Side
from haven.people.joining.sharing import Sharing
from haven.people.joining.tests.conftest import a_file
from haven.people.joining.tests.test_joining import joined_by
from haven.people.joining.tests.world import snapshot, tokens
from haven.people.persons.actions import add_name, change_person, relate
from haven.people.persons.answers import GivenName
from haven.people.persons.models import Kinship, Person
from haven.people.persons.queries import person_with

pytestmark = pytest.mark.django_db


def asked(joining):
    return [one.key for one in Sharing(joining).later_rows() if one.is_asked]


def parted(by, joining, now, side=Side.KEEP):
    undo(by=by, joining=joining, answers=dict.fromkeys(asked(joining), side), at=now)


def test_undone_at_once_both_files_are_as_they_were(amina, keep, other, sister, now):
    relate(by=amina, person=keep, other=other, kinship=Kinship.SIBLING)
    before = snapshot(keep, other, sister)
    found = tokens(keep), tokens(other)
    parted(amina, joined_by(amina, keep, other, now, main_name=Side.OTHER), now)
    assert snapshot(keep, other, sister) == before
    assert (tokens(keep), tokens(other)) == found


def test_each_has_her_own_code_again(amina, joined, other, now):
    parted(amina, joined, now)
    assert person_with(amina, other.code) == other


def test_what_was_added_since_is_asked_about(amina, joined, keep, now):
    name = add_name(by=amina, person=keep, name=GivenName("Nargiza"))
    with pytest.raises(UnsharedError) as refused:
        undo(by=amina, joining=joined, answers={}, at=now)
    assert refused.value.rows == [f"persons.Name.person:{name.pk}"]


@pytest.mark.parametrize("side", Side.values)
def test_it_goes_where_it_is_said_to_belong_and_opens_there(amina, joined, keep, other, now, side):
    add_name(by=amina, person=keep, name=GivenName("Nargiza"))
    parted(amina, joined, now, side)
    files = {Side.KEEP: keep, Side.OTHER: other}
    assert "Nargiza" in [name.text for name in files[side].names.all()]
    assert sum(file.names.count() for file in files.values()) == 3


def test_a_later_note_follows_the_case_it_stands_in(amina, joined, keep, other, now):
    ended = Case.objects.get(person=keep, closed_on__isnull=False)
    note = write_note(by=amina, case=ended, kind=NoteKind.DECISION, text="Later", at=now)
    assert asked(joined) == []
    parted(amina, joined, now)
    assert Note.objects.get(pk=note.pk).person == other


@pytest.mark.parametrize("side", Side.values)
def test_in_the_case_that_went_on_for_both_a_later_note_is_shared_out(
    amina, joined, keep, other, now, side
):
    goes_on = Case.objects.get(person=keep, closed_on__isnull=True)
    note = write_note(by=amina, case=goes_on, kind=NoteKind.DECISION, text="Later", at=now)
    better = correct_note(by=amina, note=note, text="Better", at=now)
    parted(amina, joined, now, side)
    owner = keep if side == Side.KEEP else other
    for one in (note, better):
        again = Note.objects.get(pk=one.pk)
        assert (again.person, again.case.person) == (owner, owner)
    assert Note.objects.get(pk=better.pk).text == "Better"


def test_a_later_change_of_what_moved_goes_with_it(amina, joined, other, now):
    name = joined.keep.names.get(is_main=False)
    name.text = "Наргис Раҳимзода"
    name.save()
    parted(amina, joined, now)
    assert other.names.get().text == "Наргис Раҳимзода"


def test_what_was_corrected_since_stays_corrected(amina, sarajevo, today, now):
    keep, other = (a_file(amina, sarajevo, today, "A", sex=sex) for sex in ("male", "female"))
    joining = joined_by(amina, keep, other, now, sex=Side.OTHER)
    change_person(by=amina, person=keep, on=today, sex="other")
    parted(amina, joining, now)
    assert [Person.objects.get(pk=one.pk).sex for one in (keep, other)] == ["other", "female"]


def test_what_cannot_stand_in_the_other_file_is_refused(amina, bashir, joined, keep, today, now):
    for case in Case.objects.filter(person=keep, closed_on__isnull=True):
        Case.objects.filter(pk=case.pk).update(closed_on=today, close_reason="other")
    open_case(by=amina, person=keep, on=today, at=now)
    with pytest.raises(CannotPartError):
        parted(amina, joined, now, Side.OTHER)
    assert Case.objects.filter(person=keep, closed_on__isnull=True).count() == 1
    parted(amina, joined, now)


def test_a_case_reopened_since_stays_open_where_it_belongs(
    amina, bashir, joined, keep, other, today, now
):
    goes_on, ended = sorted(keep.cases.all(), key=lambda case: not case.is_open)
    Case.objects.filter(pk=goes_on.pk).update(closed_on=today, close_reason="other")
    reopen_case(by=bashir, case=ended, on=today, at=now)
    parted(amina, joined, now)
    assert Case.objects.get(pk=ended.pk).is_open
    assert Case.objects.get(pk=ended.pk).person == other


def test_the_last_joining_is_parted_first(amina, bashir, joined, keep, other, sister, now):
    above = joined_by(amina, keep, sister, now + timedelta(days=1))
    with pytest.raises(JoinedSinceError, match=sister.code):
        parted(amina, joined, now)
    parted(amina, above, now)
    parted(amina, joined, now)
    assert person_with(amina, other.code) == other


def test_signposts_lead_on_and_come_back(amina, joined, keep, other, sister, now):
    above = joined_by(amina, sister, keep, now + timedelta(days=1))
    assert person_with(amina, other.code) == sister
    with pytest.raises(JoinedSinceError, match=sister.code):
        undo(by=amina, joining=joined, answers={}, at=now)
    parted(amina, above, now)
    assert person_with(amina, other.code) == keep


def test_whoever_may_not_know_her_parts_nothing(emir, dora, joined, now):
    for by in (emir, dora):
        with pytest.raises(PermissionDenied):
            undo(by=by, joining=joined, answers={}, at=now)


def test_it_is_parted_once(amina, joined, now):
    parted(amina, joined, now)
    with pytest.raises(PermissionDenied):
        undo(by=amina, joining=joined, answers={}, at=now)


def test_parted_the_links_say_what_moved_and_no_more_what_it_said(amina, joined, now):
    assert MovedLink.objects.filter(before__isnull=False).exists()
    parted(amina, joined, now)
    assert joined.links.exists()
    assert not MovedLink.objects.filter(before__isnull=False).exists()


def test_the_same_files_can_be_joined_again(amina, joined, keep, other, now):
    parted(amina, joined, now)
    for file in (keep, other):
        file.refresh_from_db()
    assert joined_by(amina, other, keep, now).stands
