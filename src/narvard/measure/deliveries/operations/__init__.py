"""Mirroring the event store's deliveries, and taking out the care wing's own events for it."""

from narvard.measure.deliveries.operations.from_care import CareNotExported, CareSource, export_care
from narvard.measure.deliveries.operations.registering import register_deliveries

__all__ = ["CareNotExported", "CareSource", "export_care", "register_deliveries"]
