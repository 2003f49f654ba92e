"""Checks of a document of bodies before it is loaded. A document with any problem is refused whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from narvard.govern.bodies.rules.composition import Kind, Unit

FORMAT = "narvard-bodies"
VERSION = 1
LEVELS = ("political", "steering", "preparing", "development", "reference", "office", "area")
REQUIRED = ("slug", "name", "level", "mandate", "source", "certainty", "valid_from")
CERTAINTIES = ("A", "B", "C", "D", "X")

Row = Mapping[str, object]


@dataclass(frozen=True)
class Known:
    """The codes that a document may refer to."""

    municipalities: frozenset[str] = field(default_factory=frozenset)
    organizations: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and what to do about it."""

    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.remedy}"


def problems_of(document: Row, known: Known) -> list[Problem]:
    """Everything that keeps the document from being loaded, in the document's order."""
    if document.get("format") != FORMAT or document.get("version") != VERSION:
        return [Problem("document", "The format is not known.", f"Write format: {FORMAT} and version: {VERSION}.")]
    bodies = rows_of(document.get("bodies"))
    if not bodies:
        return [Problem("bodies", "No body is listed.", "List at least one body.")]
    slugs = [str(body.get("slug")) for body in bodies]
    found: list[Problem] = []
    for body in bodies:
        found.extend(_body_problems(body, slugs, known))
    return found


def rows_of(value: object) -> Sequence[Row]:
    """The mappings of a list; anything else counts as no rows."""
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _body_problems(body: Row, slugs: Sequence[str], known: Known) -> Iterator[Problem]:
    slug = str(body.get("slug"))
    place = f"body {slug}"
    for name in REQUIRED:
        if body.get(name) in (None, ""):
            yield Problem(place, f"{name} is missing.", f"Write {name}.")
    if slugs.count(slug) > 1:
        yield Problem(place, "The slug is used twice.", "Give each body a slug of its own.")
    yield from _code_problems(body, place, slugs, known)
    yield from _date_problems(body, place)
    for number, seat in enumerate(rows_of(body.get("seats")), start=1):
        yield from _seat_problems(seat, f"{place}, seat {number}", known)
    for number, rule in enumerate(rows_of(body.get("composition")), start=1):
        yield from _rule_problems(rule, f"{place}, composition rule {number}")


def _code_problems(body: Row, place: str, slugs: Sequence[str], known: Known) -> Iterator[Problem]:
    if body.get("level") not in LEVELS:
        yield Problem(place, f"The level {body.get('level')!r} is not known.", f"Use one of {', '.join(LEVELS)}.")
    if body.get("certainty") not in CERTAINTIES:
        yield Problem(place, "The certainty is not known.", f"Use one of {', '.join(CERTAINTIES)}.")
    above = body.get("reports_to")
    if above and above not in slugs:
        yield Problem(place, f"It reports to {above!r}, which is not in the document.", "Name a body of the document.")
    if (body.get("level") == "area") != bool(body.get("municipality")):
        yield Problem(place, "An area names a municipality, and only an area does.", "Mend level or municipality.")
    elif body.get("municipality") and str(body["municipality"]) not in known.municipalities:
        yield Problem(place, f"Municipality {body['municipality']!r} is not known.", "Use a code of the collaboration.")


def _date_problems(row: Row, place: str) -> Iterator[Problem]:
    first, last = row.get("valid_from"), row.get("valid_to")
    for name, value in (("valid_from", first), ("valid_to", last)):
        if value is not None and not isinstance(value, date):
            yield Problem(place, f"{name} is {value!r}, which is no date.", "Write dates as 2026-01-31.")
    if isinstance(first, date) and isinstance(last, date) and last <= first:
        yield Problem(place, f"It ends {last} but starts {first}.", "Let the end come after the start.")


def _seat_problems(seat: Row, place: str, known: Known) -> Iterator[Problem]:
    for name in ("title", "party"):
        if not seat.get(name):
            yield Problem(place, f"{name} is missing.", f"Write {name}.")
    organization, collective = seat.get("organization"), seat.get("collective")
    if bool(organization) == bool(collective):
        yield Problem(place, "A seat speaks for one organization or one collective.", "Name the one it speaks for.")
    elif organization and organization not in known.organizations:
        yield Problem(place, f"Organization {organization!r} is not known.", "Use a code of the collaboration.")
    tenths = seat.get("tenths_of_post", 10)
    if not isinstance(tenths, int) or not 1 <= tenths <= 10:
        yield Problem(place, f"{tenths!r} tenths of a post cannot be.", "Write 1 to 10.")
    yield from _date_problems(seat, place)


def _rule_problems(rule: Row, place: str) -> Iterator[Problem]:
    kind, number, called = rule.get("kind"), rule.get("number", 0), rule.get("last_called_on")
    if kind not in list(Kind):
        yield Problem(place, f"The kind {kind!r} is not known.", f"Use one of {', '.join(Kind)}.")
    elif kind != Kind.CALLED_YEARLY and (not isinstance(number, int) or number < 1):
        yield Problem(place, "The number is missing.", "Write how many places the rule asks for.")
    if rule.get("unit", Unit.SEATS) not in list(Unit):
        yield Problem(place, f"The unit {rule.get('unit')!r} is not known.", f"Use one of {', '.join(Unit)}.")
    if called is not None and (kind != Kind.CALLED_YEARLY or not isinstance(called, date)):
        yield Problem(place, "last_called_on belongs to a yearly call and is a date.", "Write it as 2026-01-31.")
    if not rule.get("label"):
        yield Problem(place, "The label is missing.", "Write who is counted, as the page shall say it.")
