"""Who may open which address of agreements; tests/test_access.py tries every row as every role."""

from collections.abc import Callable
from datetime import datetime

from narvard.govern.agreements.operations import load_agreements
from narvard.govern.agreements.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
COORDINATOR = {"coordinator"}


def loaded(address: str, *, adopted: bool = False) -> Callable[[datetime], str]:
    """An address, once the small agreement is loaded."""

    def url(now: datetime) -> str:
        document = made_up.adopted() if adopted else made_up.document()
        load_agreements(actor=made_up.LOADER, now=now, document=document)
        return address

    return url


def row(address: str, allowed: set[str] = READERS, **more: object) -> dict[str, object]:
    """A row of the table."""
    return {"url": loaded(address), "allowed": allowed, **more}


ROWS = {
    "agreements:index": row("/agreements/"),
    "agreements:download": row("/agreements/list.csv"),
    "agreements:agreement": row("/agreements/home/"),
    "agreements:version": row("/agreements/home/versions/2/"),
    "agreements:difference": row("/agreements/home/difference/1/2/"),
    "agreements:text": row("/agreements/home/difference/1/2.txt"),
    "agreements:map": row("/agreements/home/map/"),
    "agreements:download_map": row("/agreements/home/map.xlsx"),
    "agreements:commitments": row("/commitments/"),
    "agreements:download_commitments": row("/commitments/list.xlsx"),
    "agreements:commitment": row("/commitments/visit/"),
    "agreements:edit": row("/agreements/home/versions/2/text/", COORDINATOR),
    "agreements:clause": row("/agreements/home/versions/2/text/visits/", COORDINATOR),
    "agreements:add_clause": row("/agreements/home/versions/2/add/", COORDINATOR),
    "agreements:remove_clause": row(
        "/agreements/home/versions/2/text/visits/remove/", COORDINATOR, method="post", data={}
    ),
    "agreements:adopt": row("/agreements/home/versions/2/adopt/", COORDINATOR),
    "agreements:sign": {"url": loaded("/agreements/home/versions/2/sign/", adopted=True), "allowed": COORDINATOR},
    "agreements:draft": row("/agreements/home/draft/", COORDINATOR),
    "agreements:end": row("/agreements/home/end/", COORDINATOR),
    "agreements:follow_up": row("/agreements/home/follow-up/", COORDINATOR),
}
