"""The trail grows, reads well, and shows every way somebody could rewrite it."""

import pytest
from django.db import connection
from django.db.utils import IntegrityError
from django.utils.timezone import now

from haven.foundation.access.models import Mission
from haven.foundation.audit import jobs
from haven.foundation.audit.actions import UnaccountableError, action
from haven.foundation.audit.heads import faults, last_signed, sign_heads
from haven.foundation.audit.models import Entry
from haven.foundation.audit.trail import TellingDetailError, first_broken_entry, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(amina, sarajevo):
    for n in range(5):
        record(amina, "mission.tested", sarajevo, mission=sarajevo, n=n)
    return sarajevo


@pytest.fixture
def nothing_guards_the_trail(db):
    """What an attacker with the database's own rights would do first."""
    on_table = "" if connection.vendor == "sqlite" else " ON audit_entry"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER trail_is_never_rewritten{on_table}")
        cursor.execute(f"DROP TRIGGER trail_is_never_cut{on_table}")


def test_the_database_refuses_to_change_or_cut_it(trail):
    with pytest.raises(IntegrityError, match="never_rewritten"):
        Entry.objects.filter(number=1).update(by="somebody-else")


def test_the_database_refuses_to_delete_from_it(trail):
    with pytest.raises(IntegrityError, match="never_cut"):
        Entry.objects.filter(number=5).delete()


@pytest.mark.parametrize(
    "tampering",
    [
        lambda: Entry.objects.filter(number=2).update(by="somebody-else"),
        lambda: Entry.objects.filter(number=2).update(details={}),
        lambda: Entry.objects.filter(number=3).delete(),
        lambda: Entry.objects.filter(number=5).update(number=6),
        lambda: Entry.objects.filter(number=5).delete(),
    ],
    ids=["other person", "other details", "hole", "moved", "end cut off"],
)
def test_every_tampering_is_found(trail, nothing_guards_the_trail, tmp_path, tampering):
    sign_heads(tmp_path, now())
    assert not faults("SJJ", tmp_path)
    tampering()
    assert faults("SJJ", tmp_path)


def test_a_whole_rewritten_trail_is_found_by_its_signed_head(
    trail, nothing_guards_the_trail, tmp_path
):
    sign_heads(tmp_path, now())
    Entry.objects.filter(number=5).update(by="somebody-else")
    entry = Entry.objects.get(number=5)
    Entry.objects.filter(number=5).update(seal=entry.expected_seal())
    assert first_broken_entry("SJJ") is None
    assert faults("SJJ", tmp_path) == ["SJJ: entry 5 is not the one that was signed."]


@pytest.mark.parametrize("told", ["Наргис плачет", ["Nargis"], {"name": "Nargis"}, b"Nargis"])
def test_a_name_cannot_slip_into_a_detail(amina, sarajevo, told):
    with pytest.raises(TellingDetailError):
        record(amina, "mission.tested", sarajevo, mission=sarajevo, note=told)


def test_an_action_that_asks_nothing_or_records_nothing_does_not_commit():
    @action
    def careless(*, by):
        Mission.objects.create(code="XXX", name="x", country="XX")

    with pytest.raises(UnaccountableError, match="asked no rule"):
        careless(by=None)
    assert not Mission.objects.filter(code="XXX").exists()


def test_the_end_of_every_trail_is_signed_on_schedule(trail, settings, tmp_path):
    settings.HAVEN_HOME = tmp_path
    jobs.sign_heads()
    assert last_signed("SJJ", tmp_path / "trail") == 5
