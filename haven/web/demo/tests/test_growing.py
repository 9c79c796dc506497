from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from haven.foundation.access.models import User
from haven.foundation.access.roles import Role
from haven.foundation.audit.trail import first_broken_entry
from haven.people.cases.models import Case
from haven.people.persons.models import Name, Person
from haven.web.demo.growing import RealMissionsError, grow, only_fictional
from haven.web.demo.staff import EVERY_MISSION, STAFF, password, sign_ins

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_a_year_grows_and_every_promise_about_it_holds():
    grow(now=NOW, people=24)
    the_trails_are_whole_and_say_that_nobody_is_real()
    whoever_is_printed_can_sign_in()
    amina_helps_nargis()
    nothing_happens_after_now()
    asked_again_it_prints_the_same_sign_ins()


def the_trails_are_whole_and_say_that_nobody_is_real():
    assert [first_broken_entry(code) for code in EVERY_MISSION] == [None, None, None]
    assert only_fictional()
    for code in EVERY_MISSION:
        assert Person.objects.filter(mission__code=code).count() >= 8


def whoever_is_printed_can_sign_in():
    for worker in STAFF:
        user = User.objects.get(username=worker.username)
        assert user.check_password(password(worker.username))
        assert not user.password_is_known
        assert f"  {worker.username} / {password(worker.username)} " in sign_ins()


def amina_helps_nargis():
    case = Case.objects.get(
        person__in=[name.person_id for name in Name.objects.all() if name.text == "Каримова Наргис"]
    )
    assert case.owner.username == "amina"
    assert case.is_open
    assert case.household.members.count() == 3
    assert case.tasks.filter(due_on=NOW.date()).exists()


def nothing_happens_after_now():
    assert not Case.objects.filter(changed_at__gt=NOW).exists()
    assert not Case.objects.filter(notes__written_at__gt=NOW).exists()


def asked_again_it_prints_the_same_sign_ins():
    said = StringIO()
    call_command("demo", stdout=said)
    assert said.getvalue().strip() == sign_ins()


def test_it_does_not_mix_with_real_missions(sarajevo):
    assert not only_fictional()
    with pytest.raises(RealMissionsError):
        grow(now=NOW)
    with pytest.raises(CommandError, match="Real missions"):
        call_command("demo")


def test_every_role_that_works_today_has_somebody():
    later = {Role.FUND_MANAGER, Role.ENUMERATOR, Role.GUEST}
    assert {worker.role for worker in STAFF} == set(Role) - later


def test_passwords_are_long_enough_and_differ():
    passwords = {password(worker.username) for worker in STAFF}
    assert len(passwords) == len(STAFF)
    assert min(map(len, passwords)) >= 12
