"""What a check found: counted, placed, and readable by people and machines."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.markup import escape
from rich.table import Table as RichTable

from narvard_analytics.events.findings import REASONS, Finding, Gravity

FIELDS = ("gravity", "table", "file", "column", "reason", "count", "lines", "examples", "meaning", "remedy")


@dataclass
class Report:
    """A checked source: what it is, how many rows were read and would be kept, and all findings.

    The checked rows lie in a folder of their own until `close`, so that loading does not read the source again. Use it
    as a context manager.
    """

    source: str
    format: str
    dataset: str
    controller: str
    source_hash: str
    key_id: str
    zone: str
    rows_read: Mapping[str, int]
    rows_kept: Mapping[str, int]
    findings: tuple[Finding, ...]
    period_from: date | None
    period_to: date | None
    cut_off: datetime | None
    scratch: TemporaryDirectory[str] = field(repr=False)
    elements: Mapping[bytes, bytes] = field(default_factory=dict, repr=False)
    resources: Mapping[str, int] = field(default_factory=dict)

    def __enter__(self) -> "Report":
        """The report itself."""
        return self

    def __exit__(self, *_failure: object) -> None:
        """Remove the checked rows."""
        self.close()

    def close(self) -> None:
        """Remove the checked rows; the findings stay."""
        self.scratch.cleanup()

    @property
    def prepared(self) -> Path:
        """The folder with the checked rows."""
        return Path(self.scratch.name)

    def of(self, gravity: Gravity) -> tuple[Finding, ...]:
        """The findings of one gravity."""
        return tuple(f for f in self.findings if f.gravity is gravity)

    @property
    def broken(self) -> bool:
        """Whether the source cannot be loaded at all."""
        return bool(self.of(Gravity.BROKEN))

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong; notes are not wrong."""
        return not self.broken and not self.of(Gravity.ERROR)

    @property
    def left_out(self) -> dict[str, int]:
        """Rows read but not kept, by table, where there are any."""
        return {t: n - self.rows_kept[t] for t, n in self.rows_read.items() if n != self.rows_kept[t]}

    def error_counts(self) -> dict[str, int]:
        """Problems by table and reason, for the manifest."""
        counts: dict[str, int] = {}
        for finding in self.of(Gravity.ERROR):
            key = f"{finding.table or finding.file}.{finding.reason}"
            counts[key] = counts.get(key, 0) + finding.count
        return dict(sorted(counts.items()))

    def reason_counts(self) -> dict[str, int]:
        """How often each reason was found in the whole source, the most frequent first."""
        counts: dict[str, int] = {}
        for finding in self.findings:
            counts[finding.reason] = counts.get(finding.reason, 0) + finding.count
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def to_rows(self) -> list[dict[str, Any]]:
        """One row a finding, gravest first, with its meaning and remedy."""
        return [
            {
                **asdict(finding),
                "gravity": finding.gravity.value,
                "meaning": REASONS[finding.reason].meaning,
                "remedy": REASONS[finding.reason].remedy,
            }
            for finding in self.findings
        ]

    def to_json(self) -> str:
        """The report for machines."""
        about = {
            n: getattr(self, n) for n in ("source", "format", "controller", "source_hash", "rows_read", "rows_kept")
        }
        about |= {"resources": self.resources, "reasons": self.reason_counts()}
        period = {n: _text(getattr(self, n)) for n in ("period_from", "period_to", "cut_off")}
        return json.dumps({**about, **period, "findings": self.to_rows()}, indent=2, ensure_ascii=False) + "\n"

    def to_csv(self) -> str:
        """The findings as CSV with semicolons."""
        stream = io.StringIO()
        writer = csv.DictWriter(stream, FIELDS, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows({n: _text(row[n]) for n in FIELDS} for row in self.to_rows())
        return stream.getvalue()

    def to_markdown(self) -> str:
        """The findings as a Markdown table, under a line that sums them up."""
        columns = ("gravity", "file", "lines", "table", "column", "reason", "count", "meaning", "remedy")
        lines = [f"# {self.source}", "", self.summary(), ""]
        if self.resources:
            lines += [f"Left out or noted: {_counted(self.reason_counts()) or 'nothing'}.", ""]
        if self.findings:
            lines += ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
            lines += [
                "| " + " | ".join(_text(row[c]).replace("|", "\\|") for c in columns) + " |" for row in self.to_rows()
            ]
        return "\n".join(lines) + "\n"

    def to_rich(self) -> RichTable:
        """The findings as a table for the terminal, readable from 80 characters' width."""
        table = RichTable(title=escape(self.summary()), show_lines=True)
        table.add_column("count", justify="right", no_wrap=True)
        table.add_column("where", overflow="fold", ratio=2)
        table.add_column("what, and what to do", overflow="fold", ratio=3)
        for row in self.to_rows():
            column = ".".join(part for part in (row["table"], row["column"]) if part)
            where = f"{row['file']}, line {_text(row['lines'])}" + (f"\n{column}" if column else "")
            examples = f" ({_text(row['examples'])})" if row["examples"] else ""
            what = f"{row['gravity']}: {row['reason']}{examples}\n{row['meaning']}. {row['remedy']}"
            table.add_row(f"{row['count']:,}", escape(where), escape(what))
        return table

    def summary(self) -> str:
        """One sentence on what was read and what is wrong."""
        read, kept = sum(self.rows_read.values()), sum(self.rows_kept.values())
        errors = sum(f.count for f in self.of(Gravity.ERROR))
        notes = sum(f.count for f in self.of(Gravity.NOTE))
        verdict = "It is broken and cannot be loaded. " if self.broken else ""
        became = f" {_counted(self.resources)} became {_counted(self.rows_kept)}." if self.resources else ""
        return f"{verdict}{read} rows read, {kept} without errors; {errors} errors, {notes} notes.{became}"


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return ", ".join(str(part) for part in value)
    return value.isoformat() if isinstance(value, date) else str(value)
