"""Tables are made of what the reader may see, and fit for their audience."""

import pytest

from conftest import someone
from haven.foundation.access.roles import Role
from haven.insight.statistics.queries import (
    Question,
    UnanswerableQuestionError,
    measures,
    table,
    years,
)
from haven.kernel.disclosure import ALL, Audience, Published, Suppressed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("counted")]


def test_the_team_reads_exact_figures_of_its_mission(bashir):
    answer = table(Question(("region",), Audience.TEAM, "person"), bashir)
    assert answer.cell("Oceania") == Published(3)
    assert answer.cell(ALL) == Published(400)


def test_an_analyst_never_reads_exact_figures(dana):
    assert table(Question(("region",), Audience.TEAM, "person"), dana).cell(ALL) == Published(0)


def test_the_public_reads_no_small_figure(dana):
    answer = table(Question(("region",), Audience.PUBLIC, "person"), dana)
    assert isinstance(answer.cell("Oceania"), Suppressed)
    assert answer.suppressed == 2
    assert answer.cell(ALL) == Published(400)


def test_a_guest_reads_no_figures(sarajevo):
    guest = someone("guest", sarajevo, Role.GUEST)
    assert table(Question(("region",), Audience.PUBLIC, "person"), guest).cell(ALL) == Published(0)


def test_another_missions_people_are_not_counted(tbilisi):
    stranger = someone("eka", tbilisi, Role.ANALYST)
    assert table(Question(("sex",), Audience.PUBLIC, "person"), stranger).cell(ALL) == Published(20)


def test_a_case_worker_reads_protected_figures_and_no_exact_ones(amina):
    protected = table(Question(("region",), Audience.PUBLIC, "person"), amina)
    assert protected.cell(ALL) == Published(400)
    assert not isinstance(protected.cell("Oceania"), Published)
    exact = table(Question(("region",), Audience.TEAM, "person"), amina)
    assert exact.cell(ALL) == Published(0)


def test_a_partner_reads_nothing(pavle):
    for audience in Audience:
        assert table(Question(("sex",), audience, "person"), pavle).cell(ALL) == Published(0)


def test_people_with_two_concerns_are_counted_once_in_the_total(bashir):
    answer = table(Question(("concern",), Audience.TEAM, "person"), bashir)
    assert answer.cell("stranded") == answer.cell(ALL) == Published(400)
    assert answer.cell("stateless") == Published(8)


def test_times_are_spelt_and_a_year_narrows(bashir):
    answer = table(Question(("year", "quarter"), Audience.TEAM, "person", year=2026), bashir)
    assert answer.axes[0].values == ("2026",)
    assert answer.axes[1].values == ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
    assert answer.cell(ALL, ALL) == Published(200)
    assert years("haven", bashir) == [2026, 2025]
    assert measures("haven", bashir) == ["person"]


@pytest.mark.parametrize(
    ("by", "source", "words"),
    [
        ((), "haven", "one to three"),
        (("sex", "sex"), "haven", "one to three"),
        (("sex", "region", "year", "month"), "haven", "one to three"),
        (("name",), "haven", "no dimension name"),
        (("sex",), "elsewhere", "no source elsewhere"),
    ],
)
def test_a_question_without_an_answer_is_refused_in_words(dana, by, source, words):
    with pytest.raises(UnanswerableQuestionError, match=words):
        table(Question(by, Audience.PUBLIC, "person", source=source), dana)


def test_a_table_is_asked_of_the_database_once(dana, django_assert_max_num_queries):
    question = Question(("sex", "age_band"), Audience.PARTNER, "person")
    first = table(question, dana)
    with django_assert_max_num_queries(1):
        assert table(question, dana) == first
