"""Where expressions run: DuckDB in process, Spark on a cluster, or a plain interpreter that both agree with."""

from narvard_analytics.engines.base import MEMORY_LIMIT, Engine, EngineCannotAnswer, EngineKind
from narvard_analytics.engines.opening import SparkNotInstalled, open_engine
from narvard_analytics.engines.plain.refusal import NotInVocabulary

__all__ = [
    "MEMORY_LIMIT",
    "Engine",
    "EngineCannotAnswer",
    "EngineKind",
    "NotInVocabulary",
    "SparkNotInstalled",
    "open_engine",
]
