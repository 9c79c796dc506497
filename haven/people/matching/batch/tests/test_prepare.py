"""Names are read once, alike in every process."""

from haven.people.matching.batch import prepare as module
from haven.people.matching.batch.prepare import prepare
from haven.people.matching.batch.records import Record
from haven.people.matching.batch.tests.conftest import someone
from haven.people.matching.batch.words import read


def silent(text):
    """Nobody listens."""


def test_several_processes_read_what_one_reads(crowd, table, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 40)
    assert prepare(crowd, processes=2, tell=silent).equals(table)


def test_the_first_of_january_is_no_birthday():
    births = [(1988, 1, 1), (1988, 1, 2), (1988, None, None), None]
    table = prepare([someone("Amina", birth) for birth in births], 1, silent)
    assert table["vague"].to_pylist() == [True, False, True, None]


def test_a_rare_word_says_more_than_a_common_one():
    names = ["Amina Karimova"] * 15 + ["Amina Saidova"]
    last = prepare([someone(name) for name in names], 1, silent).to_pylist()[-1]
    assert last["text_bits_2"] > last["text_bits_1"]


def test_sounds_overlap_across_scripts():
    one, other = read("sahin"), read("shahin")
    assert one.low & other.low
    assert one.high & other.high
    assert not read("karimova").low & read("lomidze").low


def test_nobody_makes_an_empty_table_and_an_empty_record_a_row():
    assert prepare([], 1, silent).num_rows == 0
    assert prepare([Record(())], 1, silent)["words"].to_pylist() == [0]
