"""What cases say to other floors: facts, sentences, shredding, panels."""

from datetime import date
from types import SimpleNamespace

import pytest

from haven.foundation.audit.models import Entry
from haven.foundation.audit.sentences import in_words
from haven.people.cases import panelling, person_panels
from haven.people.cases.actions import (
    add_concern,
    correct_note,
    give_service,
    give_task,
    write_note,
)
from haven.people.cases.catalogue import Assistance, ConcernKind, NoteKind
from haven.people.cases.facts import facts
from haven.people.cases.models import Case, Note, Service, Task
from haven.people.cases.sentences import SENTENCES
from haven.people.cases.shredders import forget

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(amina, case, today, now):
    note = write_note(by=amina, case=case, kind=NoteKind.CONTACT, text="Words", at=now)
    correction = correct_note(by=amina, note=note, text="Other words", at=now)
    correct_note(by=amina, note=correction, text="Better words", at=now)
    give_task(by=amina, case=case, what="Call", due_on=today, for_user=amina.user, on=today)
    give_service(by=amina, case=case, kind=Assistance.FOOD, on=date(2026, 5, 6), note="Bread")
    add_concern(by=amina, case=case, kind=ConcernKind.STRANDED, since=today, at=now)
    return case


def test_a_case_is_a_fact_in_its_month_and_so_is_every_service(told):
    case, service = facts()
    assert (case.what, case.month, case.mission, case.sex, case.region) == (
        "case",
        date(2026, 3, 1),
        "SJJ",
        "female",
        "Asia",
    )
    assert (case.concerns, case.services) == ({"stranded"}, {"food"})
    assert (service.what, service.month, service.services) == (
        "service",
        date(2026, 5, 1),
        {"food"},
    )


def test_facts_cost_the_same_queries_for_many_cases(told, django_assert_num_queries):
    with django_assert_num_queries(4):
        list(facts())


def test_every_act_has_its_sentence(told):
    acts = set(Entry.objects.filter(subject__startswith="cases.").values_list("act", flat=True))
    assert acts <= set(SENTENCES)
    said = [in_words(entry) for entry in Entry.objects.filter(act="note.written")]
    assert said == [f"amina wrote a note in case {told.code}: contact."]


def test_a_forgotten_person_leaves_codes_and_no_words(told):
    forget(told.person_id)
    assert not Note.objects.exists()
    assert not Task.objects.exists()
    assert Service.objects.get().note is None
    case = Case.objects.get()
    assert (case.code, case.situation, case.urgent_needs) == (told.code, None, [])
    assert len(list(facts())) == 2


def test_a_programme_shows_itself_on_the_case_page(case, amina, monkeypatch):
    panel = panelling.Panel("Return", "returns/panel.html", {"gates": 3})
    room = SimpleNamespace(panels=lambda case, actor: [panel])
    monkeypatch.setattr(panelling, "_rooms", lambda: (room,))
    assert panelling.panels_of(case, amina) == [panel]


def test_her_page_shows_her_cases_to_those_who_may_see_them(case, zarina, amina, chloe):
    (panel,) = person_panels.panels(zarina, amina)
    assert panel.context["cases"] == [case]
    assert not panel.context["may_open"]
    (panel,) = person_panels.panels(zarina, chloe)
    assert panel.context["cases"] == []
