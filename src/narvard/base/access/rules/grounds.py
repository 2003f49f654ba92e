"""On which legal ground a row of personal data is seen. Dated data, each with its source and how certain it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True)
class Ground:
    """A legal ground. `certainty` is A read in the text of the law, B an agency's page, C knowledge, D to be checked.

    `consent` names the scopes of a consent of which one must stand while it is used, empty where none is needed.
    `needs_relation`: the reader's unit must take part in the care while it is used. `stopped_by_block`: the person's
    block of the custodian's data stops it. `by_duty`: the law orders the disclosure, so that no block stops it, not
    even one between the custodian's own units. `opened_by_reader`: who needs the row opens it, for the own unit alone;
    every other ground is used by who answers for the row. `in_force` is the first day it may be used, and `country`
    whose law it is ("" both).
    """

    code: str
    law: str
    country: str
    certainty: str
    in_force: date
    consent: tuple[str, ...] = ()
    needs_relation: bool = False
    stopped_by_block: bool = False
    by_duty: bool = False
    opened_by_reader: bool = False

    @property
    def needs_consent(self) -> bool:
        """Must a consent stand while it is used?"""
        return bool(self.consent)

    @property
    def stopped_inside(self) -> bool:
        """Does a block between the custodian's own units stop it (2008:355 4:4)? Neither a duty nor what the person
        agreed to is stopped: consent is how such a block is lifted (4:5).
        """
        return not (self.by_duty or self.consent)


SVU = date(2018, 1, 1)
COHERENT = date(2023, 1, 1)
NORWAY = date(2012, 1, 1)


def _coherent(code: str, law: str, *consent: str) -> Ground:
    """A ground of coherent documentation, which the reader opens."""
    return Ground(
        code, law, "SE", "A", COHERENT, consent, needs_relation=True, stopped_by_block=True, opened_by_reader=True
    )


_ALL = (
    # Within the custodian: who takes part in the care, or needs the row for their work.
    Ground("own_unit", "2008:355 4:1", "SE", "A", date(2008, 7, 1)),
    Ground("own_custodian", "2008:355 4:1", "SE", "A", date(2008, 7, 1), needs_relation=True),
    Ground("own_unit_social", "2001:454 6", "SE", "C", date(2001, 10, 1)),
    Ground("own_custodian_social", "2001:454 6", "SE", "C", date(2001, 10, 1), needs_relation=True),
    Ground("own_unit_no", "pasientjournalloven § 19", "NO", "C", NORWAY),
    Ground("own_custodian_no", "pasientjournalloven § 19", "NO", "C", NORWAY, needs_relation=True),
    Ground("own_follow_up", "2008:355 2:4", "SE", "A", date(2008, 7, 1)),
    Ground("own_follow_up_no", "helsepersonelloven § 26", "NO", "C", NORWAY),
    # The person, and whoever acts for them.
    Ground("own_data", "GDPR 15", "", "C", date(2018, 5, 25)),
    Ground("guardian", "FB 6:11", "SE", "C", SVU),
    Ground("guardian_no", "pasrl. § 3-4", "NO", "C", NORWAY),
    Ground("representative", "OSL 12:2", "SE", "C", SVU, consent=("representative",)),
    Ground("representative_no", "pasrl. § 3-3", "NO", "C", NORWAY, consent=("representative",)),
    Ground("appointed", "FB 11:4, 11:7; 2017:310", "SE", "C", SVU),
    Ground("appointed_no", "vergemålsloven §§ 9, 32, 78", "NO", "C", NORWAY),
    Ground("population_register", "2001:182 1:4", "SE", "D", SVU, opened_by_reader=True),
    Ground("population_register_no", "folkeregisterloven § 10-2", "NO", "D", NORWAY, opened_by_reader=True),
    # Sweden: between organizations.
    Ground("admission_notice", "2017:612 2:1", "SE", "A", SVU, by_duty=True),
    Ground("changed_estimate", "2017:612 2:4", "SE", "A", SVU, by_duty=True),
    Ground("discharge_ready_notice", "2017:612 3:1", "SE", "A", SVU, by_duty=True),
    Ground("discharge_information", "2017:612 3:2", "SE", "A", SVU),
    Ground("sip_call", "2017:612 4:3", "SE", "A", SVU, by_duty=True),
    Ground("payment_liability", "2017:612 5:1", "SE", "A", SVU, by_duty=True),
    Ground("joint_plan", "2017:612 4:2", "SE", "A", SVU, consent=("sip",)),
    Ground("compulsory_care_plan", "1991:1128 7 a", "SE", "A", SVU, by_duty=True),
    Ground("lss_plan", "1993:387 10", "SE", "A", SVU, consent=("lss_plan",)),
    Ground("necessity", "OSL 10:2", "SE", "C", SVU),
    Ground("secrecy_assessment", "OSL 25:1, 26:1", "SE", "C", SVU),
    Ground("person_agreed", "OSL 10:1, 12:2", "SE", "C", SVU, consent=("transfer", "sip", "lss_plan")),
    _coherent("coherent_documentation", "2022:913 3:1", "coherent"),
    _coherent("coherent_social", "2022:913 3:2", "coherent"),
    _coherent("coherent_child", "2022:913 3:1"),
    _coherent("coherent_incapacity", "2022:913 3:3"),
    _coherent("emergency", "2022:913 3:6"),
    # The one who asks tells whoever blocked; they lift for the one who asked, and so it is they who disclose.
    Ground("emergency_request", "2022:913 3:5", "SE", "A", COHERENT, by_duty=True),
    Ground("emergency_lifted", "2022:913 3:5", "SE", "A", COHERENT, needs_relation=True, stopped_by_block=True),
    # Norway: between organizations.
    Ground("admission_notice_no", "FOR-2011-11-18-1115 § 8", "NO", "C", NORWAY, by_duty=True),
    Ground("discharge_ready_notice_no", "FOR-2011-11-18-1115 § 10", "NO", "C", NORWAY, by_duty=True),
    Ground("discharge_information_no", "helsepersonelloven § 25, 45", "NO", "C", NORWAY, stopped_by_block=True),
    Ground("payment_liability_no", "FOR-2011-11-18-1115 § 13", "NO", "C", NORWAY, by_duty=True),
    Ground("individual_plan_no", "FOR-2011-12-16-1256", "NO", "C", NORWAY, consent=("individual_plan",)),
    Ground("shared_care_no", "helsepersonelloven § 25, 45", "NO", "C", NORWAY,
           needs_relation=True, stopped_by_block=True),
)  # fmt: skip
GROUNDS: Mapping[str, Ground] = MappingProxyType({ground.code: ground for ground in _ALL})


def ground_of(code: str, country: str, day: date) -> Ground | None:
    """The ground with that code, where it is the law of `country` and in force on `day`; None otherwise."""
    found = GROUNDS.get(code)
    if found is None or found.country not in {"", country} or found.in_force > day:
        return None
    return found
