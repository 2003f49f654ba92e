"""On which legal ground a row of personal data is seen. Dated data, each with its source and how certain it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True)
class Ground:
    """A legal ground. `certainty` is A read in the text of the law, B an agency's page, C knowledge, D to be checked.

    `needs_consent`, `needs_relation`: conditions that must hold when it is used. `stopped_by_block`: a block of the
    custodian's data stops it. `in_force` is the first day it may be used, and `country` whose law it is ("" both).
    """

    code: str
    law: str
    country: str
    certainty: str
    in_force: date
    needs_consent: bool = False
    needs_relation: bool = False
    stopped_by_block: bool = False


def _ground(code: str, law: str, country: str, certainty: str, since: date, **conditions: bool) -> Ground:
    return Ground(code, law, country, certainty, since, **conditions)


SVU = date(2018, 1, 1)
COHERENT = date(2023, 1, 1)
NORWAY = date(2012, 1, 1)

GROUNDS: Mapping[str, Ground] = MappingProxyType(
    {
        ground.code: ground
        for ground in (
            # Within the custodian: who takes part in the care, or needs the row for their work.
            _ground("own_unit", "2008:355 4:1", "SE", "A", date(2008, 7, 1)),
            _ground("own_custodian", "2008:355 4:1", "SE", "A", date(2008, 7, 1), needs_relation=True),
            _ground("own_unit_no", "pasientjournalloven § 19", "NO", "C", NORWAY),
            _ground("own_custodian_no", "pasientjournalloven § 19", "NO", "C", NORWAY, needs_relation=True),
            # The person, and whoever acts for them.
            _ground("own_data", "GDPR 15", "", "C", date(2018, 5, 25)),
            _ground("guardian", "FB 6:11", "SE", "C", SVU),
            _ground("guardian_no", "pasrl. § 3-4", "NO", "C", NORWAY),
            _ground("representative", "OSL 12:2", "SE", "C", SVU, needs_consent=True),
            _ground("representative_no", "pasrl. § 3-3", "NO", "C", NORWAY, needs_consent=True),
            _ground("population_register", "2001:182 1:4", "SE", "D", SVU),
            _ground("population_register_no", "folkeregisterloven § 10-2", "NO", "D", NORWAY),
            # Sweden: between organizations.
            _ground("admission_notice", "2017:612 2:1", "SE", "A", SVU),
            _ground("changed_estimate", "2017:612 2:4", "SE", "A", SVU),
            _ground("discharge_ready_notice", "2017:612 3:1", "SE", "A", SVU),
            _ground("discharge_information", "2017:612 3:2", "SE", "A", SVU),
            _ground("sip_call", "2017:612 4:3", "SE", "A", SVU),
            _ground("payment_liability", "2017:612 5:1", "SE", "A", SVU),
            _ground("joint_plan", "2017:612 4:2", "SE", "A", SVU, needs_consent=True),
            _ground("compulsory_care_plan", "1991:1128 7 a", "SE", "A", SVU),
            _ground("lss_plan", "1993:387 10", "SE", "A", SVU, needs_consent=True),
            _ground("necessity", "OSL 10:2", "SE", "C", SVU),
            _ground("secrecy_assessment", "OSL 25:1, 26:1", "SE", "C", SVU),
            _ground("person_agreed", "OSL 10:1, 12:2", "SE", "C", SVU, needs_consent=True),
            _ground("coherent_documentation", "2022:913 3:1", "SE", "A", COHERENT,
                    needs_consent=True, needs_relation=True, stopped_by_block=True),
            _ground("coherent_social", "2022:913 3:2", "SE", "A", COHERENT,
                    needs_consent=True, needs_relation=True, stopped_by_block=True),
            _ground("coherent_child", "2022:913 3:1", "SE", "A", COHERENT, needs_relation=True, stopped_by_block=True),
            _ground("coherent_incapacity", "2022:913 3:3", "SE", "A", COHERENT,
                    needs_relation=True, stopped_by_block=True),
            _ground("emergency", "2022:913 3:6", "SE", "A", COHERENT, needs_relation=True, stopped_by_block=True),
            # Norway: between organizations.
            _ground("admission_notice_no", "FOR-2011-11-18-1115 § 8", "NO", "C", NORWAY),
            _ground("discharge_ready_notice_no", "FOR-2011-11-18-1115 § 10", "NO", "C", NORWAY),
            _ground("discharge_information_no", "helsepersonelloven § 25, 45", "NO", "C", NORWAY,
                    stopped_by_block=True),
            _ground("payment_liability_no", "FOR-2011-11-18-1115 § 13", "NO", "C", NORWAY),
            _ground("individual_plan_no", "FOR-2011-12-16-1256", "NO", "C", NORWAY, needs_consent=True),
            _ground("shared_care_no", "helsepersonelloven § 25, 45", "NO", "C", NORWAY,
                    needs_relation=True, stopped_by_block=True),
        )
    }
)  # fmt: skip


def ground_of(code: str, country: str, day: date) -> Ground | None:
    """The ground with that code, where it is the law of `country` and in force on `day`; None otherwise."""
    found = GROUNDS.get(code)
    if found is None or found.country not in {"", country} or found.in_force > day:
        return None
    return found
