"""What a document of bodies must be beside the shape of its columns. `Standing` is what is loaded already."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from itertools import pairwise
from typing import Any

from narvard.base.core.queries import PLACE, Problem
from narvard.govern.bodies.rules import composition, decisions, meetings, quorum

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
Period = tuple[date, date | None]
_SLUG = re.compile(r"[a-z0-9_-]+")
_TIME = re.compile(r"[0-2][0-9]:[0-5][0-9]")
SMALL = 32_767
"""The largest whole number that a place, a percentage or a number of seats may be."""


@dataclass(frozen=True)
class Standing:
    """What a document may refer to beside its own rows; meetings by body and day, with their status."""

    periods: Mapping[str, Period] = field(default_factory=dict)
    seats: frozenset[tuple[str, int]] = frozenset()
    called_rules: frozenset[tuple[str, int]] = frozenset()
    meetings: Mapping[tuple[str, date], str] = field(default_factory=dict)
    items: Mapping[tuple[str, date, int], str] = field(default_factory=dict)
    decisions: frozenset[tuple[str, str]] = frozenset()


def problems(rows: Rows, standing: Standing) -> tuple[Problem, ...]:
    """Everything that is wrong in rows whose columns can be read, in the order of the tables."""
    whole = _with(rows, standing)
    found: list[Problem] = []
    for table, look in _LOOKS:
        for row in rows[table]:
            found.extend(look(row, whole))
    found.extend(_circles(rows["bodies"]))
    for table, same in (("terms", ("body",)), ("holders", ("body", "seat", "kind")), ("chairs", ("body", "kind"))):
        found.extend(_overlaps(rows[table], same))
    found.extend(_too_large(rows))
    return tuple(found)


def _with(rows: Rows, standing: Standing) -> Standing:
    """What the document refers to: what stands already, and its own rows."""
    rules = {(row["body"], row["rule"]) for row in rows["composition"] if row["kind"] == composition.Kind.CALLED_YEARLY}
    return Standing(
        periods={**standing.periods, **{row["slug"]: (row["valid_from"], row["valid_to"]) for row in rows["bodies"]}},
        seats=standing.seats | {(row["body"], row["seat"]) for row in rows["seats"]},
        called_rules=standing.called_rules | rules,
        meetings={**standing.meetings, **{(row["body"], row["day"]): row["status"] for row in rows["meetings"]}},
        items={**standing.items, **{(r["body"], r["day"], r["item"]): r["kind"] for r in rows["agenda"]}},
        decisions=standing.decisions | {(row["body"], row["number"]) for row in rows["decisions"]},
    )


def problem(code: str, row: Row, column: str) -> Problem:
    """What is wrong with one value of a row, with the place that the row was read from."""
    place, number = row[PLACE]
    return Problem(code, place, number, column, "" if row.get(column) is None else str(row[column])[:80])


def _body(row: Row, whole: Standing) -> Iterator[Problem]:
    if not _SLUG.fullmatch(row["slug"]):
        yield problem("not_a_slug", row, "slug")
    if (row["level"] == "area") != bool(row["municipality"]):
        yield problem("area_needs_municipality", row, "municipality")
    number, kind = row["quorum_number"] or 0, row["quorum"] or quorum.Kind.NONE
    possible = {
        quorum.Kind.NONE: number == 0,
        quorum.Kind.MORE_THAN_SHARE: 0 <= number < 100,
        quorum.Kind.AT_LEAST_SHARE: 1 <= number <= 100,
        quorum.Kind.AT_LEAST_NUMBER: number >= 1,
    }
    if not possible[quorum.Kind(kind)]:
        yield problem("quorum_number_wrong", row, "quorum_number")
    yield from _period(row, whole)


def _period(row: Row, whole: Standing) -> Iterator[Problem]:
    if row["valid_from"] and row["valid_to"] and row["valid_to"] <= row["valid_from"]:
        yield problem("dates_not_in_order", row, "valid_to")


def _seat(row: Row, whole: Standing) -> Iterator[Problem]:
    if bool(row["organization"]) == bool(row["collective"]):
        yield problem("speaks_for_one", row, "organization")
    if not _SLUG.fullmatch(row["party"]):
        yield problem("not_a_slug", row, "party")
    if row["tenths_of_post"] is not None and not 1 <= row["tenths_of_post"] <= composition.TENTHS_IN_A_POST:
        yield problem("tenths_impossible", row, "tenths_of_post")
    yield from _period(row, whole)


def _holder(row: Row, whole: Standing) -> Iterator[Problem]:
    if (row["body"], row["seat"]) not in whole.seats:
        yield problem("unknown_seat", row, "seat")
    yield from _period(row, whole)


def _rule(row: Row, whole: Standing) -> Iterator[Problem]:
    called = row["kind"] == composition.Kind.CALLED_YEARLY
    if called == bool(row["number"]) or (row["number"] or 0) < 0:
        yield problem("number_wrong", row, "number")
    if row["last_called_on"] and not called:
        yield problem("call_not_asked", row, "last_called_on")
    if row["party"] and not _SLUG.fullmatch(row["party"]):
        yield problem("not_a_slug", row, "party")


def _meeting(row: Row, whole: Standing) -> Iterator[Problem]:
    for column in ("starts_at", "ends_at"):
        if row[column] and as_time(row[column]) is None:
            yield problem("not_a_time", row, column)
    if row["ends_at"] and row["ends_at"] <= row["starts_at"]:
        yield problem("ends_before_it_starts", row, "ends_at")
    approved = row["status"] == meetings.Status.APPROVED
    if approved != bool(row["approved_on"]) or (approved and row["approved_on"] < row["day"]):
        yield problem("approval_day_wrong", row, "approved_on")
    for number in row["called"]:
        if not number.isdecimal() or (row["body"], int(number)) not in whole.called_rules:
            yield problem("unknown_rule", row, "called")
    if not in_force(whole.periods.get(row["body"]), row["day"]):
        yield problem("body_not_in_force", row, "day")


def _of_meeting(row: Row, whole: Standing) -> Iterator[Problem]:
    if (row["body"], row["day"]) not in whole.meetings:
        yield problem("unknown_meeting", row, "day")


def _attendance(row: Row, whole: Standing) -> Iterator[Problem]:
    yield from _of_meeting(row, whole)
    if (row["body"], row["seat"]) not in whole.seats:
        yield problem("unknown_seat", row, "seat")
    if row["state"] and row["state"] != meetings.State.ABSENT and not row["name"]:
        yield problem("name_missing", row, "name")


def _decision(row: Row, whole: Standing) -> Iterator[Problem]:
    day = row["decided_on"]
    number = decisions.number_of(row["number"])
    if number is None:
        yield problem("not_a_decision_number", row, "number")
    elif day and number[0] != day.year:
        yield problem("number_of_another_year", row, "number")
    if not row["at_meeting"] and not (row["source"] and row["certainty"]):
        yield problem("meeting_or_source", row, "source")
    for column in ("due_on", "review_on", "carried_out_on"):
        if day and row[column] and row[column] < day:
            yield problem("before_the_decision", row, column)
    if row["due_on"] and not (row["carried_out_by"] or row["responsible"]):
        yield problem("task_without_someone", row, "due_on")
    if day and not in_force(whole.periods.get(row["body"]), day):
        yield problem("body_not_in_force", row, "decided_on")
    yield from _at_meeting(row, whole)


def _at_meeting(row: Row, whole: Standing) -> Iterator[Problem]:
    place = (row["body"], row["decided_on"])
    if row["at_meeting"] and whole.meetings.get(place) not in meetings.TOOK_PLACE:
        yield problem("meeting_not_held", row, "decided_on")
    if row["item"] is not None:
        kind = whole.items.get((*place, row["item"])) if row["at_meeting"] else None
        if kind != meetings.ItemKind.DECISION:
            yield problem("item_not_for_decision", row, "item")


def _subject(row: Row, whole: Standing) -> Iterator[Problem]:
    if (row["body"], row["number"]) not in whole.decisions:
        yield problem("unknown_decision", row, "number")
    if not _SLUG.fullmatch(row["kind"]):
        yield problem("not_a_slug", row, "kind")
    if not stays_on_the_site(row["url"]):
        yield problem("not_an_address_here", row, "url")


_LOOKS: tuple[tuple[str, Callable[[Row, Standing], Iterator[Problem]]], ...] = (
    ("bodies", _body),
    ("terms", _period),
    ("seats", _seat),
    ("holders", _holder),
    ("chairs", _period),
    ("composition", _rule),
    ("meetings", _meeting),
    ("agenda", _of_meeting),
    ("attendance", _attendance),
    ("decisions", _decision),
    ("subjects", _subject),
)


def in_force(period: Period | None, day: date | None) -> bool:
    """Is `day` in the half-open period? An unknown body or day is told of elsewhere, and counts as in force."""
    if period is None or day is None or period[0] is None:
        return True
    return period[0] <= day and (period[1] is None or day < period[1])


def as_time(text: str) -> time | None:
    """The time of day of "09:00", or None."""
    if not _TIME.fullmatch(text) or int(text[:2]) > 23:
        return None
    return time(int(text[:2]), int(text[3:]))


def stays_on_the_site(address: str) -> bool:
    """Does the address lead to a page of this site and nowhere else?"""
    return address.startswith("/") and not address.startswith("//") and "\\" not in address


def _circles(bodies: Iterable[Row]) -> Iterator[Problem]:
    above = {row["slug"]: row["reports_to"] for row in bodies}
    for row in bodies:
        seen, here = {row["slug"]}, row["reports_to"]
        while here and here not in seen:
            seen.add(here)
            here = above.get(here, "")
        if here == row["slug"]:
            yield problem("reports_in_a_circle", row, "reports_to")


def _overlaps(rows: Iterable[Row], same: tuple[str, ...]) -> Iterator[Problem]:
    dated = [row for row in rows if row["valid_from"]]
    for before, after in pairwise(sorted(dated, key=lambda r: (*(str(r[name]) for name in same), r["valid_from"]))):
        alike = all(before[name] == after[name] for name in same)
        if alike and (before["valid_to"] is None or after["valid_from"] < before["valid_to"]):
            yield problem("overlaps", after, "valid_from")


def _too_large(rows: Rows) -> Iterator[Problem]:
    for table in rows.values():
        for row in table:
            for column, value in row.items():
                if isinstance(value, int) and not isinstance(value, bool) and not 0 <= value <= SMALL:
                    yield problem("number_impossible", row, column)
