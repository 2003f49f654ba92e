"""Who may open which address of the quarter; tests/test_access.py tries every row as every role."""

from datetime import datetime
from uuid import UUID

from narvard.base.core.actor import command_line
from narvard.govern.followup import operations
from narvard.govern.followup.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
OFFICE = {"coordinator"}
REPORTERS = {"coordinator", "area_manager", "activity_owner"}
ALONE = command_line(
    "followup.read",
    "followup.close",
    "followup.report",
    "organizations.read",
    "plans.read",
    "indicators.read",
    "pilots.read",
    collaboration=made_up.CASE,
)
MARK = {"area_manager": {"municipality": "1463"}}
OTHER_AREA = {"area_manager": 404, "activity_owner": 404}


def an_open_quarter(now: datetime, after: str = "") -> str:
    """The address of an open quarter, or of something below it."""
    made_up.plan(now, replace=True)
    made_up.opened(ALONE, now)
    return f"/quarter/2026/3/{after}"


def a_prepared_quarter(now: datetime) -> str:
    """The address at which a prepared quarter is opened."""
    operations.prepare_period(actor=ALONE, now=now, quarter=made_up.Q3, deadlines=made_up.DEADLINES)
    return "/quarter/open/"


def a_closed_quarter(now: datetime, after: str = "") -> str:
    """The address of something below a closed quarter."""
    address = an_open_quarter(now, after)
    made_up.closed(ALONE, now)
    return address


def below(make, after: str):
    """An address below a quarter that is made for it."""
    return lambda now: make(now, after)


def a_quarter_to_close(now: datetime) -> str:
    """The address at which a quarter whose office is ready is closed."""
    address = an_open_quarter(now, "close/")
    ready = {"actor": ALONE, "now": now, "today": made_up.TODAY, "year": 2026, "quarter": 3}
    operations.mark_office_ready(note="Räcker.", **ready)
    return address


SUPPLEMENT = {"area": "", "reason": "Sen leverans.", "text": "Mer.", "token": str(UUID(int=4))}

ROWS = {
    "followup:index": {"url": "/quarter/", "allowed": READERS},
    "followup:mine": {"url": "/quarter/mine/", "allowed": REPORTERS},
    "followup:prepare": {"url": "/quarter/prepare/", "allowed": OFFICE},
    "followup:open": {"url": a_prepared_quarter, "method": "post", "allowed": OFFICE},
    "followup:digest": {"url": "/quarter/digest/", "method": "post", "data": {"wanted": "no"}, "allowed": READERS},
    "followup:letters": {"url": "/quarter/letters/", "allowed": OFFICE},
    "followup:letters_csv": {"url": "/quarter/letters.csv", "allowed": OFFICE},
    "followup:letters_xlsx": {"url": "/quarter/letters.xlsx", "allowed": OFFICE},
    "followup:quarter": {"url": an_open_quarter, "allowed": READERS},
    "followup:rows_csv": {"url": below(a_closed_quarter, "rows.csv"), "allowed": READERS},
    "followup:rows_xlsx": {"url": below(a_closed_quarter, "rows.xlsx"), "allowed": READERS},
    "followup:office_ready": {
        "url": below(an_open_quarter, "office/"),
        "method": "post",
        "data": {"note": "Räcker."},
        "allowed": OFFICE,
    },
    "followup:close": {"url": a_quarter_to_close, "method": "post", "allowed": OFFICE},
    "followup:supplement": {
        "url": below(a_closed_quarter, "supplement/"),
        "method": "post",
        "data": SUPPLEMENT,
        "allowed": OFFICE,
    },
    "followup:area": {"url": below(an_open_quarter, "area/1490/"), "allowed": READERS},
    "followup:area_ready": {
        "url": below(an_open_quarter, "area/1490/ready/"),
        "method": "post",
        "data": {"note": "Räcker."},
        "allowed": {"coordinator"},
        "people": MARK,
        "expected": OTHER_AREA,
    },
}
