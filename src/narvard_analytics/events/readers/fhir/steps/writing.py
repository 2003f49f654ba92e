"""Small pieces of SQL that the steps share."""


def left_out(*conditions: tuple[str, str]) -> str:
    """SQL for the reason of the first condition that holds, from pairs of condition and reason."""
    return "CASE " + " ".join(f"WHEN {condition} THEN '{reason}'" for condition, reason in conditions) + " END"


def by_code(column: str) -> str:
    """SQL for the reason that a table of codes gave in a column, if it gave one."""
    return f"CASE WHEN starts_with({column}, '!') THEN substr({column}, 2) END"


def notes(*conditions: tuple[str, str, str]) -> str:
    """SQL for the notes on a row, from condition, column and reason; a column's `reason` may be SQL in brackets."""
    found = ", ".join(
        f"CASE WHEN {condition} THEN {{'column': '{column}', 'reason': '{reason}'}} END"
        for condition, column, reason in conditions
    )
    return f"list_filter([{found}], lambda n: n IS NOT NULL)"


def unresolved(reference: str, found: str, column: str) -> tuple[str, str, str]:
    """The note on a reference whose target is not in the delivery."""
    return f"{reference}.key IS NOT NULL AND {found} IS NULL", column, "reference_not_resolved"


def name_of(reference: str, found: str) -> str:
    """SQL for the name of a reference's target, else what the reference itself says."""
    return f"coalesce({found}, {reference}.words)"


def day(text: str) -> str:
    """SQL for the local day of a FHIR date or instant as the source writes it; none where the day is not told."""
    return f"CASE WHEN length({text}) >= 10 THEN substr({text}, 1, 10) END"


def day_after(text: str) -> str:
    """SQL for the day after: FHIR's periods include their end, the event store's do not."""
    stated = day(text)
    return f"coalesce(CAST(CAST(TRY_CAST({stated} AS DATE) + 1 AS DATE) AS VARCHAR), {text})"


NO_NOTES = '[]::STRUCT("column" VARCHAR, reason VARCHAR)[]'
