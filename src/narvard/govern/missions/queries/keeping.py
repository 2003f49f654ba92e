"""What the form of one row offers, and the rows of a section as a file."""

from collections.abc import Mapping

from narvard.base.core.actor import Actor
from narvard.base.core.queries import csv_file, xlsx_file
from narvard.base.organizations.queries import municipalities, organizations
from narvard.govern.missions.queries.document import REFERRED, rows_of
from narvard.govern.missions.queries.labels import CHOICES, COLUMNS
from narvard.govern.missions.rules.document import TABLES


class RowNotFound(Exception):
    """The collaboration has no such row."""


def row(actor: Actor, table: str, code: str) -> dict[str, object]:
    """One row as its form shows it, for those who may change it; raises RowNotFound."""
    actor.require("missions.change")
    found = rows_of(actor, table, code)
    if not found:
        raise RowNotFound(code)
    return found[0]


def offered(actor: Actor) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What may be chosen where a column names something: code and name, by the list that it refers to."""
    actor.require("missions.read")
    named = {
        "organizations": tuple((each.code, each.name) for each in organizations(actor)),
        "municipalities": tuple((each.code, each.name) for each in municipalities(actor)),
    }
    for table in REFERRED:
        named[table] = tuple(
            (str(each["code"]), str(each.get("title") or each["text"])[:80]) for each in rows_of(actor, table)
        )
    return named


def table_file(actor: Actor, table: str, ending: str) -> bytes:
    """The rows of a table as "csv" or "xlsx", in the words of the reader's language."""
    actor.require("missions.read")
    columns = [column.name for column in TABLES[table].columns]
    header = [str(COLUMNS[name]) for name in columns]
    rows = [[_word(table, name, each[name]) for name in columns] for each in rows_of(actor, table)]
    return csv_file(header, rows) if ending == "csv" else xlsx_file(table, header, rows)


def _word(table: str, column: str, value: object):
    words = CHOICES.get((table, column))
    return str(words[str(value)]) if words else value
