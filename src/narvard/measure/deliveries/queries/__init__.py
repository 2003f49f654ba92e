"""Which deliveries there are, whose they are, what came in each, and how good it is."""

from narvard.measure.deliveries.queries.delivered import (
    SORTS,
    DeliveryNotFound,
    DeliveryPage,
    DeliveryRow,
    deliveries,
    delivery,
    ids_in_force,
    sources,
)
from narvard.measure.deliveries.queries.labels import dataset_label, table_label
from narvard.measure.deliveries.queries.quality import quality_report, reader_language

__all__ = [
    "SORTS",
    "DeliveryNotFound",
    "DeliveryPage",
    "DeliveryRow",
    "dataset_label",
    "deliveries",
    "delivery",
    "ids_in_force",
    "quality_report",
    "reader_language",
    "sources",
    "table_label",
]
