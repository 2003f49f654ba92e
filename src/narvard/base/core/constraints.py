"""Periods that must not overlap, refused by the database itself on SQLite and on PostgreSQL alike."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint, Q


class NoOverlap(BaseConstraint):
    """Rows that agree in the fields `same` may not share a day; periods are half-open, an empty `end` is open.

    PostgreSQL gets an exclusion constraint (its extension btree_gist must be there, see the app's first migration),
    SQLite two triggers. Both raise IntegrityError. The fields `same` must not be null.
    """

    def __init__(self, *, same: Sequence[str], start: str, end: str, name: str, **options: object) -> None:
        self.same, self.start, self.end = tuple(same), start, end
        super().__init__(name=name, **options)

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "same": self.same, "start": self.start, "end": self.end}

    def _columns(self, model) -> tuple[list[str], str, str]:
        def column(name: str) -> str:
            return model._meta.get_field(name).column

        return [column(name) for name in self.same], column(self.start), column(self.end)

    def _exclusion(self, model) -> str:
        same, start, end = self._columns(model)
        equal = ", ".join(f'"{name}" WITH =' for name in same)
        return f'CONSTRAINT {self.name} EXCLUDE USING gist ({equal}, daterange("{start}", "{end}") WITH &&)'

    def _trigger(self, model, schema_editor, event: str) -> Statement:
        same, start, end = self._columns(model)
        equal = " AND ".join(f'"{name}" = NEW."{name}"' for name in same)
        apart = f'"{end}" <= NEW."{start}" OR "{start}" >= NEW."{end}"'
        return Statement(
            f"CREATE TRIGGER {self.name}_{event.lower()} BEFORE {event} ON %(table)s FOR EACH ROW WHEN EXISTS "
            f"(SELECT 1 FROM %(table)s WHERE {equal} AND id IS NOT NEW.id AND NOT COALESCE({apart}, 0)) "
            f"BEGIN SELECT RAISE(ABORT, '{self.name}'); END",
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def _triggers(self, model, schema_editor) -> list[Statement]:
        return [self._trigger(model, schema_editor, event) for event in ("INSERT", "UPDATE")]

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            return self._exclusion(model)
        schema_editor.deferred_sql.extend(self._triggers(model, schema_editor))
        return None

    def create_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            table = Table(model._meta.db_table, schema_editor.quote_name)
            return Statement(f"ALTER TABLE %(table)s ADD {self._exclusion(model)}", table=table)
        return None

    def remove_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            table = Table(model._meta.db_table, schema_editor.quote_name)
            return Statement(f"ALTER TABLE %(table)s DROP CONSTRAINT {self.name}", table=table)
        return None

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS) -> None:
        """The same answer for a form, before the database is asked to save."""
        start, end = getattr(instance, self.start), getattr(instance, self.end)
        rows = model._default_manager.using(using).filter(
            **{name: getattr(instance, model._meta.get_field(name).attname) for name in self.same}
        )
        rows = rows.filter(Q(**{f"{self.end}__isnull": True}) | Q(**{f"{self.end}__gt": start}))
        rows = rows.filter(**{f"{self.start}__lt": end}) if end else rows
        if rows.exclude(pk=instance.pk).exists():
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NoOverlap) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.name, self.same, self.start, self.end))
