"""The reports that can be made, and those that were."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.base.papers.queries import LANGUAGES
from narvard.govern.reports.models import Report
from narvard.govern.reports.queries.asking import period_name, period_of
from narvard.govern.reports.queries.labels import KIND_SENTENCES, KINDS, STEPS
from narvard.govern.reports.queries.subjects import subjects
from narvard.govern.reports.rules import kinds as rules
from narvard.govern.reports.rules.inputs import Input

SHOWN = 60
"""Reports on the page: some years of quarterly ones in a few languages."""
LANGUAGE_NAMES = {"sv": "Svenska", "nb": "Norsk bokmål", "en": "English"}


class ReportNotFound(LookupError):
    """There is no report of that number in the collaboration."""

    def __init__(self, report_id: int) -> None:
        super().__init__(f"There is no report {report_id}. Choose one from the page of reports.")


@dataclass(frozen=True)
class KindRow:
    """A kind of report with what it can be about, the latest first, as (key, name)."""

    code: str
    name: str
    sentence: str
    subjects: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FileLine:
    """A form that a report was written in; `size` in bytes."""

    ending: str
    size: int


@dataclass(frozen=True)
class ReportRow:
    """One report. `state`: waiting, running, made or failed."""

    id: int
    kind: str
    kind_name: str
    key: str
    title: str
    language: str
    language_name: str
    as_of: date
    asked_at: datetime
    asked_by: str
    state: str
    step: str
    done: int
    total: int
    made_at: datetime | None
    failure: str
    fingerprint: str
    inputs_checksum: str
    inputs: tuple[Input, ...]
    files: tuple[FileLine, ...]

    @property
    def has_pdf(self) -> bool:
        """Was it written as PDF, too?"""
        return any(file.ending == "pdf" for file in self.files)

    @property
    def percent(self) -> int:
        """How far it has come, 0 to 100."""
        return 100 * self.done // self.total if self.total else 0


@dataclass(frozen=True)
class ReportsPage:
    """The page. `working` when a report is on its way, so that the page looks again by itself."""

    kinds: tuple[KindRow, ...]
    languages: tuple[tuple[str, str], ...]
    reports: tuple[ReportRow, ...]
    working: bool
    may_make: bool


def reports_page(actor: Actor, today: date) -> ReportsPage:
    """What can be made, and the newest reports first."""
    actor.require("reports.read")
    found = Report.objects.filter(own(actor)).prefetch_related("files")[:SHOWN]
    rows = tuple(_row(report) for report in found)
    about = subjects(actor, today)
    kinds = tuple(
        KindRow(code, str(KINDS[code]), str(KIND_SENTENCES[code]), about[kind.about])
        for code, kind in rules.KINDS.items()
    )
    return ReportsPage(
        kinds=kinds,
        languages=tuple((code, LANGUAGE_NAMES[code]) for code in LANGUAGES),
        reports=rows,
        working=any(row.state in ("waiting", "running") for row in rows),
        may_make=bool(actor.may("reports.make")),
    )


def report(actor: Actor, report_id: int) -> ReportRow:
    """One report. Raises ReportNotFound."""
    actor.require("reports.read")
    found = Report.objects.filter(own(actor), pk=report_id).prefetch_related("files").first()
    if found is None:
        raise ReportNotFound(report_id)
    return _row(found)


def _row(found: Report) -> ReportRow:
    copied = ("id", "kind", "key", "language", "as_of", "asked_at", "asked_by", "done", "total", "made_at", "failure")
    copied += ("fingerprint", "inputs_checksum")
    return ReportRow(
        kind_name=str(KINDS[found.kind]),
        title=found.title or _unmade_title(found),
        language_name=LANGUAGE_NAMES[found.language],
        state=_state(found),
        step=str(STEPS.get(found.step, "")),
        inputs=tuple(Input(**item) for item in found.inputs),
        files=tuple(FileLine(file.ending, file.size) for file in found.files.all()),
        **{name: getattr(found, name) for name in copied},
    )


def _state(found: Report) -> str:
    if found.failed_at:
        return "failed"
    if found.made_at:
        return "made"
    return "running" if found.step else "waiting"


def _unmade_title(found: Report) -> str:
    """What a report is called before it has its own title."""
    period = period_of(found.kind, found.key, found.as_of)
    by_period = rules.KINDS[found.kind].about in (rules.About.QUARTER, rules.About.YEAR)
    about = period_name(period) if period and by_period else found.key
    return _("%(kind)s, %(about)s") % {"kind": KINDS[found.kind], "about": about}
