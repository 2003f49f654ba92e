"""Who may speak for a person or be told of them, on which ground, until when, and what they may see. Dated data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

OF_AGE = 18


@dataclass(frozen=True)
class Role:
    """A way to stand beside a person. `ground` is a code of the gate's grounds, `law` where the role comes from.

    `of_child` ends when the person comes of age. `needs_consent`: the person must have agreed. `needs_proof`: a
    decision or a document must be named. `certainty` as everywhere: C is knowledge that was not read again.
    """

    code: str
    country: str
    law: str
    certainty: str
    ground: str
    of_child: bool = False
    needs_consent: bool = False
    needs_proof: bool = False


SWEDEN = (
    Role("guardian", "SE", "FB 6:11", "C", "guardian", of_child=True),
    Role("trustee", "SE", "FB 11:4", "C", "appointed", needs_proof=True),
    Role("administrator", "SE", "FB 11:7", "C", "appointed", needs_proof=True),
    Role("power_of_attorney", "SE", "2017:310", "C", "appointed", needs_proof=True),
    Role("relative", "SE", "OSL 12:2", "C", "representative", needs_consent=True),
)
NORWAY = (
    Role("guardian_no", "NO", "pasrl. § 3-4", "C", "guardian_no", of_child=True),
    Role("trustee_no", "NO", "vergemålsloven §§ 9, 32", "C", "appointed_no", needs_proof=True),
    Role("power_of_attorney_no", "NO", "vergemålsloven § 78", "C", "appointed_no", needs_proof=True),
    Role("relative_no", "NO", "pasrl. § 3-3", "C", "representative_no", needs_consent=True),
)
ROLES: Mapping[str, Role] = MappingProxyType({role.code: role for role in (*SWEDEN, *NORWAY)})

# What may be shown to someone beside the person, as people choose it, and the kinds of rows that it opens.
VIEWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "contacts": ("coordination.named_contact",),
        "plans": ("care_plans.plan", "care_plans.part"),
        "agreement": ("contracts.agreement", "contracts.time"),
        "way_home": ("discharge.case", "discharge.notice"),
    }
)


class NotRepresented(ValueError):
    """Nobody was noted; `code` says why."""

    REASONS = {
        "unknown_role": "that role is not known in this country. Choose another.",
        "of_age": "the person is of age, so that nobody has parental care of them. Choose another role.",
        "consent_missing": "the person has to agree to it. Ask, and note who agreed and how.",
        "proof_missing": "it is not said what shows it. Name the decision or the document.",
        "name_missing": "there is no name. Write who it is.",
        "sees_nothing": "it is not said what they may see. Choose something, or write them down without a number.",
        "unknown_view": "it is not known what they may see. Choose from the list.",
        "dates": "it ends before it begins. Correct the days.",
        "not_yet": "it has not begun. Write it down on the day it begins.",
        "themselves": "that is the person themselves. Write someone else.",
        "not_found": "nobody has that number in the population register. Leave it empty, or correct it.",
        "dead": "the person is dead, and nobody speaks for them any more. Read what stands.",
        "not_there": "it is not there, or has ended already. Read what stands now.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was noted, because {self.REASONS[code]}")
        self.code = code


def roles_of(country: str) -> tuple[Role, ...]:
    """The roles that the law of a country knows."""
    return NORWAY if country == "NO" else SWEDEN


def comes_of_age(birth_date: date) -> date:
    """The day on which one born on `birth_date` turns eighteen; one born on 29 February does so on 1 March."""
    year = birth_date.year + OF_AGE
    leap = birth_date.month == 2 and birth_date.day == 29
    return date(year, 3, 1) if leap and year % 4 else birth_date.replace(year=year)


def until(role: Role, birth_date: date, to_date: date | None) -> date | None:
    """The day when it ends: the one given, or the eighteenth birthday where it ends then, whichever comes first."""
    days = [day for day in (to_date, comes_of_age(birth_date) if role.of_child else None) if day]
    return min(days, default=None)


def kinds_of(views: Iterable[str]) -> tuple[str, ...]:
    """The kinds of rows that some views open, each once."""
    return tuple(dict.fromkeys(kind for view in views for kind in VIEWS[view]))


def checked(
    role: str,
    *,
    country: str,
    day: date,
    birth_date: date,
    name: str,
    views: Iterable[str],
    from_date: date,
    to_date: date | None,
    proof: str,
    consent: bool,
    logs_in: bool,
) -> Role:
    """The role, where it may be noted on `day`. Raises NotRepresented."""
    found = ROLES.get(role)
    if found is None or found not in roles_of(country):
        raise NotRepresented("unknown_role")
    if not name.strip():
        raise NotRepresented("name_missing")
    if not set(views) <= set(VIEWS):
        raise NotRepresented("unknown_view")
    if logs_in and not set(views):
        raise NotRepresented("sees_nothing")
    if found.of_child and day >= comes_of_age(birth_date):
        raise NotRepresented("of_age")
    if found.needs_consent and not consent:
        raise NotRepresented("consent_missing")
    if found.needs_proof and not proof.strip():
        raise NotRepresented("proof_missing")
    if to_date is not None and to_date <= from_date:
        raise NotRepresented("dates")
    if from_date > day:
        raise NotRepresented("not_yet")
    return found
