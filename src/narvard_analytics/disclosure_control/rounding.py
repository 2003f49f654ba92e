"""Rounded figures: counts to a base, and what is reckoned from them reckoned anew.

A share that was reckoned from the true counts would give the counts back, so every figure of a row follows from what
is printed of it.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from narvard_analytics.disclosure_control.columns import Bools, Numbers, numbers, present, texts
from narvard_analytics.disclosure_control.relations import NO_ROW, Relations
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.intervals import CONFIDENCE_95, CONFIDENCE_998, Confidence, Limits, exact_poisson, wilson
from narvard_analytics.results import KEY, IntervalMethod

COUNTED = (IntervalMethod.WILSON, IntervalMethod.EXACT_POISSON)
"""Methods of figures that are one count over another; all others are reckoned from more than the row holds."""

COUNTS = ("events", "persons", "numerator", "denominator")

FIGURES_KEPT = 3
"""Significant figures of a value that is not reckoned from the row's counts."""


class RoundingKeyMissing(AnalyticsError):
    """Raised when counts are to be rounded at random without the publisher's secret key."""


def rounded_to_nearest(table: pa.Table, base: int) -> pa.Table:
    """The table with its counts rounded to the nearest multiple of ``base``, halves upwards."""
    return _with_counts(table, {name: np.floor(numbers(table, name) / base + 0.5) * base for name in COUNTS})


def rounded_small(table: pa.Table, relations: Sequence[Relations], base: int, key: bytes | None) -> pa.Table:
    """The table with counts below ``base`` made 0 or ``base``, and totals that are the sums of their rounded parts.

    A count c becomes ``base`` with probability c/base, drawn from the publisher's ``key`` and the row's own, so that
    the same cell is rounded alike whenever it is published. Raises RoundingKeyMissing.
    """
    if not key:
        raise RoundingKeyMissing(
            "The figures were not released, because counts cannot be rounded at random without a secret key. "
            "Give the publisher's key, the same each time."
        )
    chance = _draws(table, key)
    columns = {}
    for name in COUNTS:
        true = numbers(table, name)
        low = (true > 0) & (true < base)
        made = np.where(low, np.where(chance * base < true, float(base), 0.0), true)
        columns[name] = _added_up(true, made, relations)
    return _with_counts(table, columns)


def _added_up(true: Numbers, made: Numbers, relations: Sequence[Relations]) -> Numbers:
    """Every total that was the sum of its parts as the sum of its rounded parts, finest sums first."""
    made = made.copy()
    for _ in relations:
        for relation in relations:
            inside = relation.parts != NO_ROW
            adds = np.where(inside, true[relation.parts], 0.0).sum(axis=1) == true[relation.total]
            sums = np.where(inside, made[relation.parts], 0.0).sum(axis=1)
            made[relation.total[adds]] = sums[adds]
    return made


def _draws(table: pa.Table, key: bytes) -> Numbers:
    """A number from 0 to 1 for each row, the same for all measures that tell of one cell."""
    names = [name for name in KEY if name not in ("measure", "version")]
    rows = zip(*(table[name].to_pylist() for name in names), strict=True)
    digests = (hashlib.blake2b(repr(row).encode(), key=key[:64], digest_size=8).digest() for row in rows)
    return np.array([int.from_bytes(digest, "big") / 2**64 for digest in digests])


def _with_counts(table: pa.Table, counts: dict[str, Numbers]) -> pa.Table:
    """The table with other counts, and values and limits that follow from them."""
    counted = np.isin(texts(table, "interval_method").astype(str), COUNTED)
    value, limits = _reckoned(table, counts["numerator"], counts["denominator"])
    rough = {name: _significant(numbers(table, name)) for name in ("value", *_LIMITS)}
    columns = {name: (counts[name], present(table, name)) for name in ("events", "persons")}
    for name in ("numerator", "denominator"):
        columns[name] = (counts[name], present(table, name) & counted)
    shown = present(table, "value") & ((counts["denominator"] > 0) | ~counted)
    columns["value"] = (np.where(counted, value, rough["value"]), shown)
    for name, exact in zip(_LIMITS, limits, strict=True):
        columns[name] = (np.where(counted, exact, rough[name]), present(table, name) & shown)
    for name, (values, kept) in columns.items():
        table = _replaced(table, name, values, kept)
    return table


_LIMITS = ("lower_95", "upper_95", "lower_998", "upper_998")


def _reckoned(table: pa.Table, top: Numbers, bottom: Numbers) -> tuple[Numbers, list[Numbers]]:
    """Value and limits of the counts ``top`` and ``bottom`` in the unit that the true row has."""
    is_share = texts(table, "interval_method") == IntervalMethod.WILSON
    true_top, true_bottom = numbers(table, "numerator"), numbers(table, "denominator")
    with np.errstate(divide="ignore", invalid="ignore"):
        by_value = numbers(table, "value") * true_bottom / true_top
        by_limit = numbers(table, "upper_95") / _limits(is_share, true_top, true_bottom, CONFIDENCE_95).upper
        unit = np.where(true_top > 0, by_value, by_limit)
        top = np.where(is_share, np.minimum(top, bottom), top)
        pairs = (_limits(is_share, top, bottom, level) for level in (CONFIDENCE_95, CONFIDENCE_998))
        return unit * top / bottom, [unit * limit for pair in pairs for limit in pair]


def _limits(is_share: Bools, top: Numbers, bottom: Numbers, level: Confidence) -> Limits:
    """Limits of a share or of a rate, without unit."""
    shares, rates = wilson(np.minimum(top, bottom), bottom, level), exact_poisson(top, level)
    return Limits(*(np.where(is_share, s, r / bottom) for s, r in zip(shares, rates, strict=True)))


def _significant(values: Numbers) -> Numbers:
    with np.errstate(divide="ignore"):
        power = np.where(values != 0, np.floor(np.log10(np.abs(values))), 0.0) - (FIGURES_KEPT - 1)
    return np.asarray(np.rint(values / 10**power) * 10**power)


def _replaced(table: pa.Table, name: str, values: Numbers, kept: Bools) -> pa.Table:
    field = table.schema.field(name)
    column = pa.array(np.where(kept, np.nan_to_num(values), 0.0), mask=~kept).cast(field.type)
    return table.set_column(table.schema.get_field_index(name), field, column)
