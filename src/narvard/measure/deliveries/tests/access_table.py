"""Who may open which address of deliveries; tests/test_access.py tries every row as every role."""

from datetime import datetime

from narvard.measure.deliveries.tests.made_up import registered

READERS = {"coordinator", "analyst", "log_reviewer"}


def some_delivery(now: datetime) -> str:
    """The address of a delivery that is registered for it."""
    return f"/deliveries/{registered(now)}/"


def its_quality(now: datetime) -> str:
    """The address of its quality report."""
    return f"{some_delivery(now)}quality.xlsx"


ROWS = {
    "deliveries:index": {"url": "/deliveries/", "allowed": READERS},
    "deliveries:detail": {"url": some_delivery, "allowed": READERS},
    "deliveries:quality": {"url": its_quality, "allowed": READERS},
}
