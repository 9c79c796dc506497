"""Jobs wait for the commit, carry codes only, and are done with the whole house in view."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils.timezone import now
from django_q.models import OrmQ, Schedule
from django_q.scheduler import scheduler

from haven.foundation.access.models import Team
from haven.foundation.access.walls import looking
from haven.foundation.jobs import schedules, status
from haven.foundation.jobs.later import TellingJobError, later, run
from haven.foundation.jobs.schedules import daily, every, install

pytestmark = pytest.mark.django_db

done = []
THREE = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)


def count_teams(*codes):
    done.append((Team.objects.count(), *codes))


@pytest.fixture(autouse=True)
def nothing_done(monkeypatch):
    monkeypatch.setattr("django_q.scheduler.close_old_django_connections", lambda: None)
    done.clear()


@pytest.fixture
def only_my_rhythms(monkeypatch):
    monkeypatch.setattr(schedules, "rhythms", {})
    monkeypatch.setattr(schedules, "open_doors", lambda name: [])


def the_worker_takes_the_next():
    waiting = OrmQ.objects.get()
    name, *codes = waiting.task["args"]
    assert waiting.task["func"] == "haven.foundation.jobs.later.run"
    waiting.delete()
    run(name, *codes)


def asks_and_fails():
    with transaction.atomic():
        later(count_teams)
        transaction.set_rollback(True)


def test_a_job_is_asked_for_only_when_the_reason_is_committed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        asks_and_fails()
        assert not OrmQ.objects.exists()
        later(count_teams, 7)
        assert not OrmQ.objects.exists()
    the_worker_takes_the_next()
    assert done == [(0, 7)]


def test_a_job_sees_every_mission(team, jobs_at_once):
    with looking([]):
        later(count_teams, "SJJ", 41)
    assert done == [(1, "SJJ", 41)]


@pytest.mark.parametrize("told", ["Наргис", "she is afraid", "", 3.5, None, ["x"]])
def test_a_job_is_told_codes_only(told):
    with pytest.raises(TellingJobError):
        later(count_teams, told)


def test_a_job_for_tomorrow_waits_until_tomorrow(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        later(count_teams, "case:41", at=now() + timedelta(days=1))
    scheduler()
    assert not OrmQ.objects.exists()
    Schedule.objects.update(next_run=now() - timedelta(minutes=1))
    scheduler()
    assert not Schedule.objects.exists()
    the_worker_takes_the_next()
    assert done == [(0, "case:41")]


def test_schedules_are_written_once_and_dropped_when_no_app_has_them(only_my_rhythms):
    every(minutes=15)(count_teams)
    name = f"{__name__}.count_teams"
    assert install(THREE) == install(THREE) == [f"{name} every 15 minutes"]
    daily(at="03:00")(count_teams)
    assert install(THREE) == [f"{name} daily at 03:00"]
    assert Schedule.objects.get().next_run == THREE + timedelta(days=1)


def test_a_machine_that_slept_through_the_night_does_its_work_in_the_morning(only_my_rhythms):
    daily(at="03:00")(count_teams)
    install(THREE - timedelta(hours=1))
    install(THREE + timedelta(hours=5))
    assert Schedule.objects.get().next_run == THREE
    scheduler()
    the_worker_takes_the_next()
    assert done == [(0,)]
    assert Schedule.objects.get().next_run > now()


def test_the_command_installs_what_the_apps_offer():
    call_command("schedule_jobs")
    assert Schedule.objects.count() == len(schedules.rhythms) > 0


def test_the_status_says_whether_anybody_works(only_my_rhythms):
    assert not next(status.signs()).good
    every(minutes=15)(count_teams)
    install(now())
    OrmQ.objects.create(key="haven", payload="", lock=now() - timedelta(minutes=2))
    assert all(sign.good for sign in status.signs())
    OrmQ.objects.update(lock=now() - timedelta(minutes=9))
    Schedule.objects.update(next_run=now() - timedelta(minutes=9))
    alive, waiting = status.signs()
    assert alive.says.startswith("No worker is alive")
    assert waiting.says == "The oldest waiting job is 9 minutes old."
    assert not alive.good
    assert not waiting.good
