"""The same people are found, on DuckDB and on Spark alike, and nothing is written in clear."""

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from haven.people.matching.batch import engines
from haven.people.matching.batch.engines import (
    ENCRYPTED,
    DuckEngine,
    NoSparkError,
    SparkEngine,
    SpillsInClearError,
    spark_session,
)
from haven.people.matching.batch.linking import Found, Linking
from haven.people.matching.batch.measuring import best
from haven.people.matching.batch.model import kept_model, model
from haven.people.matching.batch.prepare import prepare
from haven.people.matching.batch.tests.conftest import someone

PLANTED = "Zubaydaxonim Qurbonalizoda"


def linked(engine, table, **more):
    engine.load("records", table)
    run = Linking(engine, table.num_rows, kept_model(), tell=lambda text: None, **more)
    return {(pair.first, pair.second): pair.weight for pair in run.found()}


@pytest.fixture
def duck():
    engine = DuckEngine()
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    pytest.importorskip("pyspark")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java")
    engine = SparkEngine(spark_session("local[2]", str(tmp_path_factory.mktemp("spark"))))
    yield engine
    engine.close()


def test_the_model_that_ships_is_the_one_the_code_makes():
    assert kept_model() == json.loads(json.dumps(model()))


def test_who_was_filed_twice_is_found_and_hardly_anybody_else(duck, table, truth):
    found = linked(duck, table)
    assert truth <= found.keys()
    assert sum(weight > 3 for pair, weight in found.items() if pair not in truth) <= 2


def test_a_shared_document_brings_two_names_together(duck):
    people = [
        someone("Amina Karimova", documents=("document A1",)),
        someone("Leyla Nazarova", (1970, 5, 6), documents=("document A1",)),
        someone("Nino Beridze", (1990, 7, 8), documents=("document B2",)),
    ]
    assert (0, 1) in linked(duck, prepare(people, 1, lambda text: None), faintest=-30)


def test_only_pairs_across_two_sources_count_when_asked(duck):
    people = [someone("Amina Karimova", source=source) for source in ("a", "a", "b")]
    table = prepare(people, 1, lambda text: None)
    assert linked(duck, table, across="a.source <> b.source").keys() == {(0, 2), (1, 2)}


def test_what_too_many_share_is_no_key(duck):
    table = prepare([someone("Amina Karimova") for _ in range(300)], 1, lambda text: None)
    assert linked(duck, table) == {}


def test_further_columns_speak_where_names_do_not(duck):
    people = [
        someone("Jon Smyth", extras=("12 Rose Lane", "Brighton")),
        someone("Jonathan Smith", (1988, 4, 21), extras=("12 rose lane", "Brightn")),
        someone("Jon Smyth", (1970, 9, 3), extras=("3 Hill Road", "Leeds")),
    ]
    found = linked(duck, prepare(people, 1, lambda text: None), extras=2, faintest=-30)
    assert found[0, 1] > found.get((0, 2), -30)


def test_duckdb_has_nowhere_to_spill_and_no_file_to_read(duck, tmp_path, monkeypatch, table):
    monkeypatch.chdir(tmp_path)
    linked(duck, prepare([someone(PLANTED)] * 2, 1, lambda text: None))
    assert not list(tmp_path.rglob("*"))
    with pytest.raises(duckdb.Error):
        duck.connection.execute(f"copy (select 1) to '{tmp_path}/out.csv'")
    with pytest.raises(duckdb.Error):
        duck.connection.execute(f"set temp_directory = '{tmp_path}'")


def test_duckdb_fails_rather_than_spill(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    small = DuckEngine(threads=1, memory="60MB")
    with pytest.raises(duckdb.OutOfMemoryException):
        small.make(
            "much", f"select '{PLANTED}' || n as word from range(20000000) t(n) order by word"
        )
    small.close()
    assert not list(tmp_path.rglob("*"))


def test_the_best_threshold_counts_who_never_met(duck, table, truth):
    found = linked(duck, table)
    assert best([], truth).f1 == 0
    assert (
        best([Found(*pair, weight) for pair, weight in found.items()], truth | {(1, 119)}).recall
        < 1
    )


@pytest.mark.slow
def test_spark_finds_the_same_pairs_with_the_same_weights(duck, spark, table):
    here, there = linked(duck, table, faintest=-30), linked(spark, table, faintest=-30)
    assert here.keys() == there.keys()
    assert all(abs(here[pair] - there[pair]) < 1e-6 for pair in here)


@pytest.mark.slow
def test_spark_leaves_no_name_on_disk(spark):
    people = [someone(f"{PLANTED} {number}") for number in range(300)]
    linked(spark, prepare(people, 1, lambda text: None))
    spark.make("spilt", "select * from records order by text_1 desc")
    folder = spark.session.conf.get("spark.local.dir")
    files = [path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()]
    words = [word.lower().encode() for word in PLANTED.split()]
    assert files
    assert not any(word in file.lower() for file in files for word in words)


def test_a_spark_that_spills_in_clear_is_refused():
    pytest.importorskip("pyspark")
    clear = SimpleNamespace(sparkContext=SimpleNamespace(getConf=dict))
    with pytest.raises(SpillsInClearError, match=ENCRYPTED):
        SparkEngine(clear)


def test_without_spark_a_clear_sentence_says_so(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    with pytest.raises(NoSparkError, match="haven\\[spark\\]"):
        spark_session("local[1]", "/nowhere")
