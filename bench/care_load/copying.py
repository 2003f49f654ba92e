"""Rows into PostgreSQL by COPY, since a bench that loads ten million rows by INSERT is never run."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import NOT_PROVIDED, Model


def copy(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]], **same: Any) -> int:
    """Write rows of the columns `names` (attribute names), the rest from `same` or the fields' defaults; how many.

    What draws a default anew for each row, such as a key, must be among the names.
    """
    rest = _rest(model, {*names, *same}) | same
    columns = [model._meta.get_field(name).column for name in (*names, *rest)]
    tail, written = tuple(rest.values()), 0
    with connection.cursor() as cursor:
        quoted = ", ".join(f'"{name}"' for name in columns)
        with cursor.cursor.copy(f'COPY "{model._meta.db_table}" ({quoted}) FROM STDIN') as target:
            for row in rows:
                target.write_row((*row, *tail))
                written += 1
    return written


def _rest(model: type[Model], given: set[str]) -> Mapping[str, Any]:
    """The fields that nobody gave, with what they are when nobody says."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and field.attname not in given]
    return {
        field.attname: None if field.default is NOT_PROVIDED and field.null else field.get_default() for field in fields
    }


def next_number(model: type[Model]) -> None:
    """Let the database go on counting after the numbers that were given."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM \"{table}\"))")
