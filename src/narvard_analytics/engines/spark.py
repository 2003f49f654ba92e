"""Spark, on this machine or a cluster, over the same Parquet files."""

import os
import sys
import warnings
from collections.abc import Iterator
from typing import ClassVar

import ibis
import pyarrow as pa
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession, functions
from pyspark.sql import types as spark_types

from narvard_analytics.engines.base import MEMORY_LIMIT, Engine, EngineKind, columns_of, unbound
from narvard_analytics.engines.uuids import as_text, as_uuid
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.snapshot import Snapshot
from narvard_analytics.vocabulary import Table

# Said at every turn by Spark 4.3; what it is about, pandas, is not what rows are handed over in here.
warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)

HERE = "local[2]"
PACKED = "batch binary"

SPARK_TYPES = {
    # Spark refuses to infer a schema that has Parquet's UUID in it, and reads its sixteen bytes where told to.
    "uuid": spark_types.BinaryType(),
    "timestamp('UTC', 6)": spark_types.TimestampType(),
    "date": spark_types.DateType(),
    "string": spark_types.StringType(),
    "int32": spark_types.IntegerType(),
    "float64": spark_types.DoubleType(),
    "boolean": spark_types.BooleanType(),
}

SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    # An overflow or a division by zero is an error, never a wrong figure.
    "spark.sql.ansi.enabled": "true",
}
OF_THIS_MACHINE = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    "spark.pyspark.python": sys.executable,
}
"""Settings of a session on this machine; a cluster has its own."""


class SparkNotStarted(AnalyticsError):
    """Spark could not be started, or the cluster could not be reached; the cause is chained."""


class SparkEngine(Engine):
    """Expressions run by Spark.

    One Spark serves the whole process and is left running when an engine closes: it takes seconds to start. Each engine
    has a session of its own, so that tables of the same name do not meet. `memory_limit` is the driver's, and counts
    only for the first engine of a process. See `open_engine` for master and location.
    """

    kind: ClassVar = EngineKind.SPARK
    faults: ClassVar = (PySparkException, ibis.common.exceptions.IbisError, pa.ArrowException, OverflowError)

    def __init__(
        self,
        snapshot: Snapshot,
        memory_limit: str = MEMORY_LIMIT,
        master: str | None = None,
        location: str | None = None,
    ) -> None:
        super().__init__(snapshot)
        self._location = location or snapshot.path.absolute().as_uri()
        self._session = _session(master or HERE, memory_limit).newSession()
        for name, value in SETTINGS.items():
            self._session.conf.set(name, value)
        self._compiler = ibis.pyspark.connect(self._session)
        self._kept: list[DataFrame] = []

    def close(self) -> None:
        """Give back what the steps hold; the engine cannot be asked again."""
        for frame in self._kept:
            frame.unpersist()
        self._kept.clear()

    def _open(self, name: str) -> Table:
        columns = columns_of(name)
        fields = [spark_types.StructField(column, SPARK_TYPES[kind]) for column, kind in columns.items()]
        schema = spark_types.StructType(fields)
        if self.delivered(name):
            frame = self._session.read.schema(schema).parquet(f"{self._location}/{name}.parquet")
        else:
            empty = [functions.lit(None).cast(field.dataType).alias(field.name) for field in fields]
            frame = self._session.range(0).select(*empty)
        frame.createOrReplaceTempView(name)
        return unbound(name, columns)

    def _keep(self, name: str, expression: Table) -> Table:
        frame = self._frame(expression).cache()
        frame.createOrReplaceTempView(name)
        self._kept.append(frame)
        return unbound(name, dict(expression.schema().items()))

    def _answer(self, expression: Table) -> pa.Table:
        rows = self._frame(expression).toArrow()
        declared = expression.schema()
        columns = {
            name: as_text(rows[name]) if kind.is_uuid() else rows[name].cast(kind.to_pyarrow())
            for name, kind in declared.items()
        }
        return pa.table(columns)

    def _stream(self, expression: Table, rows: int) -> Iterator[pa.RecordBatch]:
        """One sorted partition after another, packed as Arrow where it lies, so that the driver holds one at a time."""
        self._session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(rows))
        packed = self._frame(expression).mapInArrow(_pack, PACKED)
        declared = expression.schema()
        for row in packed.toLocalIterator():
            with pa.ipc.open_stream(row.batch) as stream:
                for batch in stream:
                    yield _declared(batch, declared)

    def _frame(self, expression: Table) -> DataFrame:
        return self._session.sql(self._compiler.compile(expression))


def _session(master: str, memory_limit: str) -> SparkSession:
    builder = SparkSession.builder.appName("narvard").master(master)
    if master.startswith("local"):
        # Partitions are packed by a Python that Spark starts: it has to be this one, whatever the PATH says.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        for name, value in {**OF_THIS_MACHINE, "spark.driver.memory": _java_size(memory_limit)}.items():
            builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except PySparkException as error:
        raise SparkNotStarted(
            f"Spark could not be started at {master}: {error}. It needs Java 17 or newer on this machine (Debian:"
            " apt-get install default-jre-headless), and a cluster has to be reachable at its URL."
        ) from error


def _java_size(memory_limit: str) -> str:
    """For example 2GB as Java writes it: 2g."""
    return memory_limit.strip().lower().removesuffix("b")


def _pack(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, batch.schema) as writer:
            writer.write_batch(batch)
        yield pa.record_batch({"batch": pa.array([sink.getvalue().to_pybytes()], pa.binary())})


def _declared(batch: pa.RecordBatch, declared: ibis.Schema) -> pa.RecordBatch:
    columns = {
        name: as_uuid(batch[name]) if kind.is_uuid() else batch[name].cast(kind.to_pyarrow())
        for name, kind in declared.items()
    }
    return pa.record_batch(columns)
