"""The pages about cases: who gets them, what they cost, and what they never show."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from conftest import signed_in
from haven.foundation.audit.models import Entry, Opening
from haven.foundation.deadlines.clocks import running
from haven.foundation.drafts import keeping
from haven.people.cases.actions import (
    add_concern,
    change_case,
    close_case,
    give_service,
    give_task,
    set_restricted,
    write_note,
)
from haven.people.cases.catalogue import Assistance, CloseReason, ConcernKind, NoteKind, Risk
from haven.people.cases.models import Case, Note, Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_bashir(bashir):
    return signed_in(bashir)


@pytest.fixture
def as_chloe(chloe):
    return signed_in(chloe)


@pytest.fixture
def busy(case, amina, today, now):
    """A case with something of everything."""
    for place in range(30):
        at = now + timedelta(minutes=place)
        write_note(by=amina, case=case, kind=NoteKind.DECISION, text="Words", at=at)
    for place in range(5):
        day = today + timedelta(days=place)
        what = f"Task {place}"
        give_task(by=amina, case=case, what=what, due_on=day, for_user=amina.user, on=today)
    give_service(by=amina, case=case, kind=Assistance.SHELTER, on=today)
    add_concern(by=amina, case=case, kind=ConcernKind.STRANDED, since=today, at=now)
    return case


def page(client, name, case, **words):
    return client.get(reverse(f"cases:{name}", kwargs={"code": case.code, **words}))


def send(client, name, case, _pk=None, **answers):
    words = {"code": case.code} | ({"pk": _pk} if _pk else {})
    return client.post(reverse(f"cases:{name}", kwargs=words), answers)


def errors(response):
    return str(response.context["form"].errors)


def test_my_work_costs_few_queries(as_amina, busy, at_most_twelve_queries):
    as_amina.get("/")
    with at_most_twelve_queries():
        response = as_amina.get("/")
    assert busy.code in response.content.decode()


def test_the_work_of_a_supervisor_costs_few_queries(
    as_bashir, as_amina, busy, at_most_twelve_queries
):
    clock = running(busy).first()
    as_amina.post(reverse("cases:pause", args=[busy.code, clock.pk]), {"reason": "security"})
    as_bashir.get("/")
    with at_most_twelve_queries(others=1):  # what phones have sent
        assert "Waits for your decision" in as_bashir.get("/").content.decode()


def test_the_worklist_costs_few_queries(as_bashir, busy, at_most_twelve_queries):
    as_bashir.get("/")
    with at_most_twelve_queries():
        response = as_bashir.get("/cases/?whose=all&concern=stranded")
    assert busy.code in response.content.decode()


def test_the_case_costs_few_queries(as_amina, busy, at_most_twelve_queries):
    as_amina.get("/")
    with at_most_twelve_queries(others=1):  # what she answered
        response = page(as_amina, "detail", busy)
    text = response.content.decode()
    assert "Зарина" in text
    assert "Zarina" in text


@pytest.mark.parametrize("name", ["change", "note", "service", "task", "concern", "contact"])
def test_the_small_pages_cost_few_queries(as_amina, busy, name, at_most_twelve_queries):
    page(as_amina, "detail", busy)
    with at_most_twelve_queries():
        assert page(as_amina, name, busy).status_code == 200


@pytest.mark.parametrize("name", ["assign", "restrict", "reopen"])
def test_decisions_are_a_supervisors(as_amina, as_bashir, busy, name, at_most_twelve_queries):
    assert page(as_amina, name, busy).status_code == 404
    page(as_bashir, "detail", busy)
    with at_most_twelve_queries():
        assert page(as_bashir, name, busy).status_code == 200


def test_whose_case_it_is_may_close_it(as_amina, busy):
    assert page(as_amina, "close", busy).status_code == 200


PAGES = ["detail", "change", "note", "service", "task", "concern", "contact"]
DECISIONS = ["close", "assign", "restrict", "reopen"]


@pytest.mark.parametrize("name", PAGES + DECISIONS)
def test_to_a_stranger_the_case_does_not_exist(as_chloe, busy, name):
    absent = as_chloe.get("/cases/C-0000-0000/")
    response = page(as_chloe, name, busy)
    assert response.status_code == absent.status_code == 404
    assert send(as_chloe, name, busy, text="x").status_code in (404, 405)
    assert not Opening.objects.exists()


def test_a_stranger_touches_no_task_and_no_note(as_chloe, busy):
    task, note = Task.objects.first(), Note.objects.first()
    for name, pk in (("finish_task", task.pk), ("drop_task", task.pk), ("correct", note.pk)):
        assert send(as_chloe, name, busy, pk, text="x").status_code == 404
    assert Task.objects.filter(done_on__isnull=True).count() == 5


def test_who_has_not_signed_in_is_asked_to(client, case):
    for address in ("/", "/cases/", f"/cases/{case.code}/"):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")


def test_no_name_stands_in_a_title_or_an_address(as_amina, busy):
    text = page(as_amina, "detail", busy).content.decode()
    title = re.search(r"<title>(.*?)</title>", text, re.DOTALL).group(1)
    assert busy.code in title
    assert "Зарина" not in title
    assert not re.search(r'(href|action)="[^"]*(Zarina|%D0)', text)


def test_a_role_that_meets_nobody_has_no_cases(make_someone, sarajevo):
    analyst = signed_in(make_someone("analyst", sarajevo, "analyst"))
    assert "Your role opens no cases" in analyst.get("/").content.decode()
    assert analyst.get("/cases/").status_code == 404
    assert analyst.get("/cases/workload/").status_code == 404


def test_the_workload_is_shown_to_supervisors(as_bashir, as_amina, case):
    assert "Amina" in as_bashir.get("/cases/workload/").content.decode()
    assert as_amina.get("/cases/workload/").status_code == 404


def test_every_view_of_a_case_is_remembered_once(as_amina, case, amina):
    page(as_amina, "detail", case)
    page(as_amina, "note", case)
    assert Opening.objects.get().user == amina.user


def test_a_restricted_case_says_who_opened_it(as_amina, as_bashir, bashir, case):
    set_restricted(by=bashir, case=case, restricted=True)
    page(as_amina, "detail", case)
    text = page(as_bashir, "detail", case).content.decode()
    assert "Who opened this record" in text
    assert Entry.objects.filter(act="record.opened").count() == 2


def test_a_case_is_opened_from_a_person(as_amina, zarina):
    address = reverse("cases:open", args=[zarina.code])
    assert as_amina.get(address).status_code == 200
    team = zarina.registered_by.teams.get()
    answers = {"risk": "high", "urgent_needs": ["shelter"], "situation": "Cold.", "team": team.pk}
    response = as_amina.post(address, answers)
    case = Case.objects.get()
    assert response["Location"] == f"/cases/{case.code}/"
    assert (case.risk, case.urgent_needs, case.situation) == ("high", ["shelter"], "Cold.")
    again = as_amina.post(address, answers)
    assert case.code in errors(again)


def test_a_stranger_opens_no_case(as_chloe, zarina):
    assert as_chloe.get(reverse("cases:open", args=[zarina.code])).status_code == 404


def test_a_note_is_saved_and_its_draft_has_served(as_amina, amina, sarajevo, case, now):
    draft = f"case-{case.code}-note"
    keeping.keep(amina.user, sarajevo, draft, {"text": ["She said"]}, now)
    assert "She said" in page(as_amina, "note", case).content.decode()
    response = send(as_amina, "note", case, kind="contact", text="She said yes.")
    assert response.status_code == 302
    assert Note.objects.get().text == "She said yes."
    assert keeping.kept(amina.user, draft) is None


def test_an_empty_note_is_asked_for_again(as_amina, case):
    response = send(as_amina, "note", case, kind="contact", text="")
    assert response.status_code == 200
    assert "text" in response.context["form"].errors


def test_the_work_of_a_day(as_amina, amina, case, today):
    day = today.isoformat()
    send(as_amina, "service", case, kind="food", on=day)
    send(as_amina, "task", case, what="Call", due_on=day, for_user=amina.user.pk)
    send(as_amina, "concern", case, kind="stranded", since=day)
    send(as_amina, "contact", case, confirm="yes")
    task, concern = Task.objects.get(), case.concerns.get()
    send(as_amina, "finish_task", case, task.pk)
    send(as_amina, "end_concern", case, concern.pk, until=day)
    note = Note.objects.create(
        mission=case.mission,
        case=case,
        person=case.person,
        text="Tpyo",
        written_by=amina.user,
        written_at=case.changed_at,
    )
    send(as_amina, "correct", case, note.pk, text="Typo")
    case.refresh_from_db()
    assert case.services.get().kind == "food"
    assert Task.objects.get().done_on
    assert case.concerns.get().until == today
    assert {note.text for note in case.notes.all()} == {"Tpyo", "Typo"}


def test_a_task_is_offered_to_those_who_may_know_her(as_amina, another, bashir, case):
    offered = page(as_amina, "task", case).context["form"].fields["for_user"].queryset
    assert {user.username for user in offered} == {"amina", "bashir"}


def test_a_supervisor_decides(as_bashir, another, case, team, today):
    send(as_bashir, "assign", case, team=team.pk, owner=another.user.pk)
    send(as_bashir, "restrict", case, confirm="yes")
    case = Case.objects.select_related("person", "owner").get()
    assert (case.owner.username, case.person.restricted) == ("darko", True)
    day = max(today, case.opened_on).isoformat()
    send(as_bashir, "close", case, reason="moved_on", on=day, version=case.version)
    assert not Case.objects.get().is_open
    send(as_bashir, "reopen", case, confirm="yes")
    assert Case.objects.get().is_open


def test_what_forbids_closing_is_said_on_the_page(as_bashir, busy, today):
    response = send(
        as_bashir, "close", busy, reason="moved_on", on=today.isoformat(), version=busy.version
    )
    assert "still open" in errors(response)


@pytest.fixture
def conflict(as_bashir, amina, case, now):
    """Amina saves while Bashir is writing."""
    shown = page(as_bashir, "change", case).context["form"]
    change_case(
        by=amina,
        case=case,
        seen=1,
        at=now,
        risk=Risk.MEDIUM,
        situation="Hers",
        urgent_needs=["food"],
    )
    return send(
        as_bashir,
        "change",
        case,
        risk="low",
        situation="His",
        urgent_needs=["shelter"],
        seen=shown["seen"].value(),
        was=shown["was"].value(),
    )


def test_who_saves_second_sees_three_columns(conflict):
    assert conflict.status_code == 409
    was, theirs, yours = conflict.context["columns"]
    assert (was.situation, theirs.situation, yours.situation) == ("", "Hers", "His")
    assert (was.risk, theirs.risk, yours.risk) == ("Low", "Medium", "Low")
    initial = conflict.context["form"].initial
    assert initial["risk"] == "theirs"
    assert initial["situation"] is None


def settle(client, case, conflict, **choices):
    form = conflict.context["form"]
    hidden = {name: form[name].value() for name in ("seen", "was", "theirs", "yours")}
    return send(client, "settle", case, **hidden, **choices)


def test_what_she_chooses_is_saved(as_bashir, case, conflict):
    response = settle(
        as_bashir, case, conflict, risk="theirs", situation="both", urgent_needs="both"
    )
    assert response.status_code == 302
    saved = Case.objects.get()
    assert (saved.risk, saved.situation) == ("medium", "Hers\n\nHis")
    assert saved.urgent_needs == ["food", "shelter"]


def test_a_choice_left_out_is_asked_for_with_all_words_kept(as_bashir, case, conflict):
    response = settle(as_bashir, case, conflict, risk="yours", urgent_needs="yours")
    assert response.status_code == 409
    assert response.context["columns"][2].situation == "His"
    assert Case.objects.get().situation == "Hers"


def test_a_third_change_is_a_new_conflict(as_bashir, amina, case, conflict, now):
    change_case(
        by=amina, case=case, seen=2, at=now, risk=Risk.LOW, situation="Again", urgent_needs=[]
    )
    response = settle(
        as_bashir, case, conflict, risk="yours", situation="yours", urgent_needs="yours"
    )
    assert response.status_code == 409
    assert [column.situation for column in response.context["columns"]] == ["Hers", "Again", "His"]


def test_a_closed_case_keeps_what_was_being_written(as_bashir, bashir, case, today, now):
    reason = CloseReason.MOVED_ON
    close_case(by=bashir, case=case, version=1, on=today, at=now, reason=reason)
    response = send(as_bashir, "change", case, risk="low", situation="Late", seen=2)
    assert response.status_code == 200
    assert "closed" in errors(response)
    assert "Late" in response.content.decode()


def test_a_case_is_found_by_its_code_however_it_is_typed(as_amina, case):
    typed = case.code.lower().replace("-", " ")
    assert as_amina.get("/cases/", {"code": typed})["Location"] == f"/cases/{case.code}/"
    wrong = "0" if case.code[-1] != "0" else "1"
    response = as_amina.get("/cases/", {"code": case.code[:-1] + wrong})
    assert "typing mistake" in response.content.decode()


def test_nonsense_in_an_address_changes_nothing(as_amina, case):
    assert as_amina.get("/cases/?risk=xx&page=-4&whose=&state=1").status_code == 200
    assert as_amina.get(f"/cases/{case.code}/?kind=xx&page=zzz").status_code == 200
