"""Who may open which address of obligations; tests/test_access.py tries every row as every role."""

from collections.abc import Callable
from datetime import datetime

from narvard.govern.obligations.operations import load_obligations
from narvard.govern.obligations.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
REPORTERS = {"coordinator", "economist"}


def loaded(address: str) -> Callable[[datetime], str]:
    """An address, once the small document is loaded."""

    def url(now: datetime) -> str:
        load_obligations(actor=made_up.LOADER, now=now, document=made_up.document())
        return address

    return url


ROWS = {
    "obligations:index": {"url": loaded("/obligations/"), "allowed": READERS},
    "obligations:download": {"url": loaded("/obligations/list.xlsx"), "allowed": READERS},
    "obligations:obligation": {"url": loaded("/obligations/plan/"), "allowed": READERS},
    "obligations:prove": {"url": loaded("/obligations/plan/2026/proof/"), "allowed": REPORTERS},
    "obligations:send": {"url": loaded("/obligations/plan/2026/send/"), "allowed": REPORTERS},
    "obligations:receive": {"url": loaded("/obligations/plan/2025/receipt/"), "allowed": REPORTERS},
}
