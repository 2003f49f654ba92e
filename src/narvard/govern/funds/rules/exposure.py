"""What is left of a grant, what may have to be paid back, and what the joint plan covers. Whole kronor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from narvard.govern.funds.rules.regulations import Regulation

OTHER_PURPOSE = 0
"""Spending on this number is for a purpose that the grant does not name."""


@dataclass(frozen=True)
class Coverage:
    """The joint plan against the terms: the purposes that must be carried out, and those that nobody carries out."""

    required: tuple[int, ...]
    missing: tuple[int, ...]

    @property
    def carried_out(self) -> int:
        """How many of the required purposes somebody carries out."""
        return len(self.required) - len(self.missing)

    @property
    def whole(self) -> bool:
        """True when every required purpose is carried out by somebody."""
        return not self.missing


@dataclass(frozen=True)
class Account:
    """A grant and its use. `entitled` is what the fund gives, `paid` what came; `used` is kronor by purpose number."""

    entitled: int
    paid: int
    used: Mapping[int, int]
    ends: date
    report_due: date | None
    reported: bool


@dataclass(frozen=True)
class Exposure:
    """What may have to be paid back, by reason. `unspent` is what is left, which is exposed once the year has ended.

    `unreported` is the rest of what was paid when no report came in time; the four reasons never count a krona twice.
    """

    paid: int
    used: int
    unspent: int
    overspent: int
    wrong_amount: int
    unused: int
    other_purpose: int
    unreported: int

    @property
    def total(self) -> int:
        """All that may have to be paid back."""
        return self.wrong_amount + self.unused + self.other_purpose + self.unreported


def purposes_allowed(terms: Regulation, rural: bool) -> tuple[int, ...]:
    """The numbers of the purposes that may be paid: those for all, and the others for who is named for them."""
    return tuple(purpose.number for purpose in terms.purposes if purpose.always or rural)


def coverage(terms: Regulation, carried_out: frozenset[int]) -> Coverage:
    """Which of the purposes that must be carried out somebody has taken on."""
    required = tuple(purpose.number for purpose in terms.purposes if purpose.always)
    return Coverage(required, tuple(number for number in required if number not in carried_out))


def exposure(account: Account, terms: Regulation, rural: bool, today: date) -> Exposure:
    """What may have to be paid back as it stands today.

    What came beyond the fund's amount goes back. What is left after the last day goes back. What was used for another
    purpose goes back. Without a report on the day it is due, all of it does.
    """
    allowed = purposes_allowed(terms, rural)
    used = sum(account.used.values())
    usable = min(account.entitled, account.paid)
    unspent, other = max(usable - used, 0), 0
    for number, kronor in account.used.items():
        other += kronor if terms.purposes and number not in allowed else 0
    wrong = account.paid - usable
    other = max(0, min(other, usable - unspent))
    unused = unspent if today >= account.ends else 0
    late = bool(account.report_due and today > account.report_due and not account.reported)
    rest = account.paid - wrong - unused - other if late else 0
    exposed = (wrong, unused, other, rest) if terms.repayment else (0, 0, 0, 0)
    return Exposure(account.paid, used, unspent, max(used - usable, 0), *exposed)
