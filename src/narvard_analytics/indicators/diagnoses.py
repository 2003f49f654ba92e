"""Diagnoses and procedures on stays: which code an episode is about, and what else is coded on it."""

from collections.abc import Sequence

from narvard_analytics.engines import Engine
from narvard_analytics.vocabulary import Table, Value, constant, padded, starts_with_any

SYSTEM = "ICD-10"
"""What the names of ICD-10 and its national editions begin with."""

ORDER_DIGITS = 4


def plain(code: Value) -> Value:
    """The code as code lists write it: capitals without a dot."""
    return code.upper().replace(".", "")


def icd(engine: Engine) -> Table:
    """Diagnoses in ICD-10 and its national editions."""
    diagnoses = engine.table("diagnoses")
    return diagnoses.filter(diagnoses.system.startswith(SYSTEM))


def with_prefix(codes: Table, prefixes: Sequence[str]) -> Table:
    """The rows whose code begins with one of the prefixes."""
    return codes.filter(starts_with_any(plain(codes.code), prefixes))


def main_diagnoses(engine: Engine, stays: Table) -> Table:
    """Episodes of numbered stays: person, number, day of admission, code of the first main diagnosis that is known."""
    diagnoses = icd(engine)
    main = diagnoses.filter(diagnoses.position == 1).select("person", stay=diagnoses.event, code=plain(diagnoses.code))
    # Controllers number their stays each for itself: an id names one stay of a person.
    coded = stays.left_join(main, ["person", "stay"])
    # The smallest of "order in time, then code" is the first stay's main diagnosis, and the same one every time.
    first = (padded(coded.position, ORDER_DIGITS) + coded.code).min()
    episodes = coded.group_by(["person", "number"]).aggregate(day=coded.admitted_day.min(), first=first)
    return episodes.select("person", "number", "day", code=episodes["first"].substr(ORDER_DIGITS))


def marked(episodes: Table, stays: Table, codes: Table, name: str) -> Table:
    """The episodes with a mark: true where any of their stays has one of the codes, otherwise empty."""
    with_code = stays.semi_join(codes, [stays.person == codes.person, stays.stay == codes.event])
    with_code = with_code.select("person", "number").distinct()
    with_code = with_code.mutate(**{name: constant(True, "boolean")})
    joined = episodes.left_join(with_code, ["person", "number"])
    return joined.select(*episodes.columns, name)


def codes_can_tell(engine: Engine) -> bool:
    """Whether any main diagnosis comes in ICD-10, or there are no diagnoses: of other codes none is on a list."""
    diagnoses = engine.table("diagnoses")
    main = diagnoses.system.startswith(SYSTEM) & (diagnoses.position == 1)
    counted = diagnoses.aggregate(rows=diagnoses.count(), listed=main.sum())
    found = engine.to_arrow(counted).to_pylist()[0]
    return bool(found["listed"]) or not found["rows"]
