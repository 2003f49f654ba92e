"""Figures that others have computed: Kolada, patient surveys and waiting times. Each has a layout of its own.

Every layout is a CSV file with one figure a row, and becomes rows of the table `aggregates`; Kolada's may also be the
answers of its API as they are. What the figures rest on is kept apart by `basis`, so that a survey is never compared
with a register, and what is missing stays missing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from narvard_analytics.events.findings import Problem
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.readers.figure_periods import period_of
from narvard_analytics.events.readers.kolada import JSON_ENDINGS, kolada_row, read_answer
from narvard_analytics.events.readers.text_files import Progress, read_csv
from narvard_analytics.events.staging import Staging, Value

Row = Mapping[str, str]


@dataclass(frozen=True)
class Layout:
    """The columns of a kind of file, those it cannot do without, and how a row becomes a row of aggregates."""

    dataset: str
    doc: str
    columns: tuple[tuple[str, str], ...]
    required: tuple[str, ...]
    convert: Callable[[Row], dict[str, Value]]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(name for name, _ in self.columns)


def _patient_survey(row: Row) -> dict[str, Value]:
    begin, end = period_of(row["period"])
    return {
        "indicator": row["dimension"],
        "version": row["survey"],
        "municipality": row.get("municipality"),
        "unit": row.get("unit"),
        "target_group": row.get("group"),
        "period_from": begin,
        "period_to": end,
        "numerator": row.get("positive"),
        "denominator": row["answered"],
        "value": row["value"],
        "lower": row.get("lower"),
        "upper": row.get("upper"),
        "basis": "survey",
        "status": "ok" if row["value"].strip() else "no_data",
        "publisher": row["publisher"],
        "list_version": row.get("list_version"),
    }


def _waiting_times(row: Row) -> dict[str, Value]:
    begin, end = period_of(row["period"])
    return {
        "indicator": row["promise"],
        "municipality": row.get("region"),
        "unit": row.get("unit"),
        "target_group": row.get("group"),
        "period_from": begin,
        "period_to": end,
        "numerator": row["within"],
        "denominator": row["total"],
        "value": row["value"],
        "basis": "register",
        "status": "ok" if row["value"].strip() else "no_data",
        "publisher": row["publisher"],
        "list_version": row.get("list_version"),
    }


LIST_VERSION = ("list_version", "version or date of the list or publication that the figure was taken from")
PERIOD_DOC = "a year (2023), a month (2023-05), or first day and day after the last (2023-01-01/2023-07-01)"

LAYOUTS: dict[str, Layout] = {
    "kolada": Layout(
        "kolada",
        "the long form of Kolada's data: one value for a key figure, municipality, year and gender",
        (
            ("kpi", "the key figure's id, for example N00945"),
            ("municipality", "municipality or region, four digits"),
            ("period", PERIOD_DOC),
            ("gender", "T, K or M; empty means T"),
            ("value", "the value, empty where there is none"),
            ("count", "how many values it was put together from; not kept"),
            ("status", "empty, Missing or Private"),
            LIST_VERSION,
        ),
        ("kpi", "municipality", "period", "value"),
        kolada_row,
    ),
    "survey": Layout(
        "patient_survey",
        "results of a patient survey: one dimension for a unit, municipality or group",
        (
            ("survey", "id of the round"),
            ("period", PERIOD_DOC),
            ("dimension", "id of the dimension or question"),
            ("municipality", "municipality or region, four digits"),
            ("unit", "unit asked about"),
            ("group", "subgroup, for example sex:female"),
            ("answered", "persons who answered"),
            ("positive", "persons who answered positively"),
            ("value", "the published figure"),
            ("lower", "lower limit of its interval"),
            ("upper", "upper limit of its interval"),
            ("publisher", "who published it"),
            LIST_VERSION,
        ),
        ("survey", "period", "dimension", "answered", "value", "publisher"),
        _patient_survey,
    ),
    "waiting": Layout(
        "waiting_times",
        "waiting-time statistics: how many were met within a promise of the care guarantee",
        (
            ("promise", "which promise, for example assessment_3"),
            ("period", PERIOD_DOC),
            ("region", "municipality or region, by its public number"),
            ("unit", "unit waited for"),
            ("group", "subgroup, for example sex:female"),
            ("within", "waits that met the promise"),
            ("total", "all waits"),
            ("value", "the published share"),
            ("publisher", "who published it"),
            LIST_VERSION,
        ),
        ("promise", "period", "within", "total", "value", "publisher"),
        _waiting_times,
    ),
}


def layout_of(header: Sequence[str]) -> str | None:
    """The layout whose required columns the header has, or None."""
    return next((name for name, layout in LAYOUTS.items() if set(layout.required) <= set(header)), None)


def figures_reader(name: str) -> Callable[[Sequence[Path], Staging, Pseudonymiser, Progress], None]:
    """A reader of files in that layout."""
    layout = LAYOUTS[name]

    def read(files: Sequence[Path], staging: Staging, _pseudonymiser: Pseudonymiser, progress: Progress) -> None:
        for file in files:
            if file.name.endswith(JSON_ENDINGS):
                read_answer(file, staging, progress)
            else:
                _read_file(file, layout, staging, progress)

    return read


def _read_file(file: Path, layout: Layout, staging: Staging, progress: Progress) -> None:
    rows = read_csv(file, staging, "aggregates", progress)
    header = next(rows, None)
    if header is None or not _check_header(file, layout, header.fields, staging):
        return
    for row in rows:
        if not row.sound or len(row.fields) != len(header.fields):
            reason = "wrong_field_count" if row.sound else "wrong_encoding"
            staging.problem(Problem("aggregates", file.name, row.line, "", reason))
            continue
        values = layout.convert(dict(zip(header.fields, row.fields, strict=True)))
        staging.add("aggregates", file.name, row.line, {name: value or None for name, value in values.items()})


def _check_header(file: Path, layout: Layout, header: Sequence[str], staging: Staging) -> bool:
    wrong = [
        *(("missing_column", name) for name in layout.required if name not in header),
        *(("unknown_column", name) for name in header if name not in layout.names),
    ]
    for reason, name in wrong:
        staging.problem(Problem("aggregates", file.name, 1, name[:40], reason))
    return not wrong
