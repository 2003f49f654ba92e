"""Stored results read back as rows of the page."""

from collections.abc import Mapping
from fractions import Fraction

from narvard.care.settlement.models import Run
from narvard.care.settlement.queries.rows import PartRow
from narvard.care.settlement.rules.billing import Part
from narvard.care.settlement.rules.freezing import freeze_part


def part_rows(run: Run) -> tuple[PartRow, ...]:
    """The parts of a run as they were when it was made."""
    return tuple(part_row(part) for part in run.parts)


def part_of(part: Part) -> PartRow:
    """A part that was worked out just now and is not stored."""
    return part_row(freeze_part(part))


def part_row(part: Mapping[str, object]) -> PartRow:
    """A frozen part as a row."""
    return PartRow(
        code=part["terms"],
        name=part["name"],
        source=part["source"],
        certainty=part["certainty"],
        model=part["model"],
        window=part["window"],
        persons=part["persons"],
        days=part["days"],
        mean_days=part["mean_days"],
        periods=part["periods"],
        unproven=part["unproven"],
        mean=_fraction(part, "mean"),
        compared=_fraction(part, "compared"),
        threshold=Fraction(part["threshold_days"]),
        include_day0=part["include_day0"],
        cap_days=part["cap_days"],
        why=part["why"],
        billed_days=Fraction(part["billed_days"]),
        amount=part.get("amount"),
        amounts=tuple(tuple(row) for row in part["amounts"]),
        missing_years=tuple(part["missing_years"]),
        quality_limit=_fraction(part, "quality_limit"),
    )


def _fraction(part: Mapping[str, object], name: str) -> Fraction | None:
    value = part.get(name)
    return None if value is None else Fraction(str(value))
