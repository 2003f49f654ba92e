"""Using a fund: what is recorded, what is refused, and what may have to be paid back."""

from datetime import date, datetime

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.govern.funds import queries
from narvard.govern.funds.operations import (
    FundClosed,
    FundRefused,
    PlanNotWhole,
    ReportNotWhole,
    SpendingRefused,
    carry_out,
    change_fund,
    leave_out,
    record_spending,
    report_grant,
    request_grant,
    save_node,
)
from narvard.govern.funds.queries import FundNotFound
from narvard.govern.funds.rules.spending import Reason
from narvard.govern.funds.rules.tree import Fault
from narvard.govern.funds.tests.made_up import ELDERLY, FRAME, GRANT

TODAY = date(2026, 11, 22)
SPENT = {
    "fund_code": GRANT, "node": "teams", "day": date(2026, 6, 1), "purpose": 2, "organization": "primarvarden",
    "kronor": 70_000, "text": "A team", "voucher": "V3",
}  # fmt: skip
TEAMS = {"fund_code": GRANT, "code": "teams", "name": "Teams"}


def test_spending_is_recorded_and_logged(economist, now, logged):
    record_spending(actor=economist, now=now, **SPENT)
    found = queries.use(economist, GRANT, TODAY)
    assert (found.exposure.used, found.exposure.unspent) == (370_000, 630_000)
    assert found.spending[0].recorded_by == economist.name
    assert logged()[0].action == "funds.record_spending"


def test_a_minus_takes_an_earlier_row_back(economist, now):
    record_spending(actor=economist, now=now, **{**SPENT, "kronor": -50_000, "purpose": 0, "voucher": "V2b"})
    assert queries.use(economist, GRANT, TODAY).exposure.other_purpose == 0


REFUSED = [
    ({"fund_code": FRAME, "node": "all", "purpose": 0}, Reason.NOT_ACCOUNTED),
    ({"day": date(2025, 12, 31)}, Reason.OUTSIDE_FUND),
    ({"day": date(2027, 1, 1)}, Reason.OUTSIDE_FUND),
    ({"purpose": 9}, Reason.PURPOSE_NOT_IN_GRANT),
    ({"kronor": 0}, Reason.NOTHING_SPENT),
    ({"voucher": "V1", "purpose": 1}, Reason.VOUCHER_TWICE),
    ({"organization": "nobody"}, Reason.UNKNOWN_ORGANIZATION),
]


@pytest.mark.parametrize(("values", "reason"), REFUSED, ids=[str(reason) for _, reason in REFUSED])
def test_what_cannot_be_recorded(economist, now, values, reason):
    with pytest.raises(SpendingRefused) as refused:
        record_spending(actor=economist, now=now, **{**SPENT, **values})
    assert refused.value.reason == reason
    assert len(queries.use(economist, GRANT, TODAY).spending) == 2


EXPOSED = [
    (date(2026, 11, 22), (0, 50_000, 0), 700_000),
    (date(2027, 1, 1), (700_000, 50_000, 0), 700_000),
    (date(2027, 4, 1), (700_000, 50_000, 250_000), 700_000),
]


@pytest.mark.parametrize(("day", "reasons", "unspent"), EXPOSED)
def test_the_exposure_of_the_grant_as_the_year_goes(economist, day, reasons, unspent):
    found = queries.use(economist, GRANT, day).exposure
    assert (found.unused, found.other_purpose, found.unreported) == reasons
    assert found.unspent == unspent


def test_the_grant_is_requested_only_with_seven_of_seven(economist, now):
    with pytest.raises(PlanNotWhole) as refused:
        request_grant(actor=economist, now=now, fund_code=GRANT, day=TODAY)
    assert refused.value.missing == (7,)
    carry_out(actor=economist, now=now, fund_code=GRANT, purpose=7, organization="vgr", text="Courses")
    request_grant(actor=economist, now=now, fund_code=GRANT, day=TODAY)
    found = queries.use(economist, GRANT, TODAY)
    assert (found.coverage.carried_out, found.requested_on) == (7, TODAY)


def test_a_line_is_taken_out_of_the_joint_plan(economist, now):
    leave_out(actor=economist, now=now, fund_code=GRANT, purpose=1, organization="boras_kommun")
    assert queries.use(economist, GRANT, TODAY).coverage.missing == (1, 7)
    with pytest.raises(FundNotFound):
        leave_out(actor=economist, now=now, fund_code=GRANT, purpose=1, organization="boras_kommun")


def test_the_joint_plan_has_only_the_purposes_of_the_grant(economist, now):
    with pytest.raises(SpendingRefused):
        carry_out(actor=economist, now=now, fund_code=GRANT, purpose=9, organization="vgr", text="")


def test_a_reported_fund_is_closed(economist, now):
    report_grant(actor=economist, now=now, fund_code=GRANT, day=TODAY, reference="R1")
    assert queries.use(economist, GRANT, date(2027, 4, 1)).exposure.unreported == 0
    for act in (
        lambda: record_spending(actor=economist, now=now, **SPENT),
        lambda: report_grant(actor=economist, now=now, fund_code=GRANT, day=TODAY, reference="R2"),
        lambda: save_node(actor=economist, now=now, amounts={"regions": 1}, **TEAMS),
    ):
        with pytest.raises(FundClosed):
            act()


def test_elderly_care_asks_how_the_own_funding_changed(economist, now):
    told = {"fund_code": ELDERLY, "day": TODAY, "reference": "R1"}
    with pytest.raises(ReportNotWhole):
        report_grant(actor=economist, now=now, **told)
    report_grant(actor=economist, now=now, own_funding="As before.", **told)
    assert queries.use(economist, ELDERLY, TODAY).own_funding == "As before."


def test_a_frame_is_not_reported(economist, now):
    with pytest.raises(SpendingRefused):
        report_grant(actor=economist, now=now, fund_code=FRAME, day=TODAY, reference="R1")


def test_what_is_known_of_a_fund_is_changed(economist, now, logged):
    told = {"note": "So", "received": 1_100_000, "report_due": date(2027, 2, 1), "named_for_rural": True}
    change_fund(actor=economist, now=now, code=GRANT, **told)
    found = queries.use(economist, GRANT, TODAY)
    assert (found.exposure.wrong_amount, found.report_due, found.named_for_rural) == (100_000, date(2027, 2, 1), True)
    assert logged()[0].action == "funds.change"


def test_a_part_that_exceeds_its_whole_is_refused(economist, now):
    with pytest.raises(FundRefused) as refused:
        save_node(actor=economist, now=now, amounts={"regions": 600_001, "municipalities": 200_000}, **TEAMS)
    assert {each.fault for each in refused.value.refusals} == {Fault.PARTS_EXCEED_WHOLE}
    assert str(refused.value).endswith(".")
    assert queries.node(economist, GRANT, "teams").amounts[1] == ("regions", 400_000)


def test_a_part_is_added_and_the_rest_is_reckoned_anew(economist, now):
    told = {"code": "more", "name": "More", "amounts": {"regions": 150_000}}
    save_node(actor=economist, now=now, fund_code=GRANT, parent="all", **told)
    tree = queries.tree(economist, GRANT)
    assert tree.unnamed == 250_000
    assert dict(tree.unnamed_by) == {"regions": 50_000, "municipalities": 100_000}
    with pytest.raises(FundNotFound):
        save_node(actor=economist, now=now, fund_code=GRANT, parent="nowhere", **{**told, "code": "other"})


ACTS = [
    lambda actor, now: record_spending(actor=actor, now=now, **SPENT),
    lambda actor, now: carry_out(actor=actor, now=now, fund_code=GRANT, purpose=1, organization="vgr", text=""),
    lambda actor, now: leave_out(actor=actor, now=now, fund_code=GRANT, purpose=1, organization="boras_kommun"),
    lambda actor, now: request_grant(actor=actor, now=now, fund_code=GRANT, day=TODAY),
    lambda actor, now: report_grant(actor=actor, now=now, fund_code=GRANT, day=TODAY, reference="R"),
    lambda actor, now: save_node(actor=actor, now=now, amounts={}, **TEAMS),
    lambda actor, now: change_fund(
        actor=actor, now=now, code=GRANT, note="", received=None, report_due=None, named_for_rural=False
    ),
]


@pytest.mark.parametrize("act", ACTS)
def test_only_the_economist_of_the_collaboration_writes(actor_as, elsewhere, now: datetime, act):
    with pytest.raises(NotPermitted):
        act(actor_as("coordinator"), now)
    with pytest.raises(FundNotFound):
        act(elsewhere, now)


def test_another_collaboration_sees_nothing(elsewhere):
    assert queries.funds(elsewhere, TODAY).funds == ()
    for read in (queries.tree, lambda actor, code: queries.use(actor, code, TODAY)):
        with pytest.raises(FundNotFound):
            read(elsewhere, GRANT)
    assert queries.document(elsewhere)["funds"] == []


def test_the_list_sums_and_shows_what_is_left(economist):
    found = queries.funds(economist, TODAY)
    rows = {row.code: row for row in found.funds}
    assert (rows[GRANT].whole, rows[GRANT].unnamed, rows[GRANT].unassigned) == (1_000_000, 400_000, 100_000)
    assert (rows[FRAME].unnamed, rows[FRAME].unspent) == (85_000_000, None)
    assert found.unspent == 700_000 + 70_000
    assert [row.code for row in queries.funds(economist, TODAY, 2024).funds] == [FRAME]


def test_the_tree_tells_of_the_unnamed_after_its_parts(economist):
    rows = [(row.kind, row.code, row.cells) for row in queries.tree(economist, GRANT).rows]
    assert rows == [
        ("node", "all", (1_000_000, 600_000, 300_000, None)),
        ("node", "teams", (600_000, 400_000, 200_000, None)),
        ("of_which", "physicians", (150_000, 150_000, None, None)),
        ("unnamed", "all", (400_000, 200_000, 100_000, None)),
    ]
