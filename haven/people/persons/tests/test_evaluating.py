"""Matching measured on a file whose truth is known: ``haven evaluate-matching``."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from haven.kernel.ages import BirthDate
from haven.kernel.linkage import PROPOSED_FROM
from haven.kernel.names import Script
from haven.people.persons.evaluating import evaluated
from haven.people.persons.labelled import Pair, Record, read_pairs

GOOD = """left,right,same
Amina Karimova,Каримова Амина,1
Jamshed Rahimov,Ҷамшед Раҳимов,yes
Bashir Petrosyan,Каримова Амина,0
Nino Beridze,Ҷамшед Раҳимов,No
Şahin Yılmaz,Sahin Yilmaz,TRUE
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(tmp_path):
    def written(text: str | bytes) -> Path:
        path = tmp_path / "pairs.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def printed(path: Path) -> list[str]:
    said = StringIO()
    call_command("evaluate_matching", path, stdout=said)
    return said.getvalue().splitlines()


def named(name: str, birth: BirthDate | None = None, sex: str = "") -> Record:
    return Record(name, birth, sex)


def test_it_prints_how_well_matching_does_for_all_and_for_each_pair_of_writings(table):
    _, head, *lines = printed(table(GOOD))
    assert head.split()[:4] == ["writings", "pairs", "same", "precision"]
    rows = {line.split()[0]: line.split()[1:] for line in lines}
    assert rows.keys() == {"all", "cyrillic-latin", "latin-latin"}
    assert rows["all"][:6] == ["5", "3", "1.0000", "1.0000", "1.0000", "1.0000"]
    assert rows["all"][-3:] == ["1.0000"] * 3


def test_a_spreadsheets_mark_at_the_beginning_is_read_over(table):
    assert len(read_pairs(table(b"\xef\xbb\xbf" + GOOD.encode()))) == 5


def test_births_and_sexes_are_read_as_far_as_they_are_known(table):
    path = table(
        "right,left,same,left_birth,right_birth,left_sex,right_sex\nB,A,1,1994-05,1994,F,unknown\n"
    )
    (pair,) = read_pairs(path)
    assert pair == Pair(named("A", BirthDate(1994, 5), "female"), named("B", BirthDate(1994)), True)


def test_a_birth_date_tells_namesakes_apart():
    amina = named("Amina Karimova", BirthDate(1994, 5, 17))
    namesake = named("Amina Karimova", BirthDate(1971, 2, 3))
    one, other = evaluated([Pair(amina, amina, True), Pair(amina, namesake, False)])
    assert one.probability > PROPOSED_FROM > other.probability
    assert one.rank == other.rank == 1


def test_whoever_is_the_same_as_the_same_is_found_under_any_of_her_names():
    latin, cyrillic, other = named("Amina Karimova"), named("Амина Каримова"), named("Zuhra Ali")
    results = evaluated(
        [Pair(latin, latin, True), Pair(latin, cyrillic, True), Pair(other, other, True)]
    )
    assert [result.rank for result in results] == [1, 1, 1]
    assert results[1].scripts == (Script.CYRILLIC, Script.LATIN)


def test_where_nobody_is_sought_there_is_no_recall_to_tell(table):
    lines = printed(table("left,right,same\nAmina,Bashir,0\n"))
    assert lines[-1].endswith("-")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "must name the columns left, right and same: left, right, same is missing"),
        ("left;right;same\nA;B;1\n", "must name the columns"),
        ("left,right,same\n", "holds no pairs"),
        ("left,right,same\nA,B,perhaps\n", "Line 2: same must be 1 or 0, not “perhaps”"),
        ("left,right,same\nA,B\n", "Line 2: same must be 1 or 0, not “”"),
        ("left,right,same,left_birth\nA,B,1,1990-13\n", "Line 2: “1990-13” is no date of birth"),
        ("left,right,same,left_birth\nA,B,1,spring\n", "“spring” is no date of birth"),
        ("left,right,same,right_sex\nA,B,1,?\n", "sex must be female, male or other, not “?”"),
        (b"left,right,same\n\xff,B,1\n", "is not a UTF-8 text"),
        ('left,right,same\n"A"x,B,1\n', "is not a table of comma-separated values"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_with_a_sentence(table, text, sentence):
    with pytest.raises(CommandError, match=sentence.replace("?", r"\?")):
        printed(table(text))


def test_a_file_that_is_not_there_is_answered_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        printed(tmp_path / "nothing.csv")
