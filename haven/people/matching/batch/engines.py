"""Where the comparing is done: DuckDB in this process, or Apache Spark on as many as there are.

Both work on what was sealed on disk, so neither may write it down again in clear. DuckDB is given
no place to spill: what does not fit into memory fails. Spark must spill, and does so encrypted,
under a key that dies with the session.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

import duckdb
import pyarrow as pa
import sqlglot
from splink.backends.duckdb import DuckDBAPI

MEMORY = "5GB"
"""What DuckDB may take; people are read by other processes beside it."""


class SpillsInClearError(Exception):
    """The engine would write people's names to disk in clear."""


class NoSparkError(Exception):
    """Spark was asked for, and is not installed."""


class Engine(Protocol):
    """What the steps of a run need; queries are written in the SQL of DuckDB."""

    @property
    def api(self) -> Any:
        """What Splink works through."""

    def load(self, name: str, table: pa.Table) -> None:
        """Make a table of what is in memory."""

    def make(self, name: str, query: str) -> None:
        """Make a table of what a query selects; a table of that name gives way."""

    def drop(self, *names: str) -> None:
        """Forget tables."""

    def fetch(self, query: str) -> pa.Table:
        """What a query selects."""

    def close(self) -> None:
        """Forget everything."""


class DuckEngine:
    """One machine, in memory, without a file."""

    def __init__(self, threads: int = 2, memory: str = MEMORY) -> None:
        self.connection = duckdb.connect(":memory:", config={"threads": threads})
        for setting in (
            "temp_directory = ''",
            "enable_external_access = false",
            f"memory_limit = '{memory}'",
            "preserve_insertion_order = false",
        ):
            self.connection.execute(f"set {setting}")
        self.connection.execute("create macro arrays_overlap(a, b) as list_has_any(a, b)")
        self.connection.execute("set lock_configuration = true")
        self.api = DuckDBAPI(self.connection)

    def load(self, name: str, table: pa.Table) -> None:
        self.connection.register("arriving", table)
        self.make(name, "select * from arriving")
        self.connection.unregister("arriving")

    def make(self, name: str, query: str) -> None:
        self.connection.execute(f"create or replace table {name} as {query}")

    def drop(self, *names: str) -> None:
        for name in names:
            self.connection.execute(f"drop table if exists {name}")

    def fetch(self, query: str) -> pa.Table:
        return self.connection.sql(query).to_arrow_table()

    def close(self) -> None:
        self.connection.close()


ENCRYPTED = "spark.io.encryption.enabled"


class SparkEngine:
    """As many machines as the session has."""

    def __init__(self, session: Any) -> None:
        splink: Any = import_module("splink.backends.spark")  # needs Spark, which is an extra
        if session.sparkContext.getConf().get(ENCRYPTED, "false") != "true":
            raise SpillsInClearError(
                f"This Spark session would write names to disk in clear. Set {ENCRYPTED}=true."
            )
        self.session = session
        self.kept = dict[str, Any]()
        self.api = splink.SparkAPI(
            spark_session=session, break_lineage_method="persist", register_udfs_automatically=False
        )

    def load(self, name: str, table: pa.Table) -> None:
        self._keep(name, self.session.createDataFrame(table))

    def make(self, name: str, query: str) -> None:
        self._keep(name, self._query(query))

    def drop(self, *names: str) -> None:
        for name in names:
            if frame := self.kept.pop(name, None):
                frame.unpersist()
                self.session.catalog.dropTempView(name)

    def fetch(self, query: str) -> pa.Table:
        return self._query(query).toArrow()

    def close(self) -> None:
        self.session.stop()

    def _query(self, query: str) -> Any:
        return self.session.sql(sqlglot.transpile(query, read="duckdb", write="spark")[0])

    def _keep(self, name: str, frame: Any) -> None:
        """Computed once and held; the table it replaces may be among what it is computed from."""
        frame = frame.persist()
        frame.count()
        self.drop(name)
        frame.createOrReplaceTempView(name)
        self.kept[name] = frame


def spark_session(master: str, scratch: str) -> Any:
    """A session that keeps what it spills under its own key.

    ``scratch`` is the folder for what does not fit into memory.

    Raises:
        NoSparkError: it is not installed.
    """
    if find_spec("pyspark") is None:
        raise NoSparkError(
            'Apache Spark is not installed. Install it with: pip install "haven[spark]"'
        )
    spark: Any = import_module("pyspark.sql")
    settings = {
        ENCRYPTED: "true",
        "spark.authenticate": "true",
        "spark.network.crypto.enabled": "true",
        "spark.local.dir": scratch,
        "spark.sql.warehouse.dir": scratch,
        "spark.ui.enabled": "false",
        "spark.eventLog.enabled": "false",
        "spark.sql.shuffle.partitions": "16",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }
    builder = spark.SparkSession.builder.master(master).appName("haven link")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
