"""Facts, proofs and results as plain values that can be stored and read back the same."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from narvard.care.settlement.rules.billing import Part
from narvard.care.settlement.rules.facts import (
    Duty,
    Note,
    Outcome,
    Residence,
    Span,
    Stay,
    Step,
    StepKind,
    Tick,
)  # fmt: skip

Frozen = dict[str, object]


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return str(value)
    return str(value) if isinstance(value, UUID) else value


def _row(found: object, names: tuple[str, ...]) -> Frozen:
    """The fields that say something; what is empty is left out."""
    values = ((name, getattr(found, name)) for name in names)
    return {name: _plain(value) for name, value in values if value not in (None, "")}


_STEP = tuple(field.name for field in fields(Step))
_RESIDENCE = tuple(field.name for field in fields(Residence))
_TICK = tuple(field.name for field in fields(Tick))
_STAY = tuple(field.name for field in fields(Stay) if field.name not in ("residences", "steps"))


def freeze_stay(stay: Stay) -> Frozen:
    """All that the rules know of a stay."""
    return {
        **_row(stay, _STAY),
        "residences": [_row(row, _RESIDENCE) for row in stay.residences],
        "steps": [_row(step, _STEP) for step in stay.steps],
    }


def thaw_stay(frozen: Mapping[str, object]) -> Stay:
    """The stay that was frozen."""
    return Stay(
        case=UUID(_text(frozen, "case")),
        subject=UUID(_text(frozen, "subject")),
        country=_text(frozen, "country"),
        discipline=_text(frozen, "discipline"),
        admitted_at=datetime.fromisoformat(_text(frozen, "admitted_at")),
        ended_at=_moment(frozen, "ended_at"),
        residences=tuple(_residence(row) for row in _rows(frozen, "residences")),
        steps=tuple(_step(row) for row in _rows(frozen, "steps")),
        need_judged_at=_moment(frozen, "need_judged_at"),
        both_principals=bool(frozen["both_principals"]),
        consented=bool(frozen["consented"]),
        compulsory=bool(frozen["compulsory"]),
    )


def freeze_ticks(ticks: tuple[Tick, ...]) -> list[Frozen]:
    """The proof; a duty that did not apply keeps `met` out."""
    return [_row(tick, _TICK) for tick in ticks]


def thaw_ticks(frozen: list[Mapping[str, object]]) -> tuple[Tick, ...]:
    """The proof that was frozen."""
    return tuple(
        Tick(
            Duty(_text(row, "duty")), _text(row, "party"), None if "met" not in row else bool(row["met"]),
            Note(_text(row, "note")), _moment(row, "at"), _due(row), _text(row, "law"), _text(row, "certainty"),
            _number(row, "notice"),
        )
        for row in frozen
    )  # fmt: skip


def freeze_spans(spans: tuple[Span, ...]) -> list[list[str]]:
    """Each span as first day, day after the last, and what the days are."""
    return [[span.from_day.isoformat(), span.to_day.isoformat(), span.outcome.value] for span in spans]


def thaw_spans(frozen: list[list[str]]) -> tuple[Span, ...]:
    """The spans that were frozen."""
    return tuple(Span(date.fromisoformat(a), date.fromisoformat(b), Outcome(what)) for a, b, what in frozen)


_PART = (
    "persons", "periods", "unproven", "days", "mean_days", "mean", "compared", "why", "billed_days", "amount",
)  # fmt: skip


def freeze_part(part: Part) -> Frozen:
    """A result with all that it rests on: its terms by code and name, and the amounts with their sources."""
    terms = part.terms
    return {
        **_row(part, _PART),
        "terms": terms.code,
        "name": terms.name,
        "source": terms.source,
        "certainty": terms.certainty,
        "model": terms.model.value,
        "window": terms.window.value,
        "excess": terms.excess.value,
        "threshold_days": str(terms.threshold_days),
        "include_day0": terms.include_day0,
        "cap_days": terms.cap_days,
        "quality_limit": None if terms.quality_limit is None else str(terms.quality_limit),
        "dispute_days": terms.dispute_days,
        "amounts": [[row.year, row.kronor, row.source, row.certainty] for row in part.amounts],
        "missing_years": list(part.missing_years),
    }


def _text(frozen: Mapping[str, object], name: str) -> str:
    return str(frozen.get(name, ""))


def _moment(frozen: Mapping[str, object], name: str) -> datetime | None:
    return datetime.fromisoformat(str(frozen[name])) if name in frozen else None


def _number(frozen: Mapping[str, object], name: str) -> int | None:
    return int(str(frozen[name])) if name in frozen else None


def _due(frozen: Mapping[str, object]) -> datetime | date | None:
    """A day has ten characters, an instant more."""
    written = _text(frozen, "due")
    if not written:
        return None
    return date.fromisoformat(written) if len(written) == 10 else datetime.fromisoformat(written)


def _rows(frozen: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    rows = frozen[name]
    return rows if isinstance(rows, list) else []


def _residence(row: Mapping[str, object]) -> Residence:
    return Residence(
        date.fromisoformat(_text(row, "from_day")),
        _text(row, "registered"), _text(row, "placed_by"), _text(row, "staying"),
    )  # fmt: skip


def _step(row: Mapping[str, object]) -> Step:
    return Step(
        kind=StepKind(_text(row, "kind")),
        sent_at=datetime.fromisoformat(_text(row, "sent_at")),
        municipality=_text(row, "municipality"),
        judged_at=_moment(row, "judged_at"),
        about_at=_moment(row, "about_at"),
        answer=_text(row, "answer"),
        complete=bool(row["complete"]),
        by_named_contact=bool(row["by_named_contact"]),
        notice=_number(row, "notice"),
    )
