"""Two files become one: nothing is lost, everything opens, and the signpost leads on."""

import pytest
from django.core.exceptions import PermissionDenied

from haven.foundation.access.actors import Actor
from haven.foundation.audit.models import Entry
from haven.people.cases.models import Case, Note
from haven.people.joining.actions import join
from haven.people.joining.choices import Choices
from haven.people.joining.errors import NoReasonError, NotOnePersonError, UnchosenError
from haven.people.joining.models import Act, Side
from haven.people.joining.tests.conftest import ALL_KEPT, a_file
from haven.people.persons.actions import (
    add_contact,
    deal_anew,
    form_household,
    join_household,
    leave_household,
    refile_everybody,
    relate,
    retire_before,
)
from haven.people.persons.answers import GivenContact, Spoken
from haven.people.persons.facts import facts
from haven.people.persons.models import Kinship, Person, Safety
from haven.people.persons.queries import find, membership_of, person_with

pytestmark = pytest.mark.django_db


def joined_by(by, keep, other, now, **choices):
    said = Choices(**{**ALL_KEPT.codes(), **choices})
    return join(by=by, keep=keep, other=other, choices=said, reason="Same passport", at=now)


def texts(rows):
    return sorted(row.text for row in rows)


def test_names_and_numbers_of_both_stay_and_one_name_is_the_main_one(amina, keep, other, now):
    joined_by(amina, keep, other, now, main_name=Side.OTHER)
    assert texts(keep.names.all()) == sorted(["Nargis Rahimova", "Наргис Раҳимова"])
    assert keep.names.get(is_main=True).text == "Наргис Раҳимова"
    assert keep.identifiers.count() == 2


def test_what_moved_opens_under_the_key_of_the_joined_file(joined, keep):
    assert texts(Note.objects.filter(person=keep)) == sorted(
        ["Note of Nargis Rahimova", "Note of Наргис Раҳимова"]
    )


def test_the_answers_chosen_count_and_an_empty_answer_gives_way(amina, sarajevo, team, today, now):
    keep = a_file(amina, sarajevo, today, "A", sex="male")
    other = a_file(amina, sarajevo, today, "B", sex="female", nationalities=["TJ"], team=team)
    joined_by(amina, keep, other, now, sex=Side.OTHER, team=Side.OTHER)
    keep.refresh_from_db()
    assert (keep.sex, keep.nationalities, keep.team) == ("female", ["TJ"], team)


def test_a_difference_nobody_has_chosen_is_refused(amina, keep, other, now):
    with pytest.raises(UnchosenError) as refused:
        join(by=amina, keep=keep, other=other, choices=Choices(), reason="Same", at=now)
    assert refused.value.answers == ["main_name"]


def test_a_team_is_never_filled_in(amina, sarajevo, team, today, now):
    keep = a_file(amina, sarajevo, today, "A")
    other = a_file(amina, sarajevo, today, "A", team=team)
    with pytest.raises(UnchosenError) as refused:
        join(by=amina, keep=keep, other=other, choices=Choices(), reason="Same", at=now)
    assert refused.value.answers == ["team"]


def test_files_are_joined_with_a_reason(amina, keep, other, now):
    with pytest.raises(NoReasonError):
        join(by=amina, keep=keep, other=other, choices=ALL_KEPT, reason=" ", at=now)


def test_a_file_is_not_joined_with_itself_nor_twice(amina, keep, other, sister, now):
    with pytest.raises(NotOnePersonError):
        joined_by(amina, keep, keep, now)
    joined_by(amina, keep, other, now)
    with pytest.raises(PermissionDenied):
        joined_by(amina, sister, other, now)


def test_files_of_two_missions_are_not_joined(amina, chloe, keep, tbilisi, today, now):
    hers = a_file(chloe, tbilisi, today, "Nargis")
    for by in (amina, chloe):
        with pytest.raises(PermissionDenied):
            joined_by(by, keep, hers, now)


def test_whoever_may_know_only_one_joins_nothing(emir, amina, sarajevo, keep, today, now):
    other = a_file(emir, sarajevo, today, "Nargis")
    for by in (emir, amina):
        with pytest.raises(PermissionDenied):
            joined_by(by, keep, other, now)


def test_protection_is_the_stricter_of_the_two(amina, sarajevo, today, now):
    from haven.kernel.ages import BirthDate

    keep = a_file(amina, sarajevo, today, "A", birth=BirthDate(1994), basis="document")
    other = a_file(amina, sarajevo, today, "A", birth=BirthDate(2011), basis="stated")
    until = other.treated_as_child_until
    joined_by(amina, keep, other, now)
    keep.refresh_from_db()
    assert until is not None
    assert keep.treated_as_child_until == until
    assert keep.birth["year"] == 1994


def test_of_two_rules_for_one_number_the_stricter_holds(amina, keep, other, now):
    number = "+387 61 999 888"
    add_contact(by=amina, person=keep, contact=GivenContact("message", number, Safety.SAFE))
    add_contact(by=amina, person=other, contact=GivenContact("phone", "061 999 888", Safety.NEVER))
    joined_by(amina, keep, other, now)
    ruled = {one.value: one.safety for one in keep.contacts.all()}
    assert ruled[number] == ruled["061 999 888"] == Safety.NEVER


def test_whoever_needs_an_interpreter_on_one_file_needs_one(amina, sarajevo, today, now):
    speaks = [Spoken("tg", preferred=True)], [Spoken("tg", needs_interpreter=True), Spoken("ru")]
    keep, other = (a_file(amina, sarajevo, today, "A", languages=each) for each in speaks)
    joined_by(amina, keep, other, now)
    spoken = {one.language: (one.preferred, one.needs_interpreter) for one in keep.languages.all()}
    assert spoken == {"tg": (True, True), "ru": (False, False)}


def test_she_lives_where_the_kept_file_says(joined, keep, other, today):
    assert membership_of(keep).household.members.get().person == keep
    assert sorted(one.until is None for one in keep.households.all()) == [False, True]


def test_in_one_household_she_lives_once_and_still_speaks_for_it(
    amina, sarajevo, keep, other, today, now
):
    for her in (keep, other):
        leave_household(by=amina, member=membership_of(her), on=today)
    home = form_household(by=amina, mission=sarajevo, members=[other], head=other, on=today)
    join_household(by=amina, household=home, person=keep, on=today)
    joined_by(amina, keep, other, now)
    assert [(one.person, one.is_head) for one in home.members.all()] == [(keep, True)]


def test_she_is_not_her_own_sister(amina, keep, other, sister, now):
    relate(by=amina, person=keep, other=other, kinship=Kinship.SIBLING)
    joining = joined_by(amina, keep, other, now)
    assert [tie.other for tie in keep.relations.all()] == [sister]
    assert [tie.other for tie in sister.relations.all()] == [keep]
    taken = joining.links.filter(act=Act.TAKEN, model="persons.Relation")
    assert taken.count() == 4  # each other's sisters, and their sister's twice


def test_of_two_open_cases_one_goes_on_with_all_that_is_open(joined, keep):
    goes_on, ended = Case.objects.filter(person=keep).order_by("closed_on", "pk").all()[::-1]
    goes_on, ended = sorted((goes_on, ended), key=lambda case: not case.is_open)
    assert (goes_on.is_open, ended.is_open) == (True, False)
    assert goes_on.tasks.count() == 2
    assert ended.notes.count() == 1


def test_her_code_leads_to_the_joined_file_for_whoever_may_know_her(
    amina, emir, sarajevo, joined, keep, other
):
    assert person_with(amina, other.code) == keep
    assert find(amina, other.code, [sarajevo]).candidates[0].person == keep
    found = find(emir, other.code, [sarajevo])
    assert (found.candidates, found.known_elsewhere) == ([], 1)


def test_she_is_found_once_by_the_names_of_both(amina, sarajevo, joined, keep):
    for name in ("Nargis Rahimova", "Наргис Раҳимова"):
        found = find(amina, name, [sarajevo])
        likely = [one.person for one in found.candidates if one.is_strong]
        assert likely == [keep]


def test_a_signpost_stays_unfiled_when_everybody_is_filed_anew(sarajevo, joined, keep, other, now):
    cabinet = deal_anew(by=Actor.console(), mission=sarajevo, at=now)
    refile_everybody(cabinet)
    retire_before(cabinet)
    other.refresh_from_db()
    assert other.birth
    assert not other.tokens.exists()
    assert keep.tokens.exists()


def test_she_is_counted_once(keep, other, sister, amina, now):
    assert len(list(facts())) == 3
    joined_by(amina, keep, other, now)
    assert len(list(facts())) == 2


def test_the_trail_says_who_joined_which_files(joined, keep, other):
    entry = Entry.objects.get(act="joining.joined")
    assert (entry.subject_name, entry.details["other"]) == (str(keep), other.code)
    assert entry.details["links"] == joined.links.count()


def test_no_joining_is_left_at_work(joined):
    joined.refresh_from_db()
    assert not joined.at_work
    assert joined.stands


def test_nobody_changes_a_signpost(joined, other):
    from haven.people.persons.policies import may_change

    other = Person.objects.get(pk=other.pk)
    assert not Person.objects.filter(pk=other.pk).filter(may_change.where(_everybody())).exists()


def _everybody():
    from haven.foundation.access.actors import Actor

    return Actor.console()
