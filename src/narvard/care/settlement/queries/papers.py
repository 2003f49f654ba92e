"""A statement as a paper: the figures, what they rest on, and every person-day with its proof."""

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Bullets, Cell, Grid, Heading, Paper, Text, kronor_text, number_text
from narvard.care.settlement.queries.labels import COUNTED, DUTIES, HINDERS, NOTES, OUTCOMES, READINGS, STATES, WHY
from narvard.care.settlement.queries.rows import DayRow, PartRow, StatementPage, WaitRow
from narvard.care.settlement.rules.facts import WAITED

MARKS = {True: "✓", False: "✗", None: "–"}


def statement_paper(actor: Actor, page: StatementPage, language: str) -> Paper:
    """The paper of a whole page (every wait), as the side that reads it sees it."""
    zone = actor.zone
    month = date_format(page.month, "F Y")
    return Paper(
        title=_("Payment liability: %(municipality)s") % {"municipality": page.municipality},
        subtitle=f"{page.hospital}, {month}",
        language=language,
        organization=page.hospital,
        dated=actor.day_of(page.made_at),
        reference=_("revision %(revision)s, run %(run)s, %(state)s")
        % {"revision": page.revision, "run": page.run, "state": str(STATES[page.state]).lower()},
        parts=(
            Text(_lead(page, language), "lead"),
            _figures(page, language),
            *_credited(page, language),
            Heading(_("How it was settled")),
            *(part for row in page.parts for part in _terms(row, language)),
            Heading(_("Waits and their proof")),
            _waits(page, zone),
            Heading(_("Every day")),
            _days(page),
        ),
        sources=tuple(dict.fromkeys(_sources(page))),
        unverified=tuple(f"{READINGS[code]} [{mark}]" for code, mark in page.readings),
    )


def _lead(page: StatementPage, language: str) -> str:
    if page.amount is None:
        return str(HINDERS["no_amount"])
    return _("To pay for the month: %(amount)s.") % {"amount": kronor_text(page.amount, language)}


def decimal(value: Fraction | None, language: str) -> str:
    """A mean with two decimals, a dash where there is none."""
    return "–" if value is None else number_text(round(float(value), 2), language)


def _mean(part: PartRow, language: str) -> str:
    """The mean with what it was divided by what."""
    value = decimal(part.mean, language)
    return value if part.mean is None else f"{value} ({part.mean_days} / {part.persons})"


def _figures(page: StatementPage, language: str) -> Grid:
    rows: list[tuple[Cell, ...]] = [
        (
            part.name, part.persons, part.days, _mean(part, language), decimal(part.threshold, language),
            decimal(part.billed_days, language), part.amount,
        )
        for part in page.parts
    ]  # fmt: skip
    rows.append((_("Sum"), page.persons, page.days, "", "", "", page.amount))
    header = (
        _("Terms"), _("Persons"), _("Days"), _("Mean, days"), _("Threshold, days"), _("Days paid for"), _("Kronor"),
    )  # fmt: skip
    return Grid(_("What the month comes to"), header, tuple(rows), frozenset(range(1, 7)), total_rows=1)


def _credited(page: StatementPage, language: str) -> Iterator[Text]:
    for row in page.revisions:
        if row.amount is not None and page.amount is not None:
            yield Text(
                _("Revision %(revision)s of %(amount)s is credited. The difference is %(difference)s. Cause: %(cause)s")
                % {
                    "revision": row.revision,
                    "amount": kronor_text(row.amount, language),
                    "difference": kronor_text(page.amount - row.amount, language),
                    "cause": row.credited_because,
                }
            )


def _terms(part: PartRow, language: str) -> Iterator[Text | Bullets]:
    yield Text(f"{part.name}. {WHY[part.why]}")
    amounts = tuple(
        _("%(year)s: %(amount)s a day. %(source)s [%(mark)s]")
        % {"year": year, "amount": kronor_text(kronor, language), "source": source, "mark": mark}
        for year, kronor, source, mark in part.amounts
    )
    missing = tuple(_("%(year)s: no official amount is known.") % {"year": year} for year in part.missing_years)
    if amounts or missing:
        yield Bullets((*amounts, *missing))


def _waits(page: StatementPage, zone: ZoneInfo) -> Grid:
    header = (_("Person"), _("Number"), _("Ready"), _("Until"), _("Days"), *(str(DUTIES[duty]) for duty in page.duties))
    return Grid(
        _("Each wait of the month with what was done, by whom and when"),
        header,
        tuple(
            (*_who(row), _local(row.ready_at, zone), row.ended_on, row.counted, *_proof(row, zone))
            for row in page.waits
        ),
        frozenset({4}),
    )


def _proof(row: WaitRow, zone: ZoneInfo) -> tuple[str, ...]:
    return tuple(
        " ".join(filter(None, (MARKS[tick.met], str(NOTES[tick.note]), _local(tick.at, zone) if tick.at else "")))
        for tick in row.ticks
    )


def _days(page: StatementPage) -> Grid:
    header = (
        _("Person"), _("Number"), _("Day"), _("Day of the wait"), _("Result"), _("Kronor"),
        *(str(DUTIES[duty]) for duty in page.duties),
    )  # fmt: skip
    rows = tuple(
        (*_who(row), day.day.day, day.day.number, outcome_text(row, day), day.kronor,
         *(MARKS[tick.met] for tick in day.day.ticks))
        for row in page.waits
        for day in row.days
    )  # fmt: skip
    return Grid(_("Each person-day"), header, rows, frozenset({3, 5}))


def outcome_text(wait: WaitRow, row: DayRow) -> str:
    """What a day is, in words: under a mean the days that count are in it, and none is paid for by itself."""
    if not wait.individual and row.day.outcome in WAITED:
        return str(COUNTED)
    return str(OUTCOMES[row.day.outcome])


def _who(row: WaitRow) -> tuple[str, str]:
    return (row.person.name, row.person.number) if row.person else (_("Unknown person"), "")


def _local(moment: datetime | date, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else moment.isoformat()


def _sources(page: StatementPage) -> Iterator[str]:
    for part in page.parts:
        yield f"{part.source} [{part.certainty}]"
        yield from (f"{source} [{mark}]" for _year, _kronor, source, mark in part.amounts)
