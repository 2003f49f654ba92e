"""What makes the database itself refuse to change the log: triggers, on SQLite and on PostgreSQL.

An event may be emptied when five years have passed (HSLF-FS 2016:40 4 kap. 9 §) and in no other way; a seal never
changes; an event leaves the queue only when it is sealed. A migration that rebuilds one of these tables on SQLite takes
its triggers along: end it with `install`. `missing_guards` tells when someone has taken them away.
"""

from django.db import connection

_EVENT, _SEAL, _PENDING = "audit_auditevent", "audit_seal", "audit_pendingevent"
_KEPT = ("id", "at", "action", "digest")
_SQLITE_OLD = "OLD.at < datetime('now', '-5 years')"
_POSTGRES_OLD = "OLD.at < now() - interval '5 years'"


def _cull(old_enough: str) -> str:
    """The one change to an event that is let through."""
    kept = " AND ".join(f"NEW.{name} = OLD.{name}" for name in _KEPT)
    return f"NEW.payload = '' AND NEW.culled_on IS NOT NULL AND OLD.culled_on IS NULL AND {kept} AND {old_enough}"


def _guards(old_enough: str) -> dict[str, tuple[str, str, str]]:
    """Trigger name to (event, table, condition under which it is refused)."""
    unsealed = f"NOT EXISTS (SELECT 1 FROM {_SEAL} WHERE event_id = OLD.event_id)"
    return {
        "audit_event_kept": ("DELETE", _EVENT, ""),
        "audit_event_unchanged": ("UPDATE", _EVENT, f"NOT ({_cull(old_enough)})"),
        "audit_seal_kept": ("DELETE", _SEAL, ""),
        "audit_seal_unchanged": ("UPDATE", _SEAL, ""),
        "audit_pending_sealed_first": ("DELETE", _PENDING, unsealed),
        "audit_pending_unchanged": ("UPDATE", _PENDING, ""),
    }


def _sqlite(name: str, event: str, table: str, condition: str) -> str:
    when = f"WHEN {condition} " if condition else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when}"
        f"BEGIN SELECT RAISE(ABORT, '{name}: the log is not changed.'); END"
    )


def _postgres(name: str, event: str, table: str, condition: str) -> str:
    refused = f"RAISE EXCEPTION '{name}: the log is not changed.' USING ERRCODE = 'integrity_constraint_violation';"
    body = f"IF {condition} THEN {refused} END IF;" if condition else refused
    row = "NEW" if event == "UPDATE" else "OLD"
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN {row}; END $$;"
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def install() -> None:
    """Put the triggers in place."""
    postgres = connection.vendor == "postgresql"
    write = _postgres if postgres else _sqlite
    with connection.cursor() as cursor:
        for name, guard in _guards(_POSTGRES_OLD if postgres else _SQLITE_OLD).items():
            cursor.execute(write(name, *guard))


def remove() -> None:
    """Take the triggers away, for a test that empties the database or a migration that rebuilds a table."""
    with connection.cursor() as cursor:
        for name, (_event, table, _condition) in _guards("").items():
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}; DROP FUNCTION IF EXISTS {name}()")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def missing_guards() -> list[str]:
    """The names of the triggers that should be there and are not, or that PostgreSQL has switched off."""
    listed = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(listed)
        present = {name for (name,) in cursor.fetchall()}
    return sorted(set(_guards("")) - present)
