"""Load a checked source into the event store, whole or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.checking.session import LEFT_OUT_FILE, PLACES_FILE
from narvard_analytics.events.coexistence import DeliveryAlreadyLoaded
from narvard_analytics.events.manifest import TERMS_OF_USE, Manifest
from narvard_analytics.events.report import Report
from narvard_analytics.events.schema import REFERENCE_TABLES, TABLES, Table
from narvard_analytics.events.sql import literal, name
from narvard_analytics.events.store import connection, copy_sorted, deliveries_in_force, write_delivery


class NotLoaded(AnalyticsError):
    """A checked source could not be loaded; nothing has changed."""


@dataclass(frozen=True)
class Terms:
    """On which terms a source is delivered.

    `authority` None means: for each reference table that nobody else in the store is the authority for. With
    `accept_errors`, rows with errors are left out and counted in the manifest. `measured_since` names tables that were
    registered from a later day than the period's first.
    """

    made_at: datetime
    purpose: str = ""
    legal_basis: str = ""
    authority: tuple[str, ...] | None = None
    accept_errors: bool = False
    measured_since: Mapping[str, date] = field(default_factory=dict)


def load(report: Report, root: Path, terms: Terms) -> Path:
    """Load what was checked and return the delivery's folder.

    Raises NotLoaded where the source is broken, has errors that are not accepted, no row is left, or the period is not
    known; DeliveryAlreadyLoaded where the same source is in force; and the other refusals of `coexistence`.
    """
    _refuse_unsound(report, terms.accept_errors)
    in_force = deliveries_in_force(root)
    _refuse_same_source(report, in_force)
    manifest = _manifest(report, terms, in_force)
    rejected = report.prepared / PLACES_FILE
    return write_delivery(root, manifest, _sorted_tables(report), rejected if manifest.accepted_errors else None)


def free_authority(controller: str, tables: Iterable[str], in_force: Sequence[Manifest]) -> tuple[str, ...]:
    """The reference tables among `tables` for which no other controller in force is the authority."""
    taken = {table for m in in_force if m.controller != controller for table in m.authority}
    return tuple(t for t in REFERENCE_TABLES if t in set(tables) and t not in taken)


def _refuse_unsound(report: Report, accept_errors: bool) -> None:
    if report.broken:
        raise NotLoaded(
            f"{report.source} is broken (see the report), so nothing was loaded. Mend what is named as broken; that"
            " cannot be accepted."
        )
    if not report.sound and not accept_errors:
        raise NotLoaded(
            f"{report.source} has errors (see the report), so nothing was loaded. Correct them, or accept that the"
            " rows with errors are left out (--accept-errors)."
        )
    if not any(report.rows_kept.values()):
        raise NotLoaded(f"{report.source} has no row without errors, so there is nothing to load. See the report.")


def _refuse_same_source(report: Report, in_force: Sequence[Manifest]) -> None:
    for manifest in in_force:
        later = report.cut_off is not None and report.cut_off > manifest.cut_off
        if (manifest.controller, manifest.source_hash) == (report.controller, report.source_hash) and not later:
            raise DeliveryAlreadyLoaded(manifest.delivery)


def _manifest(report: Report, terms: Terms, in_force: Sequence[Manifest]) -> Manifest:
    if report.period_from is None or report.period_to is None or report.cut_off is None:
        raise NotLoaded(
            f"{report.source} has no event that tells its period, so nothing was loaded. State the period and the"
            " cut-off (--from, --to, --cut-off)."
        )
    authority = terms.authority
    if authority is None:
        authority = free_authority(report.controller, kept_tables(report), in_force)
    return Manifest(
        controller=report.controller,
        period_from=report.period_from,
        period_to=report.period_to,
        cut_off=report.cut_off.astimezone(UTC),
        made_at=terms.made_at,
        purpose=terms.purpose,
        legal_basis=terms.legal_basis,
        zone=report.zone,
        key_id=report.key_id,
        authority=authority,
        dataset=report.dataset,
        source=f"{report.format}: {report.source}",
        source_hash=report.source_hash,
        accepted_errors=report.error_counts(),
        notes=_notes(report),
        measured_since=terms.measured_since,
    )


def _notes(report: Report) -> dict[str, Any]:
    left_out = {"rows_left_out": report.left_out} if report.left_out else {}
    use = {"terms_of_use": TERMS_OF_USE[report.dataset]} if report.dataset in TERMS_OF_USE else {}
    return {**left_out, **use}


def kept_tables(report: Report) -> list[str]:
    """The tables of which at least one row is without errors."""
    return [table for table in TABLES if report.rows_kept.get(table)]


def _sorted_tables(report: Report) -> dict[str, Path]:
    """The kept rows of each table in a sorted Parquet file of its own."""
    files = {}
    with connection(report.prepared) as connected:
        for table in kept_tables(report):
            files[table] = report.prepared / f"_sorted_{table}.parquet"
            copy_sorted(connected, kept_rows(report.prepared, TABLES[table]), TABLES[table], files[table])
    return files


def kept_rows(prepared: Path, table: Table) -> str:
    """SQL for a table's rows without errors."""
    left_out = (
        f'SELECT row FROM read_parquet({literal(prepared / LEFT_OUT_FILE)}) WHERE "table" = {literal(table.name)}'
    )
    typed = literal(prepared / f"_typed_{table.name}.parquet")
    columns = ", ".join(name(column) for column in table.names)
    return f"SELECT {columns} FROM read_parquet({typed}) WHERE _row NOT IN ({left_out})"
