"""My work, the worklist and the timeline."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest

from haven.foundation.deadlines.models import Clock
from haven.foundation.vault import keyring
from haven.foundation.vault.keyring import destroy_keys
from haven.people.cases.actions import (
    NewCase,
    add_concern,
    assign_case,
    close_case,
    correct_note,
    end_concern,
    finish_task,
    give_service,
    give_task,
    open_case,
    open_cases,
    reopen_case,
    write_note,
)
from haven.people.cases.catalogue import Assistance, CloseReason, ConcernKind, NoteKind, Risk
from haven.people.cases.queries.my_work import my_work
from haven.people.cases.queries.timeline import Kind, timeline
from haven.people.cases.queries.worklist import Load, Sought, worklist, workload
from haven.people.persons.actions import register_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def give(case, amina, today):
    def _give(what, due_on, to=amina, by=amina):
        return give_task(by=by, case=case, what=what, due_on=due_on, for_user=to.user, on=today)

    return _give


def what(duties):
    return [duty.what for duty in duties]


def test_my_work_stands_under_the_day_it_is_due(amina, give, today):
    for name, days in (("late", -2), ("now", 0), ("soon", 3), ("far", 30)):
        give(name, today + timedelta(days=days))
    work = my_work(amina, today)
    assert what(work.overdue) == ["late"]
    assert what(work.today) == ["now"]
    assert what(work.this_week) == ["soon"]
    assert my_work(amina, today + timedelta(days=7)).overdue[-1].what == "soon"


def test_what_we_promised_is_my_work_too(amina, case, today):
    assert what(my_work(amina, today + timedelta(days=3)).this_week) == ["First contact"]
    late = my_work(amina, today + timedelta(days=8)).overdue
    assert what(late) == ["First contact"]
    assert late[0].case.risk == Risk.LOW


def test_a_supervisor_sees_what_others_owe_late(amina, bashir, case, today, now):
    assert not my_work(bashir, today).supervised
    begun, due = now - timedelta(days=90), now - timedelta(days=2)
    Clock.objects.update(starts_at=begun, promised_at=due, due_at=due, escalated_at=now)
    supervised = my_work(bashir, today).supervised
    assert {duty.who for duty in supervised} == {amina.user.name}
    assert "First contact" in what(supervised)
    assert not my_work(amina, today).supervised


def test_on_one_day_the_higher_risk_comes_first(amina, case, give, sarajevo, team, today, now):
    give("low", today)
    (person,) = register_people(by=amina, mission=sarajevo, on=today, people=[{}])
    urgent = open_case(by=amina, person=person, on=today, at=now, risk=Risk.HIGH, team=team)
    give_task(by=amina, case=urgent, what="high", due_on=today, for_user=amina.user, on=today)
    assert what(my_work(amina, today).today) == ["high", "low"]


def test_what_i_asked_of_others_waits_and_is_new_to_them(amina, bashir, give, today):
    give("sign", today + timedelta(days=20), to=bashir)
    assert what(my_work(amina, today).waiting) == ["sign"]
    assert what(my_work(bashir, today).new_tasks) == ["sign"]
    assert not my_work(bashir, today + timedelta(days=8)).new_tasks


def test_a_case_given_to_me_is_new_for_a_week(another, bashir, case, team, now, today):
    tomorrow = today + timedelta(days=1)
    assign_case(by=bashir, case=case, team=team, owner=another.user, on=tomorrow, at=now)
    assert my_work(another, tomorrow).new_cases == [case]
    assert not my_work(another, tomorrow + timedelta(days=7)).new_cases


def test_what_i_opened_myself_is_not_new(amina, case, today):
    assert not my_work(amina, today).new_cases


def test_a_stranger_has_no_work_here(chloe, case, give, today):
    give("call", today)
    assert not my_work(chloe, today)


def test_my_work_asks_four_queries(amina, give, today, django_assert_num_queries):
    for days in range(5):
        give("call", today + timedelta(days=days))
    with django_assert_num_queries(4):
        my_work(amina, today)


def test_the_worklist_counts_what_it_shows(amina, bashir, sarajevo, team, case, today, now):
    people = register_people(by=bashir, mission=sarajevo, on=today, people=[{} for _ in range(60)])
    items = [
        NewCase(
            person,
            today,
            team=team,
            risk=Risk.HIGH if place % 3 else Risk.LOW,
            concerns=[ConcernKind.STRANDED] if place % 2 else [],
        )
        for place, person in enumerate(people)
    ]
    open_cases(by=bashir, mission=sarajevo, items=items, at=now)
    found = worklist(amina, Sought())
    assert (len(found.page.object_list), found.page.paginator.count) == (50, 61)
    assert [(choice.words, choice.count) for choice in found.risks] == [
        ("Any risk", 61),
        ("High", 40),
        ("Medium", 0),
        ("Low", 21),
    ]
    assert [choice.count for choice in found.whose] == [1, 61, 61]
    for sought in (
        Sought(whose="mine"),
        Sought(risk="high"),
        Sought(concern="stranded", risk="high"),
        Sought(state="closed"),
    ):
        page = worklist(amina, sought).page
        shown = [row for number in page.paginator for row in number.object_list]
        assert len(shown) == page.paginator.count
    assert worklist(amina, Sought(concern="stranded")).page.paginator.count == 30


def test_the_worklist_shows_a_stranger_nothing(chloe, case):
    found = worklist(chloe, Sought())
    assert not found.page.object_list
    assert [choice.count for choice in found.whose] == [0, 0, 0]


def test_an_address_that_means_nothing_seeks_everything():
    assert Sought.from_words({"risk": "terrible", "whose": "", "page": "7"}) == Sought()
    assert Sought.from_words({"risk": "high"}).address(state="closed") == (
        "?whose=all&state=closed&risk=high&concern="
    )


def test_the_workload_counts_open_cases_by_worker_and_risk(case, bashir):
    assert workload(bashir) == [Load("Amina", total=1, high=0, medium=0, low=1)]


def test_a_case_worker_sees_nobodys_workload(case, amina):
    assert workload(amina) == []


@pytest.fixture
def story(amina, bashir, case, give, today, now):
    """A bit of everything."""
    concern = add_concern(by=amina, case=case, kind=ConcernKind.STRANDED, since=today, at=now)
    end_concern(by=amina, concern=concern, until=today, at=now)
    add_concern(by=amina, case=case, kind=ConcernKind.VIOLENCE, since=today, at=now)
    note = write_note(by=amina, case=case, kind=NoteKind.CONTACT, text="We met.", at=now)
    correct_note(by=bashir, note=note, text="We talked.", at=now + timedelta(hours=1))
    give_service(by=amina, case=case, kind=Assistance.FOOD, on=date(2026, 3, 1), note="Bread.")
    finish_task(by=amina, task=give("Call", today), on=today)
    give("Visit", today + timedelta(days=1), to=bashir)
    return case


@contextmanager
def fresh_memory():
    """As the next request sees it: no key is held yet."""
    token = keyring._held.set({})
    yield
    keyring._held.reset(token)


def told(moments):
    return [(moment.line.kind, moment.line.code or moment.text) for moment in moments]


def test_the_timeline_tells_everything_newest_first(story, today):
    moments = timeline(story).moments
    assert (Kind.ACT, "case.opened") in told(moments)
    assert told(moments)[-1] == (Kind.SERVICE, "food")
    order = [moment.line.at for moment in moments]
    assert order == sorted(order, reverse=True)
    texts = {moment.text for moment in moments}
    assert {"We met.", "We talked.", "Bread.", "Call", "Visit"} <= texts


def test_a_corrected_note_says_so_and_points_back(story):
    correction, note = timeline(story, kind="note").moments
    assert (correction.text, correction.by, correction.corrects) == (
        "We talked.",
        "Bashir",
        note.line.at,
    )
    assert note.corrected
    assert not correction.corrected


def test_the_timeline_knows_what_is_open(story, today):
    shown = timeline(story)
    (task,) = shown.open_tasks
    assert (task.text, task.other, task.until) == ("Visit", "Bashir", today + timedelta(days=1))
    assert [line.code for line in shown.open_concerns] == ["violence"]
    assert shown.counts == {"note": 2, "service": 1, "task": 2, "concern": 2, "act": 1}


def test_closing_and_reopening_are_part_of_the_story(bashir, case, team, today, now):
    reason = CloseReason.MOVED_ON
    close_case(by=bashir, case=case, version=1, on=today, at=now, reason=reason)
    reopen_case(by=bashir, case=case, on=today, at=now)
    assign_case(by=bashir, case=case, team=team, owner=None, on=today, at=now)
    moments = timeline(case).moments
    assert [moment.line.code for moment in moments] == [
        "case.assigned",
        "case.reopened",
        "case.closed",
        "case.opened",
    ]
    assert [moment.by for moment in moments] == ["Bashir", "Bashir", "Bashir", "Amina"]


def test_a_case_from_a_file_begins_on_its_day(amina, sarajevo, zarina, now):
    day = date(2025, 5, 6)
    (case,) = open_cases(by=amina, mission=sarajevo, items=[NewCase(zarina, day)], at=now)
    (moment,) = timeline(case).moments
    assert (moment.line.code, moment.line.at.date()) == ("case.opened", day)


def test_a_long_timeline_comes_in_pages_for_the_same_two_queries(
    amina, case, now, django_assert_num_queries
):
    for minute in range(60):
        at = now + timedelta(minutes=minute)
        write_note(by=amina, case=case, kind=NoteKind.DECISION, text=f"Note {minute}", at=at)
    with django_assert_num_queries(2):
        first = timeline(case)
    with django_assert_num_queries(2):
        second = timeline(case, page="2")
    assert (len(first.moments), len(second.moments)) == (50, 11)
    assert told(first.moments)[0] == (Kind.NOTE, "decision")
    assert told(second.moments)[-1] == (Kind.ACT, "case.opened")
    assert second.moments[-2].text == "Note 0"


def test_a_forgotten_person_leaves_a_timeline_without_words(story):
    destroy_keys([story.person_id])
    with fresh_memory():
        assert {moment.text for moment in timeline(story).moments} == {""}


def test_a_clock_of_another_programme_is_not_taken_for_a_case(amina, sarajevo, today, now, case):
    Clock.objects.update(subject="persons.Person:7")
    assert not my_work(amina, today)
