"""How a staged value becomes a value of its column's type, and when it cannot."""

from narvard_analytics.events.schema import Column
from narvard_analytics.events.sql import literal, name

YES = "'true', '1', 'ja', 'yes', 'sant', 'j', 'y'"
NO = "'false', '0', 'nej', 'no', 'nei', 'usant', 'n'"
COMPACT_INSTANTS = "['%Y%m%d%H%M%S', '%Y%m%d%H%M']"
"""YYYYMMDDhhmmss without zone is local time in the Swedish service contracts (RIV-TA, TKB logistics:logistics)."""
WHOLE_NUMBER = r"^[+-]?[0-9]+(\.0+)?$"
ISO_INSTANT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}.*)?$"
WITH_OFFSET = r"[T ].*([+-][0-9]{2}(:?[0-9]{2})?|Z)$"
ISO_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def typed(column: Column, source: str, staged_type: str) -> str:
    """SQL for the column's value out of the expression `source` of DuckDB's type `staged_type`; null where it fails.

    Local times without an offset are read in the connection's zone. Numbers may have spaces and a decimal comma.
    """
    if column.type == "instant" and staged_type.startswith("TIMESTAMP"):
        return f"CAST({source} AS TIMESTAMPTZ)"
    if staged_type == DUCKDB_TYPES[column.type] and column.type != "text":
        return source
    return TEXT_CASTS[column.type].format(text=f"trim(CAST({source} AS VARCHAR))")


def present(column: Column, source: str) -> str:
    """SQL that is true where the source states a value; an empty text states none."""
    return f"nullif(trim(CAST({source} AS VARCHAR)), '') IS NOT NULL"


def unsure(column: Column, source: str, staged_type: str, zone: str) -> str | None:
    """SQL that is true where a local time without an offset occurs twice or never, when clocks change.

    None where the source cannot hold such times.
    """
    if column.type != "instant" or staged_type != "VARCHAR":
        return None
    value = typed(column, source, staged_type)
    local = f"timezone({literal(zone)}, {value})"
    moved = [f"timezone({literal(zone)}, {value} {sign} INTERVAL 1 HOUR) = {local}" for sign in "+-"]
    never = f"TRY_CAST(trim({source}) AS TIMESTAMP) <> {local}"
    without_offset = f"NOT regexp_matches(trim({source}), {literal(WITH_OFFSET)})"
    return f"coalesce({without_offset} AND ({' OR '.join([*moved, never])}), false)"


def not_a_number(column: Column) -> str:
    """SQL that is true where a typed number is NaN or infinite."""
    return f"(NOT isfinite({name(column.name)}))"


DUCKDB_TYPES = {
    "uuid": "UUID",
    "instant": "TIMESTAMP WITH TIME ZONE",
    "date": "DATE",
    "text": "VARCHAR",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "yes_no": "BOOLEAN",
}
_NUMBER = "replace(regexp_replace({text}, '[ \u00a0\u202f]', '', 'g'), ',', '.')"
TEXT_CASTS = {
    "uuid": "TRY_CAST({text} AS UUID)",
    "instant": (
        f"CASE WHEN regexp_matches({{text}}, '{ISO_INSTANT.replace('{', '{{').replace('}', '}}')}')"
        " THEN TRY_CAST({text} AS TIMESTAMPTZ)"
        " WHEN regexp_matches({text}, '^[0-9]{{12,14}}$')"
        f" THEN CAST(try_strptime({{text}}, {COMPACT_INSTANTS}) AS TIMESTAMPTZ) END"
    ),
    "date": (
        f"CASE WHEN regexp_matches({{text}}, '{ISO_DAY.replace('{', '{{').replace('}', '}}')}')"
        " THEN TRY_CAST({text} AS DATE) WHEN regexp_matches({text}, '^[0-9]{{8}}$')"
        " THEN CAST(try_strptime({text}, '%Y%m%d') AS DATE) END"
    ),
    "text": "nullif({text}, '')",
    "integer": f"CASE WHEN regexp_matches({_NUMBER}, '{WHOLE_NUMBER}') THEN TRY_CAST({_NUMBER} AS INTEGER) END",
    "number": f"TRY_CAST({_NUMBER} AS DOUBLE)",
    "yes_no": f"CASE WHEN lower({{text}}) IN ({YES}) THEN true WHEN lower({{text}}) IN ({NO}) THEN false END",
}
