"""Who may open which address of deliveries; tests/test_access.py tries every row as every role."""

from datetime import datetime

from narvard.measure.deliveries.tests.made_up import registered

READERS = {"coordinator", "analyst", "log_reviewer"}


def some_delivery(now: datetime) -> str:
    """The address of a delivery that is registered for it."""
    return f"/deliveries/{registered(now)}/"


ROWS = {
    "deliveries:index": {"url": "/deliveries/", "allowed": READERS},
    "deliveries:detail": {"url": some_delivery, "allowed": READERS},
}
