"""SQL that Django put together once and that is kept: only the values in it change from one question to the next.

The gate's condition is the same for every list of a kind of row; who asks and when are but values in it. To write it
anew for each question takes longer than the database takes to answer.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, CharField, Expression, F, Field, Model, Q, UUIDField
from django.db.models.sql.compiler import SQLCompiler

from narvard.base.core.actor import Actor

Written = Callable[[Actor, datetime, type[Model]], tuple[Q, Expression]]
OWN_ALIAS = re.compile(r"\b([U-Z]\d+)\b")
CODE = re.compile(r"[a-z_.]+")
IDS = frozenset({"organization", "controller"})


@dataclass(frozen=True)
class Asker:
    """Who asks and when: all of an actor that the gate goes by. Organizations are ids."""

    now: datetime
    subject: UUID | None
    organization: int | None
    controller: int | None
    country: str
    unit_kind: str

    def actor(self) -> Actor:
        """An actor of whom the gate knows this much."""
        return Actor(
            subject=self.subject, organization_id=self.organization, controller_id=self.controller,
            country=self.country, unit_kind=self.unit_kind,
        )  # fmt: skip

    def alike(self) -> "Asker":
        """The stand-in for all whose question has the same words: each value that is there replaced by a mark."""
        unit = None if self.organization is None else MARKS.organization
        apart = None if self.controller is None else MARKS.controller
        return replace(
            self,
            now=MARKS.now,
            subject=None if self.subject is None else MARKS.subject,
            organization=unit,
            controller=unit if self.controller == self.organization else apart,
        )

    def values(self, connection: BaseDatabaseWrapper) -> tuple[tuple[str, Any], ...]:
        """The values as the database takes them, by name. One without a value has words of its own: IS NULL."""
        return (
            ("now", connection.ops.adapt_datetimefield_value(self.now)),
            ("subject", UUIDField().get_db_prep_value(self.subject, connection)),
            ("organization", self.organization),
            ("controller", self.controller),
        )


MARKS = Asker(datetime(1801, 2, 3, 4, 5, 6, 789, UTC), UUID(int=0xFEED_1801), -18_010_001, -18_010_002, "", "")


def asker(actor: Actor, now: datetime) -> Asker:
    """What the gate goes by of this actor at this moment."""
    return Asker(now, actor.subject, actor.organization_id, actor.controller_id, actor.country, actor.unit_kind)


@lru_cache(maxsize=2048)
def _put_together(
    using: str, write: Written, model: type[Model], alike: Asker
) -> dict[str, tuple[str, tuple[tuple[str, Any], ...]]]:
    """The SQL of the condition and of the ground, each with its values: a name for one that changes, or the value.

    Aliases of its own tables are renamed, since the question around may use the same ones.
    """
    connection = connections[using]
    condition, ground = write(alike.actor(), alike.now, model)
    query = model._default_manager.using(using).filter(condition).annotate(ground=ground).query
    compiler = query.get_compiler(using)
    compiler.pre_sql_setup()
    names = {value: name for name, value in alike.values(connection) if value is not None}
    found = {}
    for part, expression in (("may", query.where), ("ground", query.annotations["ground"])):
        sql, values = compiler.compile(expression)
        found[part] = _with_codes(OWN_ALIAS.sub(r"gate_\1", sql), [(names.get(value, ""), value) for value in values])
    return found


def _with_codes(sql: str, values: list[tuple[str, Any]]) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """The same with our own codes of grounds and kinds written out: some forty values less to send each time."""
    words = sql.split("%s")
    written, left = words[0], []
    for (name, value), following in zip(values, words[1:], strict=True):
        if not name and isinstance(value, str) and CODE.fullmatch(value):
            written += f"'{value}'{following}"
        else:
            written += f"%s{following}"
            left.append((name, value))
    return written, tuple(left)


class Kept(Expression):
    """One part of what `write` answers, "may" or "ground", for rows of `model`: an expression like any other.

    `subject` leads to the row's own subject in the question around.
    """

    def __init__(self, part: str, write: Written, model: type[Model], asks: Asker, subject: str) -> None:
        field: Field[Any, Any] = BooleanField() if part == "may" else CharField()
        super().__init__(output_field=field)
        self.part, self.write, self.model, self.asks = part, write, model, asks
        self.subject = F(subject)

    def get_source_expressions(self) -> list[Any]:
        """The row around: its column shows by which alias the question around knows the table."""
        return [self.subject]

    def set_source_expressions(self, exprs: list[Any]) -> None:
        """The same, once it is known."""
        (self.subject,) = exprs

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """The kept words with the values of this question, about the rows of the question around."""
        sql, values = _put_together(connection.alias, self.write, self.model, self.asks.alike())[self.part]
        table = connection.ops.quote_name(self.model._meta.db_table)
        around = compiler.quote_name_unless_alias(self.subject.alias)
        asked = dict(self.asks.values(connection))
        filled = (type(value)(asked[name]) if name in IDS else asked.get(name, value) for name, value in values)
        return sql.replace(f"{table}.", f"{around}."), tuple(filled)


def kept(actor: Actor, now: datetime, model: type[Model], write: Written, at: str = "") -> tuple[Kept, Kept]:
    """The condition and the ground that `write` answers, without writing them anew.

    They are about rows of `model`, or about those that its field `at` leads to.
    """
    asks = asker(actor, now)
    about, subject = (model._meta.get_field(at).related_model, f"{at}__subject") if at else (model, "subject")
    return Kept("may", write, about, asks, subject), Kept("ground", write, about, asks, subject)
