"""Who opened what is remembered, and who reads too fast is asked to wait."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from haven.foundation.access.models import Office
from haven.foundation.audit.models import Entry, Opening
from haven.foundation.audit.openings import (
    TOO_FAST,
    USUAL_OPENINGS,
    WINDOW,
    ReadingTooFastError,
    note_opening,
)
from haven.foundation.audit.queries import hurried_readers

pytestmark = pytest.mark.django_db


@pytest.fixture
def records(sarajevo):
    many = [Office(mission=sarajevo, name=str(n)) for n in range(USUAL_OPENINGS + 2)]
    return Office.objects.bulk_create(many)


def read(actor, records, at):
    for each in records:
        note_opening(actor, each, at=at, restricted=False)


def test_coming_back_to_a_record_counts_once(amina, records):
    for _ in range(3):
        read(amina, records[:2], now())
    assert Opening.objects.count() == 2
    assert not Entry.objects.exists()


def test_a_restricted_record_leaves_a_line_each_time(amina, records):
    for _ in range(2):
        note_opening(amina, records[0], at=now(), restricted=True)
    assert [entry.act for entry in Entry.objects.all()] == ["record.opened"] * 2


def test_the_fifty_first_record_is_refused_and_the_supervisor_told_once(amina, bashir, records):
    at = now()
    read(amina, records[:USUAL_OPENINGS], at)
    for late in records[USUAL_OPENINGS:]:
        with pytest.raises(ReadingTooFastError):
            note_opening(amina, late, at=at, restricted=True)
    assert Entry.objects.get().act == TOO_FAST
    assert [entry.by for entry in hurried_readers(bashir, at - WINDOW)] == ["amina"]
    assert not hurried_readers(amina, at - WINDOW).exists()


def test_what_she_has_opened_stays_open_and_waiting_helps(amina, records):
    at = now()
    read(amina, records[:USUAL_OPENINGS], at)
    read(amina, records[:1], at)
    read(amina, records[-1:], at + WINDOW + timedelta(seconds=1))
