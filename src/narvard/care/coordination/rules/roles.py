"""Which named contacts there are, who may be one and who appoints: one dated table for Sweden and one for Norway."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class ContactRole(StrEnum):
    """What a person is to someone. The same word may name different things in the two countries: read the table."""

    PHYSICIAN = "physician"
    CARE_CONTACT = "care_contact"
    SOCIAL_CARE_CONTACT = "social_care_contact"
    COORDINATOR = "coordinator"
    CHILD_COORDINATOR = "child_coordinator"


class Profession(StrEnum):
    """What the named person is by profession."""

    PHYSICIAN = "physician"
    NURSE = "nurse"
    ASSISTANT_NURSE = "assistant_nurse"
    CARE_OFFICER = "care_officer"
    SOCIAL_WORKER = "social_worker"
    THERAPIST = "therapist"
    OTHER = "other"


class Source(StrEnum):
    """Where it is known from that someone is the contact."""

    CHOSEN = "chosen"
    APPOINTED = "appointed"
    IMPORTED = "imported"


class EndReason(StrEnum):
    """Why a contact ended. After LEFT someone else is needed, until one is appointed or it is said that none is."""

    REPLACED = "replaced"
    LEFT = "left"
    NOT_NEEDED = "not_needed"
    MOVED = "moved"
    DECEASED = "deceased"
    CORRECTED = "corrected"


@dataclass(frozen=True)
class ContactRule:
    """Who may appoint and be a contact of one role from `in_force` on, until a later rule of the same role.

    `kinds` are the kinds of units that appoint, `professions` those that may be it (empty: any suitable one).
    `certainty` is A read in the text of the law, B an agency's page, C knowledge not read again.
    """

    role: ContactRole
    law: str
    certainty: str
    in_force: date
    kinds: frozenset[str]
    professions: frozenset[Profession] = frozenset()


HEALTH = frozenset({"health_centre", "specialist_clinic", "ward", "municipal_health"})
MUNICIPAL = frozenset({"municipal_health", "social_services"})
HOSPITAL = frozenset({"ward", "specialist_clinic"})
SOCIAL = frozenset({"social_services"})
DOCTOR = frozenset({Profession.PHYSICIAN})

SWEDEN = (
    ContactRule(ContactRole.PHYSICIAN, "2014:821 6:3, 2017:30 7:3", "B", date(2015, 1, 1),
                frozenset({"health_centre"}), DOCTOR),
    ContactRule(ContactRole.CARE_CONTACT, "2014:821 6:2, 2017:80 4:1", "B", date(2015, 1, 1), HEALTH),
    ContactRule(ContactRole.SOCIAL_CARE_CONTACT, "2001:453 4:2 b", "C", date(2022, 7, 1), SOCIAL),
    ContactRule(ContactRole.SOCIAL_CARE_CONTACT, "2001:453 4:2 b, 2025:400", "C", date(2023, 7, 1), SOCIAL,
                frozenset({Profession.ASSISTANT_NURSE})),
)  # fmt: skip
NORWAY = (
    ContactRule(ContactRole.PHYSICIAN, "pasrl. § 2-1 c", "C", date(2001, 6, 1), frozenset({"health_centre"}), DOCTOR),
    ContactRule(ContactRole.CARE_CONTACT, "sphlsl. § 2-5 c", "C", date(2016, 9, 1), HOSPITAL, DOCTOR),
    ContactRule(ContactRole.COORDINATOR, "hol. § 7-2, sphlsl. § 2-5 a", "C", date(2012, 1, 1), MUNICIPAL | HOSPITAL),
    ContactRule(ContactRole.CHILD_COORDINATOR, "hol. § 7-2 a", "C", date(2022, 8, 1), MUNICIPAL),
)
TABLES: Mapping[str, tuple[ContactRule, ...]] = MappingProxyType({"SE": SWEDEN, "NO": NORWAY})

# A licensed physician must be appointed for one whose condition threatens life. Source: SOSFS 2011:7, certainty B.
LIFE_THREATENING_LAW, LIFE_THREATENING_CERTAINTY = "SOSFS 2011:7", "B"


def rule_for(country: str, role: str, day: date) -> ContactRule | None:
    """The rule of that role that is in force on `day`, None where the country has no such contact then."""
    found = [rule for rule in TABLES.get(country, ()) if rule.role == role and rule.in_force <= day]
    return max(found, key=lambda rule: rule.in_force, default=None)


def roles_of(country: str, kind: str, day: date) -> tuple[ContactRole, ...]:
    """The roles that a unit of this kind may appoint on `day`, in the order of the table."""
    rules = (rule_for(country, role, day) for role in ContactRole)
    return tuple(rule.role for rule in rules if rule is not None and kind in rule.kinds)


def refusal(
    country: str, role: str, kind: str, profession: str, day: date, *, life_threatening: bool = False
) -> str | None:
    """Why someone of this profession cannot be appointed to the role by a unit of this kind; None where they can."""
    rule = rule_for(country, role, day)
    if rule is None:
        return "role_unknown"
    if kind not in rule.kinds:
        return "wrong_unit"
    if rule.professions and profession not in rule.professions:
        return "wrong_profession"
    if country == "SE" and life_threatening and role == ContactRole.CARE_CONTACT and profession not in DOCTOR:
        return "physician_needed"
    return None
