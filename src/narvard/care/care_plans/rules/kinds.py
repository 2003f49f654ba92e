"""Which kinds of joint plans there are, by country: what must stand in each, on which ground it is shared. Dated data.

Two tables, one a country. `certainty` is A read in the text of the law, C own knowledge, D to be checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

REGION, MUNICIPALITY = "region", "municipality"
PRINCIPALS = (REGION, MUNICIPALITY)


@dataclass(frozen=True)
class Item:
    """Something that is written in a plan. `needed`: "" (may be left out), "text", or "stated" (a text, or "none")."""

    name: str
    needed: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of plan. `consent` is the scope of the consent that it needs ("" for none), `ground` the code of the
    ground that lets the parties see it, `call_ground` that of a call sent from a discharge.

    `exported` is its name in the event store ("" where it is not measured).
    """

    code: str
    country: str
    items: tuple[Item, ...]
    law: str
    certainty: str
    in_force: date
    consent: str = ""
    ground: str = ""
    call_ground: str = ""
    goals_needed: bool = False
    activities_needed: bool = True
    overall_needed: bool = False
    coordinator_needed: bool = False
    review_months: int | None = None
    exported: str = ""


def _needed(*names: str) -> tuple[Item, ...]:
    return tuple(Item(name, "text") for name in names)


WHAT_MATTERS = Item("what_matters")
OTHERS = Item("others", "stated")
# A crisis plan is the caregiver's own documentation, in the person's words; no act says what stands in it.
CRISIS = (Item("early_signs"), *_needed("what_helps"), Item("to_avoid"), *_needed("steps", "whom_to_call"))

SWEDEN = (
    Kind(
        "sip", "SE", (WHAT_MATTERS, *_needed("services_needed"), OTHERS),
        "HSL 16:4, SoL 10:8-9, 2017:612 4:1-2", "A", date(2010, 1, 1), consent="sip", ground="joint_plan",
        call_ground="sip_call", overall_needed=True, exported="sip",
    ),
    Kind(
        "lpt", "SE", (*_needed("needs_region", "needs_municipality"), Item("attitude", "stated"), OTHERS),
        "1991:1128 7 a, 1991:1129 12 a", "A", date(2008, 9, 1), ground="compulsory_care_plan", exported="lpt",
    ),
    Kind(
        "lss", "SE", (WHAT_MATTERS, *_needed("services_needed"), OTHERS),
        "1993:387 10", "A", date(2011, 1, 1), consent="lss_plan", ground="lss_plan", review_months=12, exported="lss",
    ),
    Kind("crisis", "SE", CRISIS, "2008:355 3:6", "C", date(2008, 7, 1), activities_needed=False),
)  # fmt: skip
NORWAY = (
    Kind(
        "individual", "NO", (WHAT_MATTERS, *_needed("resources_and_needs", "scope_and_time", "evaluation")),
        "FOR-2011-12-16-1256, hol. 7-1", "C", date(2012, 1, 1), consent="individual_plan",
        ground="individual_plan_no", goals_needed=True, overall_needed=True, coordinator_needed=True,
        exported="individual",
    ),
    Kind("crisis", "NO", CRISIS, "pasientjournalloven 8", "C", date(2015, 1, 1), activities_needed=False),
)  # fmt: skip
KINDS: Mapping[str, Mapping[str, Kind]] = MappingProxyType(
    {"SE": {kind.code: kind for kind in SWEDEN}, "NO": {kind.code: kind for kind in NORWAY}}
)
CODES = ("sip", "lpt", "lss", "individual", "crisis")
ITEMS = tuple(dict.fromkeys(item.name for kind in (*SWEDEN, *NORWAY) for item in kind.items))


def kind_of(code: str, country: str) -> Kind | None:
    """The kind with that code where it is a plan of that country, None otherwise."""
    return KINDS.get(country, {}).get(code)
