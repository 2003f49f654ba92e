"""Loading quarters that were followed up elsewhere: all of them, or none."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import DocumentRefused, require
from narvard.govern.followup.models import AreaReady, Period, Said
from narvard.govern.followup.operations.closing import freeze
from narvard.govern.followup.permissions import IMPORT
from narvard.govern.followup.queries.document import check_document, known_to
from narvard.govern.followup.queries.freezing import rows_brought
from narvard.govern.followup.queries.periods import period_row
from narvard.govern.followup.rules.document import DEADLINES, FORM
from narvard.govern.followup.rules.quarters import quarter_named
from narvard.govern.followup.rules.states import State

Row = Mapping[str, object]
BATCH = 500
NOON = time(12)


def load_followup(*, actor: Actor, now: datetime, document: Mapping[str, object]) -> dict[str, int]:
    """Load every quarter of the document, or none. Returns how many rows of each table it held.

    A quarter that is closed already is left as it is; the same document again changes nothing. Raises DocumentRefused.
    """
    actor.require(IMPORT)
    with transaction.atomic():
        take_turn("followup.load")
        problems = check_document(actor, now, document)
        if problems:
            raise DocumentRefused(problems)
        rows = require(FORM, document, known_to(actor, now))
        said, ready = _by_period(rows["said"]), _by_period(rows["ready"])
        # The closed ones first, so that no two are open at once.
        for row in sorted(rows["periods"], key=lambda row: (row["state"] != State.CLOSED, str(row["period"]))):
            code = str(row["period"])
            _load_period(actor, now, row, said[code], ready[code])
    return {table.name: len(rows[table.name]) for table in FORM.tables}


def _by_period(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row["period"])].append(row)
    return found


def _load_period(actor: Actor, now: datetime, row: Row, said: list[Row], ready: list[Row]) -> None:
    quarter = quarter_named(str(row["period"]))
    own = {"collaboration_id": actor.collaboration, "year": quarter.year, "quarter": quarter.number}
    kept = Period.objects.filter(**own).first()
    if kept and kept.state == State.CLOSED:
        return
    period, new = Period.objects.update_or_create(
        **own,
        defaults={name: row[name] for name in DEADLINES},
        create_defaults={**{name: row[name] for name in DEADLINES}, "state": State.PREPARED},
    )
    changed = _load_said(now, period, said) + _load_ready(now, period, ready)
    opened = _opened(row, quarter.after, now)
    if row["state"] != State.PREPARED and period.state == State.PREPARED:
        Period.objects.filter(pk=period.pk).update(state=State.OPEN, opened_at=opened, opened_by=actor.name)
    if new or changed:
        _record(actor, now, period, len(said))
    if row["state"] == State.CLOSED:
        Period.objects.filter(pk=period.pk).update(brought=True)
        freeze(actor, _at(row["closed_on"] or row["office_by"], now), period, rows_brought(actor, period_row(period)))


def _opened(row: Row, after: date, now: datetime) -> datetime:
    return _at(row["opened_on"] or after, now)


def _at(day: object, now: datetime) -> datetime:
    """A day as a time, noon where the collaboration is: documents tell days, the database keeps times."""
    return datetime.combine(day, NOON, tzinfo=now.tzinfo)


def _load_said(now: datetime, period: Period, rows: list[Row]) -> int:
    """Keep the words; answers how many were new or other than before."""
    kept = {(s.municipality_id, s.subject, s.key, s.side): s for s in Said.objects.filter(period=period)}
    new, other = [], []
    for row in rows:
        key = (row["area"], row["about"], row["reference"], row["side"])
        fresh = _said(now, period, row)
        old = kept.get(key)
        if old is None:
            new.append(fresh)
        elif _texts(old) != _texts(fresh):
            fresh.pk, fresh.version = old.pk, old.version + 1
            other.append(fresh)
    Said.objects.bulk_create(new, batch_size=BATCH)
    for word in other:
        word.save(force_update=True)
    return len(new) + len(other)


def _texts(word: Said) -> tuple[str, ...]:
    return word.title, word.status, word.done, word.hinders, word.next_step, word.by_name


def _said(now: datetime, period: Period, row: Row) -> Said:
    return Said(
        period=period,
        municipality_id=row["area"],
        subject=row["about"],
        key=row["reference"],
        title=row["title"],
        side=row["side"],
        status=row["status"],
        done=row["done"],
        hinders=row["hinders"],
        next_step=row["next"],
        at=_at(row["said_on"], now),
        by_name=row["said_by"],
    )


def _load_ready(now: datetime, period: Period, rows: list[Row]) -> int:
    kept = set(AreaReady.objects.filter(period=period).values_list("municipality_id", flat=True))
    new = [row for row in rows if row["area"] not in kept]
    AreaReady.objects.bulk_create(
        AreaReady(
            period=period,
            municipality_id=row["area"],
            note=row["note"],
            at=_at(row["ready_on"], now),
            by_name=row["ready_by"],
        )
        for row in new
    )
    return len(new)


def _record(actor: Actor, now: datetime, period: Period, words_held: int) -> None:
    record(
        actor=actor,
        now=now,
        action=IMPORT,
        object_type="followup.Period",
        object_id=str(period.pk),
        label=f"{period.year}-{period.quarter}",
        details={"words": words_held},
    )
