"""Days laid out as spans: each new stretch covers what lies under it."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from narvard.care.settlement.rules.facts import Outcome, Span


def paint(from_day: date, to_day: date, layers: Iterable[tuple[date, date, Outcome]]) -> tuple[Span, ...]:
    """The days [from_day, to_day) as spans; a later layer covers an earlier one. Days under no layer are left out."""
    layers = [(max(a, from_day), min(b, to_day), outcome) for a, b, outcome in layers if a < to_day and from_day < b]
    edges = sorted({day for a, b, _ in layers if a < b for day in (a, b)})
    spans: list[Span] = []
    for first, last in pairwise(edges):
        top = next((outcome for a, b, outcome in reversed(layers) if a <= first < b), None)
        if top is None:
            continue
        if spans and spans[-1].to_day == first and spans[-1].outcome is top:
            spans[-1] = Span(spans[-1].from_day, last, top)
        else:
            spans.append(Span(first, last, top))
    return tuple(spans)
