"""What makes the database itself refuse to change a decided split: triggers, on SQLite and on PostgreSQL.

A migration that rebuilds one of these tables on SQLite takes its triggers along: end it with `install`.
"""

from django.db import connection

_TABLES = ("funds_split", "funds_splitline")


def _sqlite(name: str, table: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW "
        f"BEGIN SELECT RAISE(ABORT, '{name}: a decided split is not changed.'); END"
    )


def _postgres(name: str, table: str) -> str:
    refused = (
        f"RAISE EXCEPTION '{name}: a decided split is not changed.' USING ERRCODE = 'integrity_constraint_violation';"
    )
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refused} END $$;"
        f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def install() -> None:
    """Put the triggers in place."""
    write = _postgres if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for table in _TABLES:
            cursor.execute(write(f"{table}_unchanged", table))


def remove() -> None:
    """Take the triggers away, for a migration that rebuilds a table."""
    with connection.cursor() as cursor:
        for table in _TABLES:
            name = f"{table}_unchanged"
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}; DROP FUNCTION IF EXISTS {name}()")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
