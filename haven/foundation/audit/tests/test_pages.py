"""The trail on a page: in words, for those who answer for the mission, and for nobody else."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.timezone import now

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.audit.heads import faults
from haven.foundation.audit.models import Entry
from haven.foundation.audit.openings import note_opening
from haven.foundation.audit.queries import PAGE
from haven.foundation.audit.trail import record, subject_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy(amina, bashir, sarajevo, team):
    """A trail of two pages and a bit."""
    for n in range(PAGE + 10):
        record(amina if n % 2 else bashir, "team.formed", team, mission=sarajevo)
    record(amina, "office.opened", team.office, mission=sarajevo)
    return sarajevo


@pytest.fixture
def watcher(client, sarajevo):
    officer = someone("dana", sarajevo, Role.DATA_PROTECTION_OFFICER)
    client.force_login(officer.user)
    return client


def shown(page):
    return [entry.number for entry in page.context["page"].entries]


def test_the_newest_stand_first_and_in_words(watcher, busy):
    page = watcher.get("/steward/trail/")
    assert shown(page) == list(range(61, 11, -1))
    assert "amina opened the office Sarajevo." in page.content.decode()
    assert "the whole trail has 61" in page.content.decode()


def test_older_entries_follow_even_while_new_ones_come(watcher, busy, amina, team):
    older = watcher.get("/steward/trail/").context["older"]
    record(amina, "team.formed", team, mission=busy)
    assert shown(watcher.get(f"/steward/trail/?{older}")) == list(range(11, 0, -1))


@pytest.mark.parametrize(
    ("sought", "found"),
    [("act=office.opened", 1), ("by=bashir", 30), ("subject=Sarajevo", 1), ("by=nobody", 0)],
)
def test_she_finds_what_she_looks_for(watcher, busy, sought, found):
    assert len(shown(watcher.get(f"/steward/trail/?{sought}"))) == found


@pytest.mark.parametrize("words", ["mission=TBS", "act=nonsense", "before=x%00", "by=" + "x" * 99])
def test_nonsense_changes_nothing(watcher, busy, tbilisi, words):
    assert watcher.get(f"/steward/trail/?{words}").status_code == 200


def test_who_did_what_to_a_record_and_who_opened_it(watcher, busy, bashir, team):
    note_opening(bashir, team, at=now(), restricted=True)
    page = watcher.get(f"/steward/trail/record/{subject_of(team)}/").content.decode()
    assert "amina formed the team Protection." in page
    assert "bashir opened Protection." in page
    assert "<bdi>Bashir</bdi>" in page


def test_a_case_worker_and_a_stranger_find_no_trail(client, busy, amina, team, tbilisi):
    stranger = someone("elene", tbilisi, Role.DATA_PROTECTION_OFFICER)
    for user, trail in ((amina.user, 404), (stranger.user, 200)):
        client.force_login(user)
        assert client.get("/steward/trail/").status_code == trail
        assert client.get(f"/steward/trail/record/{subject_of(team)}/").status_code == 404
    assert shown(client.get("/steward/trail/")) == []


def test_verify_trail_says_how_it_stands_and_signs_it(busy, settings, tmp_path, capsys):
    settings.HAVEN_HOME = tmp_path
    call_command("verify_trail")
    call_command("verify_trail", mission="SJJ")
    assert capsys.readouterr().out.splitlines() == [
        "SJJ: 61 entries, whole; no signed head yet",
        "SJJ: 61 entries, whole; last signed head at 61",
    ]


def test_verify_trail_fails_with_every_fault_and_signs_nothing(busy, settings, tmp_path):
    settings.HAVEN_HOME = tmp_path
    call_command("verify_trail")
    heads = tmp_path / "trail" / "SJJ.heads"
    heads.write_text(heads.read_text() + "not a head\n")
    on_table = "" if connection.vendor == "sqlite" else " ON audit_entry"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER trail_is_never_rewritten{on_table}")
    Entry.objects.filter(number=61).update(seal="0" * 64)
    with pytest.raises(CommandError) as fails:
        call_command("verify_trail")
    assert fails.value.returncode == 1
    assert str(fails.value).splitlines() == [
        "SJJ: entry 61 was changed or is missing its neighbour.",
        "SJJ: entry 61 is not the one that was signed.",
        "SJJ: line 2 of its signed heads cannot be read.",
    ]
    assert len(heads.read_text().splitlines()) == 2


def test_a_head_of_another_trail_does_not_stand_in(busy, settings, tmp_path):
    settings.HAVEN_HOME = tmp_path
    call_command("verify_trail")
    head = (tmp_path / "trail" / "SJJ.heads").read_text()
    (tmp_path / "trail" / "TBS.heads").write_text(head)
    assert faults("TBS", tmp_path / "trail") == ["TBS: a signed head of SJJ stands among its own."]
