"""What every row of personal data carries: whom it is about, who answers for it, and where it was written."""

from typing import ClassVar
from uuid import uuid4

from django.db import models


class CustodiedRow(models.Model):
    """A row of personal data. There is no shared record: each row has one custodian (controller).

    `GATE` is the kind that disclosures name ("discharge.case"). `subject` is the person's own number in the
    installation, never an identity number. `custodian` answers for the row; `unit` is where it was written (the same
    organization where there are no units). `key` names the row to the gate. Read only through `access.queries.seen`.
    """

    GATE: ClassVar[str] = ""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    subject = models.UUIDField(db_index=True)
    custodian = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
