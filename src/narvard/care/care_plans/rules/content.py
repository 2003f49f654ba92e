"""What stands in a plan, what is lacking before it may be in force, and who is responsible for what."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from narvard.care.care_plans.rules.kinds import MUNICIPALITY, PRINCIPALS, REGION, Kind


@dataclass(frozen=True)
class Drafted:
    """What has been written so far, by all parties together, and what else the plan rests on.

    `none` are the items that are stated to be nothing, `principals` those of the parties' principals, `overall` those
    that are said to have overall responsibility. `units` are the parties, `approved` those that approved this version.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    none: Collection[str] = ()
    goals: int = 0
    activities: int = 0
    overall: Collection[str] = ()
    coordinator: str = ""
    principals: Collection[str] = ()
    consent: bool = False
    from_discharge: bool = False
    units: Collection[int] = ()
    approved: Collection[int] = ()


def lacking(kind: Kind, drafted: Drafted) -> tuple[str, ...]:
    """What must be there before the plan may be in force and is not, in the order of the form; empty when all is."""
    items = [item.name for item in kind.items if not _stands(item.name, item.needed, drafted)]
    rest = (
        ("goals", kind.goals_needed and not drafted.goals),
        ("activities", kind.activities_needed and not drafted.activities),
        ("overall", kind.overall_needed and bool(overall_refused(kind, drafted.overall, drafted.principals))),
        ("coordinator", kind.coordinator_needed and not drafted.coordinator.strip()),
        ("consent", bool(kind.consent) and not drafted.consent),
        ("approvals", kind.code == "lpt" and not (drafted.units and set(drafted.units) <= set(drafted.approved))),
    )
    return (*items, *(name for name, missing in rest if missing))


def _stands(name: str, needed: str, drafted: Drafted) -> bool:
    said = bool(drafted.texts.get(name, "").strip())
    return not needed or said or (needed == "stated" and name in drafted.none)


def overall_refused(kind: Kind, overall: Collection[str], principals: Collection[str]) -> str:
    """Why these cannot have overall responsibility, "" when they can: exactly one, and in Norway the municipality where
    both levels take part (hol. 7-1, FOR-2011-12-16-1256 [C]).
    """
    named = set(overall)
    if not named:
        return "overall_missing"
    if len(named) > 1:
        return "two_overall"
    if not named <= set(PRINCIPALS):
        return "overall_unknown"
    both = REGION in principals and bool({MUNICIPALITY, "private"} & set(principals))
    if kind.country == "NO" and both and named != {MUNICIPALITY}:
        return "municipality_is_responsible"
    return ""


def activity_refused(
    due_on: date,
    done_on: date | None,
    opened_on: date,
    responsible: int | None,
    units: Collection[int],
    by_person: bool,
) -> str:
    """Why an activity cannot stand so, "" when it can. `units` are the parties; what the person does needs no unit."""
    if due_on < opened_on:
        return "before_plan"
    if done_on is not None and done_on < opened_on:
        return "done_before_plan"
    if responsible is None:
        return "" if by_person else "responsible_missing"
    return "" if responsible in units else "not_a_party"
