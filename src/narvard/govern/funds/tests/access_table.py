"""Who may open which address of money; tests/test_access.py tries every row as every role."""

from copy import deepcopy
from datetime import datetime

from narvard.base.core.actor import command_line
from narvard.govern.funds.operations import fix_split, load_funds
from narvard.govern.funds.tests import made_up
from narvard.govern.funds.tests.made_up import COST, GRANT

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
ECONOMIST = {"economist"}
LOADER = command_line("organizations.read", "funds.import", "funds.read", "funds.share", collaboration="sodra_alvsborg")


def at(address: str, *, decided: bool = False):
    """An address of money that is loaded for it; with a decided split where it needs one."""

    def made(now: datetime) -> str:
        load_funds(actor=LOADER, now=now, document=deepcopy(made_up.DOCUMENT))
        if decided:
            fix_split(actor=LOADER, now=now, code=COST)
        return address

    return made


def read(address: str, *, decided: bool = False) -> dict[str, object]:
    """A page that all readers may open."""
    return {"url": at(address, decided=decided), "allowed": READERS}


def written(address: str, data: dict[str, object], *, decided: bool = False) -> dict[str, object]:
    """A form that the economist may send."""
    return {"url": at(address, decided=decided), "method": "post", "data": data, "allowed": ECONOMIST}


FUND, SHARE = f"/funds/{GRANT}/", f"/cost-shares/{COST}/"
AMOUNTS = {"name": "Teams", "regions": "400000", "municipalities": "200000"}
SPENT = {
    "day": "2026-06-01", "node": "teams", "purpose": "1", "organization": "primarvarden", "kronor": "1000",
    "text": "More", "voucher": "V9",
}  # fmt: skip
CARRIED = {"purpose": "7", "organization": "boras_kommun", "text": ""}

ROWS = {
    "funds:index": read("/funds/"),
    "funds:index_file": read("/funds.csv"),
    "funds:fund": read(FUND),
    "funds:tree_file": read(f"{FUND}tree.csv"),
    "funds:node": read(f"{FUND}nodes/teams/"),
    "funds:change_node": written(f"{FUND}nodes/teams/change/", AMOUNTS),
    "funds:add_part": written(
        f"{FUND}nodes/all/add/", {"code": "more", "name": "More", "relation": "part", "regions": "5"}
    ),
    "funds:use": read(f"{FUND}use/"),
    "funds:use_file": read(f"{FUND}use.csv"),
    "funds:record_spending": written(f"{FUND}use/record/", SPENT),
    "funds:carry_out": written(f"{FUND}use/carry-out/", CARRIED),
    "funds:leave_out": written(f"{FUND}use/leave-out/", {**CARRIED, "purpose": "1"}),
    "funds:request_grant": written("/funds/elderly/use/request/", {"day": "2026-06-01"}),
    "funds:report_grant": written(f"{FUND}use/report/", {"day": "2026-06-01", "reference": "R1"}),
    "funds:change_fund": written(f"{FUND}use/facts/", {"note": "So"}),
    "funds:costs": read("/cost-shares/"),
    "funds:cost": read(SHARE),
    "funds:fix_split": written(f"{SHARE}decide/", {}),
    "funds:correct_split": written(f"{SHARE}correct/", {"kronor": "3500000", "reason": "So"}, decided=True),
    "funds:version": read(f"{SHARE}1/", decided=True),
    "funds:split_file": read(f"{SHARE}1/split.csv", decided=True),
    "funds:invoice": read(f"{SHARE}1/invoice.xlsx", decided=True),
    "funds:statement": read(f"{SHARE}1/1490/", decided=True),
    "funds:invoice_of": read(f"{SHARE}1/1490/invoice.xlsx", decided=True),
}
