"""Facts are counted again, and read from files, wholly or not at all."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import UnaccountableError
from haven.foundation.audit.models import Entry
from haven.insight.statistics.actions import UnreadableFactsError, count_again, import_facts
from haven.insight.statistics.layouts import CTDC_VP
from haven.insight.statistics.models import Count, StoredFact
from haven.insight.statistics.tests.conftest import AT

pytestmark = pytest.mark.django_db
HEAD = ",".join(CTDC_VP.columns)
ROW = "2019,Female,Adult,1,,Africa,Europe,1,Female;Male,0--29;30--38,,,,1,NA,1"


def test_counting_again_replaces_what_was_counted(counted):
    assert counted == StoredFact.objects.count() == 420
    count_again(by=Actor.console(), at=AT + timedelta(days=1))
    assert StoredFact.objects.count() == 420
    assert Count.objects.get(mission="TBS").facts == 20
    assert Count.objects.get(mission="SJJ").at == AT + timedelta(days=1)


def test_an_analyst_counts_her_own_mission_only(spoken, dana, tbilisi):
    assert count_again(by=dana, at=AT) == 400
    assert set(StoredFact.objects.values_list("mission", flat=True)) == {"SJJ"}
    assert list(Entry.objects.filter(act="facts.counted").values_list("mission", "by")) == [
        ("SJJ", "dana")
    ]


def test_a_partner_does_not_count(spoken, pavle):
    with pytest.raises((PermissionDenied, UnaccountableError)):
        count_again(by=pavle, at=AT)
    assert not StoredFact.objects.exists()


def test_a_file_of_a_known_layout_is_read(dana):
    assert import_facts(by=dana, file=StringIO(f"{HEAD}\n{ROW}\n"), layout=CTDC_VP, at=AT) == 1
    fact = StoredFact.objects.get()
    assert fact.other["IP_TransactionProcess"] == "NA"
    assert fact.other["IP_Gender"] == "Female;Male"
    assert "isSexualExploit" not in fact.other
    assert Entry.objects.get(act="facts.imported").details["facts"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name,age\nAmina,17\n",
        f"{HEAD}\n{ROW}\n{ROW.replace('Female', 'Амина')}\n",
        f"{HEAD}\n{ROW}\n{ROW},more\n",
        f"{HEAD}\n{ROW}\n2019,Female\n",
        f"{HEAD}\n{ROW.replace('Female', 'x' * 61)}\n",
    ],
    ids=["empty", "other columns", "no code", "too long a line", "too short a line", "long code"],
)
def test_a_file_of_another_shape_changes_nothing(dana, text):
    import_facts(by=dana, file=StringIO(f"{HEAD}\n{ROW}\n"), layout=CTDC_VP, at=AT)
    with pytest.raises(UnreadableFactsError):
        import_facts(by=dana, file=StringIO(text), layout=CTDC_VP, at=AT)
    assert StoredFact.objects.count() == 1
