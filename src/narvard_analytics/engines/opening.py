"""Which engine to open: one place, so that nobody needs Spark who does not ask for it."""

import importlib

from narvard_analytics.engines.base import MEMORY_LIMIT, Engine, EngineKind
from narvard_analytics.engines.duckdb import DuckDBEngine
from narvard_analytics.engines.plain.engine import PlainEngine
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.snapshot import Snapshot

SPARK_MODULE = "narvard_analytics.engines.spark"
SPARK_PACKAGE = "pyspark"


class SparkNotInstalled(AnalyticsError):
    """Spark was asked for where the package pyspark is not installed."""


def open_engine(
    snapshot: Snapshot,
    memory_limit: str = MEMORY_LIMIT,
    kind: EngineKind | str = EngineKind.DUCKDB,
    master: str | None = None,
    location: str | None = None,
) -> Engine:
    """An engine over the snapshot that uses at most that much memory for its own work.

    master, location: for Spark, the cluster's URL (this machine if left out) and the address at which the cluster sees
    the snapshot's folder (`s3a://bucket/…`; the folder's own path if left out). Raises SparkNotInstalled, or
    SparkNotStarted from `narvard_analytics.engines.spark`.
    """
    if EngineKind(kind) is EngineKind.PLAIN:
        return PlainEngine(snapshot)
    if EngineKind(kind) is EngineKind.DUCKDB:
        return DuckDBEngine(snapshot, memory_limit)
    return _spark(snapshot, memory_limit, master, location)


def _spark(snapshot: Snapshot, memory_limit: str, master: str | None, location: str | None) -> Engine:
    try:
        spark = importlib.import_module(SPARK_MODULE)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] != SPARK_PACKAGE:
            raise
        raise SparkNotInstalled(
            "Spark was asked for, but the package pyspark is not installed. Install it with the extra: "
            "pip install 'narvard[spark]'; or leave the engine out, and DuckDB answers with the same figures."
        ) from error
    engine: Engine = spark.SparkEngine(snapshot, memory_limit, master, location)
    return engine
