"""What keeps a row of spending, or a line of the joint plan, from being recorded."""

from enum import StrEnum


class Reason(StrEnum):
    """Why it is not recorded; pages say it in words with what to do."""

    NOT_ACCOUNTED = "not_accounted"
    OUTSIDE_FUND = "outside_fund"
    PURPOSE_NOT_IN_GRANT = "purpose_not_in_grant"
    NOTHING_SPENT = "nothing_spent"
    VOUCHER_TWICE = "voucher_twice"
    UNKNOWN_ORGANIZATION = "unknown_organization"


def refused(*, accounted: bool, inside: bool, purpose_known: bool, kronor: int, voucher_used: bool) -> Reason | None:
    """Why a row is refused, or None when it may be recorded. `inside`: its day lies within the fund's time."""
    faults = (
        (not accounted, Reason.NOT_ACCOUNTED),
        (not inside, Reason.OUTSIDE_FUND),
        (not purpose_known, Reason.PURPOSE_NOT_IN_GRANT),
        (kronor == 0, Reason.NOTHING_SPENT),
        (voucher_used, Reason.VOUCHER_TWICE),
    )
    return next((reason for wrong, reason in faults if wrong), None)
