"""Who may, and who may not."""

import pytest

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.access.roles import Role
from haven.people.cases import policies
from haven.people.cases.actions import add_concern, give_task, set_restricted, write_note
from haven.people.cases.catalogue import ConcernKind, NoteKind
from haven.people.cases.models import Case
from haven.people.persons.models import Person

pytestmark = pytest.mark.django_db

WORK = [policies.may_view, policies.may_work_on]
SUPERVISE = [
    policies.may_assign,
    policies.may_restrict,
    policies.may_close,
    policies.may_reopen,
]


def named(rule):
    return str(rule.to)


@pytest.fixture
def nadia(make_someone, sarajevo, team):
    """A colleague of Amina's in the same team."""
    return make_someone("nadia", sarajevo, Role.CASE_WORKER, teams=[team])


@pytest.fixture
def child_protector(make_someone, sarajevo):
    return make_someone("emir", sarajevo, Role.CHILD_PROTECTION_OFFICER)


@pytest.mark.parametrize("rule", WORK, ids=named)
def test_her_worker_her_team_and_the_supervisor_work_with_her(rule, case, amina, nadia, bashir):
    assert all(rule.allows(actor, case) for actor in (amina, nadia, bashir))


@pytest.mark.parametrize("rule", WORK + SUPERVISE, ids=named)
def test_strangers_do_not_even_see_her(rule, case, another, chloe, child_protector):
    assert not any(rule.allows(actor, case) for actor in (another, chloe, child_protector))
    assert not Case.objects.permitted(chloe, rule).exists()


@pytest.mark.parametrize(
    "role",
    [
        Role.ADMINISTRATOR,
        Role.DATA_PROTECTION_OFFICER,
        Role.FUND_MANAGER,
        Role.ANALYST,
        Role.ENUMERATOR,
        Role.PARTNER,
    ],
)
def test_roles_that_do_not_meet_people_open_no_case(role, case, make_someone, sarajevo, team):
    actor = make_someone("somebody", sarajevo, role, teams=[team])
    assert not any(rule.allows(actor, case) for rule in WORK + SUPERVISE)


@pytest.mark.parametrize("rule", SUPERVISE, ids=named)
def test_only_a_supervisor_of_the_mission_decides(rule, case, amina, bashir, make_someone, tbilisi):
    elsewhere = make_someone("davit", tbilisi, Role.SUPERVISOR)
    assert rule.allows(bashir, case)
    assert rule.allows(amina, case) == (rule is policies.may_close)  # it is her case
    assert not rule.allows(elsewhere, case)


def test_a_restricted_person_is_known_to_her_worker_and_the_supervisor_only(
    case, amina, nadia, bashir
):
    set_restricted(by=bashir, case=case, restricted=True)
    assert policies.may_view.allows(amina, case)
    assert policies.may_view.allows(bashir, case)
    assert not policies.may_view.allows(nadia, case)


def test_a_child_protector_sees_children_unless_they_are_restricted(
    case, child_protector, bashir, today
):
    Person.objects.filter(pk=case.person_id).update(treated_as_child_until=today.replace(2090))
    assert policies.may_view.allows(child_protector, case)
    case.refresh_from_db()
    set_restricted(by=bashir, case=case, restricted=True)
    assert not policies.may_view.allows(child_protector, case)


def test_what_belongs_to_a_case_is_known_to_those_who_know_her(case, amina, chloe, today, now):
    note = write_note(by=amina, case=case, kind=NoteKind.DECISION, text="Words", at=now)
    task = give_task(by=amina, case=case, what="Call", due_on=today, for_user=amina.user, on=today)
    concern = add_concern(by=amina, case=case, kind=ConcernKind.OTHER, since=today, at=now)
    for rule, record in (
        (policies.may_correct_note, note),
        (policies.may_end_task, task),
        (policies.may_end_concern, concern),
    ):
        assert rule.allows(amina, record)
        assert not rule.allows(chloe, record)


def test_cases_are_opened_for_people_one_may_know(zarina, amina, bashir, another, chloe):
    assert policies.may_open_case_for.allows(amina, zarina)
    assert policies.may_open_case_for.allows(bashir, zarina)
    assert not policies.may_open_case_for.allows(another, zarina)
    assert not policies.may_open_case_for.allows(chloe, zarina)


def test_a_file_of_cases_is_opened_by_who_works_with_people_there(sarajevo, amina, chloe):
    assert policies.may_open_cases_in.allows(amina, sarajevo)
    assert not policies.may_open_cases_in.allows(chloe, sarajevo)


def test_the_workload_of_a_mission_is_for_its_supervisors(sarajevo, bashir, amina):
    assert list(Mission.objects.permitted(bashir, policies.may_see_workload)) == [sarajevo]
    assert not Mission.objects.permitted(amina, policies.may_see_workload).exists()


def test_a_role_that_has_ended_opens_nothing(case, amina, today):
    amina.user.memberships.update(ends_on=today)
    tomorrow = Actor.of(amina.user, on=today.replace(day=today.day + 1))
    assert not policies.may_view.allows(tomorrow, case)
