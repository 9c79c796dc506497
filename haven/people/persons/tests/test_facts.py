"""A person counts once, in codes, and not at all when she is forgotten."""

from datetime import date

import pytest

from haven.kernel.facts import Fact
from haven.people.persons.actions import forget_person
from haven.people.persons.facts import facts

pytestmark = pytest.mark.django_db


def test_a_person_counts_in_the_month_she_was_met(dilorom):
    assert list(facts()) == [Fact("person", "SJJ", date(2026, 3, 1), "female", "25-59", "Asia")]


def test_who_is_forgotten_no_longer_counts(dora, dilorom, today):
    forget_person(by=dora, person=dilorom, on=today)
    assert list(facts()) == []
