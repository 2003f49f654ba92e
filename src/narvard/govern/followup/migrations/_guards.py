"""What makes the database itself refuse to write into a closed quarter: triggers, on SQLite and on PostgreSQL.

A closed period is never changed or removed, nor are its words and ready areas; a frozen row and a supplement never are.
After closing, a frozen row comes only with a supplement. A migration that rebuilds one of these tables on SQLite takes
its triggers along: end it with `install`.
"""

from django.db import connection

_PERIOD, _SAID, _READY = "followup_period", "followup_said", "followup_areaready"
_FROZEN, _SUPPLEMENT = "followup_frozenrow", "followup_supplement"
_MESSAGE = "the quarter is closed."


def _in_closed(row: str) -> str:
    return f"EXISTS (SELECT 1 FROM {_PERIOD} WHERE id = {row}.period_id AND state = 'closed')"


def _guards() -> dict[str, tuple[str, str, str]]:
    """Trigger name to (event, table, condition under which it is refused; "" is always)."""
    kept = {
        "followup_period_unchanged": ("UPDATE", _PERIOD, "OLD.state = 'closed'"),
        "followup_period_kept": ("DELETE", _PERIOD, "OLD.state = 'closed'"),
        "followup_frozen_closed": ("INSERT", _FROZEN, f"NEW.supplement_id IS NULL AND {_in_closed('NEW')}"),
        "followup_frozen_unchanged": ("UPDATE", _FROZEN, ""),
        "followup_frozen_kept": ("DELETE", _FROZEN, ""),
        "followup_supplement_unchanged": ("UPDATE", _SUPPLEMENT, ""),
        "followup_supplement_kept": ("DELETE", _SUPPLEMENT, ""),
    }
    for name, table in (("said", _SAID), ("ready", _READY)):
        kept[f"followup_{name}_closed"] = ("INSERT", table, _in_closed("NEW"))
        kept[f"followup_{name}_unchanged"] = ("UPDATE", table, f"{_in_closed('OLD')} OR {_in_closed('NEW')}")
        kept[f"followup_{name}_kept"] = ("DELETE", table, _in_closed("OLD"))
    return kept


def _sqlite(name: str, event: str, table: str, condition: str) -> str:
    when = f"WHEN {condition} " if condition else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when}"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {_MESSAGE}'); END"
    )


def _postgres(name: str, event: str, table: str, condition: str) -> str:
    refused = f"RAISE EXCEPTION '{name}: {_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';"
    body = f"IF {condition} THEN {refused} END IF;" if condition else refused
    row = "OLD" if event == "DELETE" else "NEW"
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN {row}; END $$;"
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def install() -> None:
    """Put the triggers in place."""
    write = _postgres if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for name, guard in _guards().items():
            cursor.execute(write(name, *guard))


def remove() -> None:
    """Take the triggers away, for a test that empties the database or a migration that rebuilds a table."""
    with connection.cursor() as cursor:
        for name, (_event, table, _condition) in _guards().items():
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}; DROP FUNCTION IF EXISTS {name}()")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
