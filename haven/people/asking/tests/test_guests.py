"""A guest knows one person of another mission and nobody else, as long as that person agrees."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils.timezone import localdate, now

from conftest import signed_in, someone
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Membership, Mission, NewBeginning
from haven.foundation.access.policies import (
    may_close_account,
    may_refuse_beginning,
    may_work_in,
)
from haven.foundation.access.roles import Role
from haven.foundation.access.walls import looking
from haven.foundation.directory.models import Organisation
from haven.foundation.directory.policies import may_see_organisation
from haven.people.asking.actions import answer_yes, end_visit
from haven.people.asking.models import Candidate, Enquiry
from haven.people.asking.queries import overdue, visits
from haven.people.cases.actions import open_case, write_note
from haven.people.cases.catalogue import NoteKind
from haven.people.cases.models import Case
from haven.people.cases.policies import may_open_cases_in
from haven.people.cases.policies import may_view as may_view_case
from haven.people.consents.actions import record_consent, withdraw_consent
from haven.people.consents.models import Consent
from haven.people.persons.actions import (
    draw_into_circle,
    forget_person,
    leave_circle,
    set_team,
)
from haven.people.persons.models import Acquaintance, Person
from haven.people.persons.policies import (
    may_register_people_in,
    may_search_in,
    may_view,
)
from haven.people.persons.queries import people_i_may_know

pytestmark = pytest.mark.django_db


def knows(actor):
    return set(people_i_may_know(actor))


def test_a_guest_knows_one_person_her_case_and_nobody_else(guest, mehrangez, shahlo, case):
    chloe, _ = guest
    assert knows(chloe) == {mehrangez}
    assert list(Case.objects.permitted(chloe, may_view_case)) == [case]


def test_before_the_yes_she_knows_nobody_there(asked, agrees, mehrangez, chloe):
    asked()
    agrees(mehrangez)
    assert knows(chloe) == set()


def test_a_place_alone_opens_nothing(chloe, dushanbe, mehrangez, today):
    chloe.user.memberships.create(mission=dushanbe, role=Role.GUEST, starts_on=today)
    Acquaintance.objects.create(mission=dushanbe, person=mehrangez, user=chloe.user)
    mehrangez.team.memberships.create(user=chloe.user)
    assert knows(Actor.of(chloe.user, on=today)) == set()


def test_a_guest_may_nothing_else_in_the_mission(guest, dushanbe, case):
    chloe, _ = guest
    Organisation.objects.create(mission=dushanbe, name="Safe House")
    for rule in (
        may_register_people_in, may_search_in, may_open_cases_in, may_work_in,
    ):  # fmt: skip
        assert list(Mission.objects.filter(rule.where(chloe))) == [Mission.objects.get(code="TBS")]
    assert not Organisation.objects.filter(may_see_organisation.where(chloe)).exists()


def test_both_write_in_one_file(guest, case, dilbar, at):
    chloe, _ = guest
    write_note(by=chloe, case=case, kind=NoteKind.CONTACT, text="She is safe here.", at=at)
    page = signed_in(dilbar).get(f"/cases/{case.code}/").content.decode()
    assert "She is safe here." in page
    assert "Chloé" in page


def test_a_guest_says_of_nobody_who_else_may_know_her(guest, mehrangez, farrukh, dilbar):
    chloe, _ = guest
    for act in (draw_into_circle, leave_circle):
        with pytest.raises(PermissionDenied):
            act(by=chloe, person=mehrangez, user=dilbar.user)
    with pytest.raises(PermissionDenied):
        set_team(by=chloe, person=mehrangez, team=None)


def test_a_guest_writes_down_no_consent_and_opens_no_case(guest, mehrangez, today, at):
    chloe, _ = guest
    with pytest.raises(PermissionDenied):
        record_consent(
            by=chloe, person=mehrangez, on=today, at=at, purpose="case_work", decision="given",
            how="spoken",
        )  # fmt: skip
    with pytest.raises(PermissionDenied):
        open_case(by=chloe, person=mehrangez, on=today, at=at)


@pytest.mark.parametrize("who", ["dilbar", "chloe"])
def test_withdrawal_ends_it_at_once_whoever_hears_it(guest, dilbar, who, today, at):
    chloe, enquiry = guest
    by = {"dilbar": dilbar, "chloe": chloe}[who]
    withdraw_consent(by=by, consent=enquiry.consent, how="spoken", on=today, at=at)
    assert knows(chloe) == set()
    assert overdue(at) == [enquiry]


@pytest.mark.parametrize("said", ["refused", "given"])
def test_a_later_answer_needs_a_new_yes(guest, agrees, mehrangez, said, today):
    chloe, _ = guest
    agrees(mehrangez, said, on=today + timedelta(days=400))
    assert knows(chloe) == set()


def test_it_ends_with_the_consent(asked, agrees, mehrangez, dilbar, chloe, at, today):
    enquiry, last = asked(), localdate()
    agrees(mehrangez, ends_on=last)
    answer_yes(by=dilbar, enquiry=enquiry, person=mehrangez, at=at)
    chloe = Actor.of(chloe.user, on=today)
    assert knows(chloe) == {mehrangez}
    assert visits(chloe, last).exists()
    assert not visits(chloe, last + timedelta(days=1)).exists()


def test_it_ends_when_she_no_longer_works_in_her_own_mission(guest, tbilisi, today):
    chloe, _ = guest
    chloe.user.memberships.filter(mission=tbilisi).delete()
    assert knows(Actor.of(chloe.user, on=today)) == set()


def test_either_side_ends_it(guest, at, today):
    chloe, enquiry = guest
    end_visit(by=chloe, enquiry=enquiry, at=at)
    assert knows(Actor.of(chloe.user, on=today)) == set()
    assert knows(chloe) == set()


def test_when_she_is_forgotten_the_words_about_her_are_too(guest, mehrangez, ivo, today):
    chloe, enquiry = guest
    forget_person(by=ivo, person=mehrangez, on=today)
    enquiry = Enquiry.objects.get(pk=enquiry.pk)
    assert (enquiry.told, enquiry.why, enquiry.person) == (None, None, None)
    assert not Consent.objects.exists()
    assert not Candidate.objects.exists()
    assert not Membership.objects.filter(role=Role.GUEST).exists()
    assert knows(chloe) == set()


def test_a_guest_belongs_to_no_steward_of_the_mission_she_visits(guest, dushanbe):
    chloe, _ = guest
    ruth = someone("ruth", dushanbe, Role.ADMINISTRATOR)
    assert not may_close_account.allows(ruth, chloe.user)
    chloe.user.memberships.exclude(role=Role.GUEST).delete()
    assert not may_close_account.allows(ruth, chloe.user)
    beginning = NewBeginning.objects.create(user=chloe.user, asked_at=now())
    assert not may_refuse_beginning.allows(ruth, beginning)


def test_inside_her_walls_the_file_opens_and_her_own_enquiry_too(guest, mehrangez, asked):
    """On PostgreSQL the rows themselves are walled; on SQLite the rule alone is asked."""
    chloe, enquiry = guest
    with looking(chloe.missions()):
        assert knows(chloe) == {mehrangez}
        assert list(Enquiry.objects.all()) == [enquiry]
    outside = chloe.missions() - {mehrangez.mission_id}
    with looking(outside):
        assert Enquiry.objects.get() == enquiry
        if connection.vendor == "postgresql":
            assert not Candidate.objects.exists()
            assert not Person.objects.exists()


def test_rules_and_lists_agree(guest, mehrangez, shahlo):
    chloe, _ = guest
    assert may_view.allows(chloe, mehrangez)
    assert not may_view.allows(chloe, shahlo)
