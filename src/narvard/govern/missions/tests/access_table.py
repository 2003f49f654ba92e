"""Who may open which address of missions; tests/test_access.py tries every row as every role."""

from datetime import datetime

from narvard.govern.missions.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}


def at(path: str):
    """An address, once the missions are loaded."""

    def address(now: datetime) -> str:
        made_up.loaded(now)
        return path

    return address


def posted(path: str, **data: str) -> dict[str, object]:
    """What the coordinator alone may send."""
    return {"url": at(path), "method": "post", "data": data, "allowed": {"coordinator"}}


ROWS = {
    "missions:index": {"url": at("/missions/"), "allowed": READERS},
    "missions:change": {"url": at("/missions/changes/home/"), "allowed": READERS},
    "missions:move": posted("/missions/changes/home/move/", state="draft"),
    "missions:guidelines": {"url": at("/missions/guidelines/"), "allowed": READERS},
    "missions:review": posted("/missions/guidelines/review/", code="boras", found="Bra.", next_on="2099-01-01"),
    "missions:projects": {"url": at("/missions/projects/"), "allowed": READERS},
    "missions:communication": {"url": at("/missions/communication/"), "allowed": READERS},
    "missions:finish": posted("/missions/communication/done/", code="k1"),
    "missions:investments": {"url": at("/missions/investments/"), "allowed": READERS},
    "missions:staffing": {"url": at("/missions/staffing/"), "allowed": READERS},
    "missions:private": {"url": at("/missions/private/"), "allowed": READERS},
    "missions:table_file": {"url": at("/missions/routines.csv"), "allowed": READERS},
    "missions:new_row": {"url": "/missions/rows/routines/", "allowed": {"coordinator"}},
    "missions:row": {"url": at("/missions/rows/routines/boras/"), "allowed": {"coordinator"}},
}
