"""The agreements that an actor may see."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.care.contracts.models import Agreement, Remark
from narvard.care.contracts.queries.known import require_reader
from narvard.care.contracts.queries.rows import AgreementNotFound, AgreementRow, RemarkRow


def agreements_of(actor: Actor, now: datetime, subjects: Collection[UUID]) -> tuple[AgreementRow, ...]:
    """Every version of the agreements of a person (all subjects that are theirs): in force first, then the newest."""
    require_reader(actor)
    rows = _rows(actor, Agreement.objects.filter(subject__in=subjects), now)
    return tuple(sorted(rows, key=lambda row: (row.to_date is not None, -row.written_at.timestamp(), -row.version)))


def agreement(actor: Actor, now: datetime, agreement_id: int) -> AgreementRow:
    """One version. Raises AgreementNotFound."""
    require_reader(actor)
    found = next(iter(_rows(actor, Agreement.objects.filter(pk=agreement_id), now)), None)
    if found is None:
        raise AgreementNotFound(agreement_id)
    return found


def _rows(actor: Actor, rows, now: datetime) -> Iterable[AgreementRow]:
    """A remark is read with its agreement and by whoever reads that."""
    remarks = Prefetch("remarks", Remark.objects.order_by("written_at", "pk"))
    return [_row(actor, row) for row in seen(actor, now, rows).select_related("unit").prefetch_related(remarks)]


def _row(actor: Actor, row: Agreement) -> AgreementRow:
    return AgreementRow(
        row.pk, row.subject, row.version, row.unit.name, row.matters, row.care_does, row.i_do, row.follow_up_on,
        row.from_date, row.to_date, row.written_at, row.written_by, row.confirmed_at, row.confirmed_by, row.end_reason,
        tuple(RemarkRow(said.text, said.by_name, said.written_at) for said in row.remarks.all()),
        row.unit_id == actor.organization_id, row.subject == actor.subject, row.ground,
    )  # fmt: skip
