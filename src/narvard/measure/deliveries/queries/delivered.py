"""Which deliveries there are, whose they are, and what came in each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from narvard.base.core.actor import Actor
from narvard.base.core.queries import sort_key
from narvard.base.organizations.queries import municipalities, organizations
from narvard.measure.deliveries.models import Delivery
from narvard.measure.deliveries.queries.labels import dataset_label, table_label, terms_of_use
from narvard.measure.deliveries.queries.quality import QualityPage, quality_page, reason_label


class DeliveryNotFound(LookupError):
    """There is no delivery of that code."""


@dataclass(frozen=True)
class DeliveryRow:
    """A delivery in a list. `controller` is a name, or a code where the name is not known.

    `errors` is the number of rows that were left out and accepted as left out, `concerns` how many things are worth a
    look, None where the quality is not known.
    """

    id: int
    code: str
    controller: str
    dataset: str
    purpose: str
    legal_basis: str
    period_from: date
    period_to: date
    cut_off: datetime
    tables: int
    rows: int
    errors: int
    concerns: int | None
    in_force: bool

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.period_to - timedelta(days=1)


SORTS: dict[str, Callable[[DeliveryRow], object]] = {
    "controller": lambda row: sort_key(row.controller),
    "dataset": lambda row: sort_key(row.dataset),
    "period": lambda row: (row.period_from, row.period_to),
    "cut_off": lambda row: row.cut_off,
    "rows": lambda row: row.rows,
    "errors": lambda row: row.errors,
    "quality": lambda row: -1 if row.concerns is None else row.concerns,
    "state": lambda row: not row.in_force,
}


@dataclass(frozen=True)
class TableRow:
    """One table of a delivery; `authority` says that its rows count for everyone."""

    name: str
    label: str
    rows: int
    sha256: str
    authority: bool


@dataclass(frozen=True)
class RejectedRow:
    """Rows of a table that were left out for one reason."""

    table: str
    reason: str
    count: int


@dataclass(frozen=True)
class DeliveryPage:
    """All that is known of one delivery."""

    delivery: DeliveryRow
    made_at: datetime
    registered_at: datetime
    zone: str
    schema_version: str
    source: str
    key_id: str
    content_hash: str
    tables: tuple[TableRow, ...]
    rejected: tuple[RejectedRow, ...]
    quality: QualityPage | None
    terms_of_use: str


def deliveries(actor: Actor, sort: str = "") -> tuple[DeliveryRow, ...]:
    """All deliveries, those in force first; `sort` is one of SORTS, a "-" before it turns it round."""
    actor.require("deliveries.read")
    rows = _rows(actor, Delivery.objects.filter(_delivered_to(actor)))
    key = SORTS.get(sort.removeprefix("-"))
    return tuple(sorted(rows, key=key, reverse=sort.startswith("-"))) if key else rows


def sources(actor: Actor, ids: tuple[int, ...]) -> tuple[DeliveryRow, ...]:
    """The deliveries behind published figures; whoever may read the figures may know their sources."""
    actor.require("indicators.read")
    return _rows(actor, Delivery.objects.filter(pk__in=ids))


def ids_in_force(actor: Actor) -> tuple[int, ...]:
    """The ids of the deliveries in force."""
    actor.require("indicators.compute")
    return tuple(Delivery.objects.filter(in_force=True).order_by("pk").values_list("pk", flat=True))


def delivery(actor: Actor, code: str) -> DeliveryPage:
    """One delivery with its tables and what was left out. Raises DeliveryNotFound."""
    actor.require("deliveries.read")
    found = Delivery.objects.filter(_delivered_to(actor), code=code).prefetch_related("tables").first()
    if found is None:
        raise DeliveryNotFound(f"There is no delivery {code}. Choose one in the list of deliveries.")
    (row,) = _rows(actor, Delivery.objects.filter(pk=found.pk))
    tables = sorted(found.tables.all(), key=lambda table: table.name)
    return DeliveryPage(
        delivery=row,
        made_at=found.made_at,
        registered_at=found.registered_at,
        zone=found.zone,
        schema_version=found.schema_version,
        source=found.source,
        key_id=found.key_id,
        content_hash=found.content_hash,
        tables=tuple(
            TableRow(t.name, table_label(t.name), t.rows, t.sha256, t.name in found.authority) for t in tables
        ),
        rejected=_rejected(found.accepted_errors),
        quality=quality_page(found.quality),
        terms_of_use=terms_of_use(found.dataset),
    )


def _delivered_to(actor: Actor) -> Q:
    """What those who take part in the actor's collaboration have delivered; everything for one who acts in none."""
    if not actor.collaboration:
        return Q()
    return Q(controller__in=[row.code for row in (*municipalities(actor), *organizations(actor))])


def _rows(actor: Actor, found: QuerySet[Delivery]) -> tuple[DeliveryRow, ...]:
    names = {row.code: row.name for row in (*municipalities(actor), *organizations(actor))}
    counted = found.defer("quality").annotate(table_count=Count("tables"), row_count=Sum("tables__rows"))
    return tuple(
        DeliveryRow(
            id=d.pk,
            code=d.code,
            controller=names.get(d.controller, d.controller),
            dataset=dataset_label(d.dataset),
            purpose=d.purpose,
            legal_basis=d.legal_basis,
            period_from=d.period_from,
            period_to=d.period_to,
            cut_off=d.cut_off,
            tables=d.table_count,
            rows=d.row_count or 0,
            errors=sum(d.accepted_errors.values()),
            concerns=d.concerns,
            in_force=d.in_force,
        )
        for d in counted.order_by("-in_force", "controller", "period_from", "code")
    )


def _rejected(accepted: dict[str, int]) -> tuple[RejectedRow, ...]:
    """Counts are kept as "table.reason"."""
    split = ((*key.rpartition(".")[::2], count) for key, count in sorted(accepted.items()))
    return tuple(RejectedRow(table_label(table), reason_label(reason), count) for table, reason, count in split)
