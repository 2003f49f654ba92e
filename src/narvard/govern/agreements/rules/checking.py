"""What must hold between the rows of a document of agreements, beyond what its form says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from narvard.base.core.queries import PLACE, Problem
from narvard.govern.agreements.rules.versions import Period, overlapping

Row = Mapping[str, object]
Rows = Mapping[str, Sequence[Row]]
# table · its first day · the day after its last
_PERIODS = (
    ("versions", "intended_from", "intended_to"),
    ("versions", "in_force_from", "in_force_to"),
    ("phases", "valid_from", "valid_to"),
    ("required_points", "valid_from", "valid_to"),
    ("commitments", "starts_on", "due_on"),
)
# table · column · least · most
_NUMBERS = (
    ("versions", "number", 1, 999),
    ("timed_activities", "number", 1, 999),
    ("required_points", "number", 1, 999),
    ("follow_ups", "year", 2000, 2100),
)
# table · column · the table it leads to, by agreement, version and the column named last
_LEADS = (
    ("clauses", "part", "parts", "code"),
    ("commitments", "clause", "clauses", "key"),
    ("timed_activities", "phase", "phases", "code"),
    ("timed_activities", "commitment", "commitments", "code"),
)


def problems_between(
    rows: Rows, earlier: Mapping[str, Iterable[tuple[int, Period]]], drafts: Mapping[str, int]
) -> Iterator[Problem]:
    """Everything that is wrong between the rows.

    `earlier` are the periods in force already, agreement → versions, and `drafts` the drafts there are already,
    agreement → version.
    """
    yield from _dates(rows)
    yield from _numbers(rows)
    yield from _versions(rows)
    yield from _leads(rows)
    yield from _adoption(rows)
    yield from _parties(rows)
    yield from _in_force(rows, earlier)
    yield from _one_draft(rows, drafts)
    yield from _clause_numbers(rows)
    yield from _inside(rows)
    yield from _own_agreement(rows)


def problem(code: str, row: Row, column: str, value: object = "") -> Problem:
    """A problem at a row that was read."""
    at = row[PLACE]
    place, number = at if isinstance(at, tuple) else ("", 0)
    return Problem(code, place, number, column, str(value)[:80])


def _dates(rows: Rows) -> Iterator[Problem]:
    for table, first, after in _PERIODS:
        for row in rows[table]:
            start, end = row[first], row[after]
            if isinstance(start, date) and isinstance(end, date) and end <= start:
                yield problem("end_before_start", row, after, end)


def _numbers(rows: Rows) -> Iterator[Problem]:
    """Numbers that the database keeps as small positive whole numbers."""
    for table, column, lowest, highest in _NUMBERS:
        for row in rows[table]:
            number = row[column]
            if isinstance(number, int) and not lowest <= number <= highest:
                yield problem("number_out_of_range", row, column, number)


def _versions(rows: Rows) -> Iterator[Problem]:
    known = {(row["agreement"], row["number"]) for row in rows["versions"]}
    for table in ("parties", "parts", "clauses", "commitments", "phases", "timed_activities"):
        for row in rows[table]:
            if (row["agreement"], row["version"]) not in known:
                yield problem("unknown_version", row, "version", row["version"])


def _leads(rows: Rows) -> Iterator[Problem]:
    for table, column, to, key in _LEADS:
        known = {(row["agreement"], row["version"], row[key]) for row in rows[to]}
        for row in rows[table]:
            if row[column] and (row["agreement"], row["version"], row[column]) not in known:
                yield problem("not_in_version", row, column, row[column])


def _adoption(rows: Rows) -> Iterator[Problem]:
    for row in rows["versions"]:
        adopter = row["adopted_by"] or row["adopted_text"]
        if bool(row["adopted_on"]) != bool(adopter):
            yield problem("adoption_half_written", row, "adopted_on", row["adopted_on"] or adopter)
        if row["in_force_from"] and not row["adopted_on"]:
            yield problem("in_force_without_adoption", row, "in_force_from", row["in_force_from"])
        if row["in_force_to"] and not row["in_force_from"]:
            yield problem("end_without_start", row, "in_force_to", row["in_force_to"])


def _parties(rows: Rows) -> Iterator[Problem]:
    for row in rows["parties"]:
        if bool(row["organization"]) == bool(row["name"]):
            yield problem("party_is_one", row, "organization", row["organization"])
        if bool(row["signed_on"]) != bool(row["signed_by"]):
            yield problem("signature_half_written", row, "signed_by", row["signed_on"] or row["signed_by"])


def _in_force(rows: Rows, earlier: Mapping[str, Iterable[tuple[int, Period]]]) -> Iterator[Problem]:
    """Two versions in force at once, counting those that are loaded and not in the document."""
    for agreement in dict.fromkeys(str(row["agreement"]) for row in rows["versions"]):
        own = [row for row in rows["versions"] if row["agreement"] == agreement]
        written = {row["number"] for row in own}
        periods = [period for number, period in earlier.get(agreement, ()) if number not in written]
        for row in own:
            start, end = row["in_force_from"], row["in_force_to"]
            if not isinstance(start, date) or (isinstance(end, date) and end <= start):
                continue
            period = Period(start, end if isinstance(end, date) else None)
            if overlapping([*periods, period]) and not overlapping(periods):
                yield problem("two_in_force", row, "in_force_from", start)
            periods.append(period)


def _one_draft(rows: Rows, drafts: Mapping[str, int]) -> Iterator[Problem]:
    written = {(row["agreement"], row["number"]) for row in rows["versions"]}
    seen = {agreement for agreement, number in drafts.items() if (agreement, number) not in written}
    for row in rows["versions"]:
        if not row["adopted_on"]:
            if row["agreement"] in seen:
                yield problem("two_drafts", row, "adopted_on", row["number"])
            seen.add(str(row["agreement"]))


def _clause_numbers(rows: Rows) -> Iterator[Problem]:
    seen = set()
    for row in rows["clauses"]:
        number = (row["agreement"], row["version"], row["number"])
        if number in seen:
            yield problem("number_twice", row, "number", row["number"])
        seen.add(number)


def _inside(rows: Rows) -> Iterator[Problem]:
    """An area inside itself, however far around, or inside an area of another agreement."""
    around = {row["code"]: row["inside"] for row in rows["areas"]}
    agreement = {row["code"]: row["agreement"] for row in rows["areas"]}
    for row in rows["areas"]:
        seen, here = set(), row["code"]
        while here and here not in seen:
            seen.add(here)
            here = around.get(here, "")
        if here:
            yield problem("area_inside_itself", row, "inside", row["inside"])
        elif row["inside"] and agreement.get(row["inside"], row["agreement"]) != row["agreement"]:
            yield problem("not_of_agreement", row, "inside", row["inside"])


def _own_agreement(rows: Rows) -> Iterator[Problem]:
    """An area of another agreement than the link's; a commitment that changes agreement or theme between versions."""
    agreement = {row["code"]: row["agreement"] for row in rows["areas"]}
    for row in rows["links"]:
        areas = row["areas"] if isinstance(row["areas"], tuple) else ()
        for area in areas:
            if agreement.get(area, row["found_in"]) != row["found_in"]:
                yield problem("not_of_agreement", row, "areas", area)
    first: dict[object, tuple[object, object]] = {}
    for row in rows["commitments"]:
        told = (row["agreement"], row["theme"])
        if first.setdefault(row["code"], told) != told:
            yield problem("commitment_differs", row, "theme", row["theme"])
