"""Using a fund: the joint plan, the requisition, what was spent, and the report."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import OrganizationRow, organizations
from narvard.govern.funds.models import Fund, FundNode, PurposeCarriedOut, Spending
from narvard.govern.funds.operations.funds import log, open_fund
from narvard.govern.funds.queries.funds import FundNotFound, terms_of
from narvard.govern.funds.rules.exposure import OTHER_PURPOSE, coverage
from narvard.govern.funds.rules.spending import Reason, refused


class SpendingRefused(Exception):
    """Something that was spent cannot be recorded so; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(f"Nothing was recorded ({reason}). Correct the row and record it again.")
        self.reason = reason


class PlanNotWhole(Exception):
    """The grant cannot be requested, since nobody carries out these purposes; `missing` lists their numbers."""

    def __init__(self, missing: tuple[int, ...]) -> None:
        listed = ", ".join(map(str, missing))
        super().__init__(
            f"The grant was not requested, because nobody carries out purpose {listed}."
            " Write into the joint plan who does, and request it again."
        )
        self.missing = missing


class ReportNotWhole(Exception):
    """The report lacks an answer that the regulation asks for."""

    def __init__(self) -> None:
        super().__init__(
            "The report was not noted, because it does not say how the grant changed what the municipality pays itself."
            " Answer that question and note the report again."
        )


def record_spending(
    *,
    actor: Actor,
    now: datetime,
    fund_code: str,
    node: str,
    day: date,
    purpose: int,
    organization: str,
    kronor: int,
    text: str,
    voucher: str,
) -> int:
    """Record what was spent; a minus takes an earlier row back. Returns the row's id.

    Raises FundNotFound (also for an unknown node), FundClosed, SpendingRefused.
    """
    actor.require("funds.change")
    with transaction.atomic():
        fund = open_fund(actor, fund_code)
        row = fund.nodes.filter(code=node).first()
        if row is None:
            raise FundNotFound(node)
        _check(fund, row, day, purpose, kronor, voucher)
        saved = Spending.objects.create(
            node=row,
            day=day,
            purpose=purpose,
            organization_id=_organization(actor, organization).id,
            kronor=kronor,
            text=text.strip(),
            voucher=voucher.strip(),
            recorded_at=now,
            recorded_by=actor.name,
        )
        log(actor, now, "funds.record_spending", fund, {"voucher": saved.voucher, "kronor": kronor, "purpose": purpose})
    return saved.pk


def carry_out(*, actor: Actor, now: datetime, fund_code: str, purpose: int, organization: str, text: str) -> None:
    """Write into the joint plan that an organization carries out a purpose; a second time changes its text.

    Raises FundNotFound, FundClosed, SpendingRefused.
    """
    actor.require("funds.change")
    with transaction.atomic():
        fund = open_fund(actor, fund_code)
        if purpose not in {each.number for each in terms_of(fund).purposes}:
            raise SpendingRefused(Reason.PURPOSE_NOT_IN_GRANT)
        chosen = _organization(actor, organization)
        PurposeCarriedOut.objects.update_or_create(
            fund=fund, purpose=purpose, organization_id=chosen.id, defaults={"text": text.strip()}
        )
        log(actor, now, "funds.carry_out", fund, {"purpose": purpose, "organization": organization})


def leave_out(*, actor: Actor, now: datetime, fund_code: str, purpose: int, organization: str) -> None:
    """Take a line out of the joint plan. Raises FundNotFound (also for a line that is not there), FundClosed."""
    actor.require("funds.change")
    with transaction.atomic():
        fund = open_fund(actor, fund_code)
        gone, _ = fund.carried_out.filter(purpose=purpose, organization__code=organization).delete()
        if not gone:
            raise FundNotFound(f"{fund_code} {purpose} {organization}")
        log(actor, now, "funds.leave_out", fund, {"purpose": purpose, "organization": organization})


def request_grant(*, actor: Actor, now: datetime, fund_code: str, day: date) -> None:
    """Note that the grant was requested on `day`, with the joint plan where one is needed.

    Raises FundNotFound, FundClosed, PlanNotWhole.
    """
    actor.require("funds.change")
    with transaction.atomic():
        fund = open_fund(actor, fund_code)
        terms = terms_of(fund)
        covered = coverage(terms, frozenset(fund.carried_out.values_list("purpose", flat=True)))
        if terms.joint_plan and not covered.whole:
            raise PlanNotWhole(covered.missing)
        fund.requested_on = day
        fund.save(update_fields=["requested_on"])
        log(actor, now, "funds.request_grant", fund, {"day": day})


def report_grant(
    *, actor: Actor, now: datetime, fund_code: str, day: date, reference: str, own_funding: str = ""
) -> None:
    """Note that the use was reported on `day`, under `reference`. The fund is closed by it: nothing more is recorded.

    Raises FundNotFound, FundClosed, SpendingRefused (not accounted here), ReportNotWhole.
    """
    actor.require("funds.change")
    with transaction.atomic():
        fund = open_fund(actor, fund_code)
        if not fund.accounted:
            raise SpendingRefused(Reason.NOT_ACCOUNTED)
        if terms_of(fund).own_funding and not own_funding.strip():
            raise ReportNotWhole
        fund.reported_on, fund.report_reference, fund.own_funding = day, reference.strip(), own_funding.strip()
        fund.save(update_fields=["reported_on", "report_reference", "own_funding"])
        log(actor, now, "funds.report_grant", fund, {"day": day, "reference": fund.report_reference})


def _check(fund: Fund, node: FundNode, day: date, purpose: int, kronor: int, voucher: str) -> None:
    numbers = frozenset(each.number for each in terms_of(fund).purposes) | {OTHER_PURPOSE}
    reason = refused(
        accounted=fund.accounted,
        inside=fund.valid_from <= day < fund.valid_to,
        purpose_known=purpose in numbers,
        kronor=kronor,
        voucher_used=node.spending.filter(purpose=purpose, voucher=voucher.strip()).exists(),
    )
    if reason:
        raise SpendingRefused(reason)


def _organization(actor: Actor, code: str) -> OrganizationRow:
    found = next((row for row in organizations(actor) if row.code == code), None)
    if found is None:
        raise SpendingRefused(Reason.UNKNOWN_ORGANIZATION)
    return found
