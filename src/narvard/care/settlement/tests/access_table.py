"""Who may open which address of settlement; tests/test_access.py tries every row as every role.

The economist here is the hospital's; what the one who pays may do is tried in test_pages.
"""

from datetime import datetime

from narvard.care.settlement.models import Dispute, Statement, StatementStay
from narvard.care.settlement.operations import dispute, invoice, send
from narvard.care.settlement.tests.stories import actor_of, settled

ECONOMIST = {"economist"}
HOSPITAL = {"economist": {"organization": "sas"}}
PAYER = {"economist": {"organization": "boras_kommun"}}
PAGE = "/settlement/sas/1490/2026/10/"
VERSION = {"version": "1"}


def made(now: datetime) -> str:
    """A draft of October for Borås."""
    settled(actor_of, now)
    return PAGE


def at(rest: str, *, sent: bool = False, disputed: bool = False, invoiced: bool = False):
    """An address under the statement, which is taken so far for it."""

    def address(now: datetime) -> str:
        made(now)
        hospital, payer, statement = actor_of("economist", "sas"), actor_of("economist", "boras_kommun"), None
        statement = Statement.objects.get()
        if sent:
            send(actor=hospital, now=now, statement_id=statement.pk, version=1)
        if disputed:
            dispute(
                actor=payer, now=now, statement_id=statement.pk, version=2,
                stay_id=StatementStay.objects.get().pk, reason="Fel tid.",
            )  # fmt: skip
        if invoiced:
            later = datetime(now.year + 1, 1, 20, 9, tzinfo=now.tzinfo)
            invoice(actor=hospital, now=later, statement_id=statement.pk, version=2)
        row = Dispute.objects.first()
        return PAGE + rest.format(dispute=row.pk if row else 0)

    return address


def row(url, people=HOSPITAL, data=None, **more) -> dict[str, object]:
    """A row for economists: a form where there is data."""
    found = {"url": url, "allowed": ECONOMIST, "people": people, **more}
    return found if data is None else {**found, "method": "post", "data": data}


ROWS = {
    "settlement:index": row("/settlement/"),
    "settlement:settle": row("/settlement/settle/", data={"month": "2026-10"}),
    "settlement:statement": row(made),
    "settlement:paper": row(at("statement.xlsx")),
    "settlement:step": row(at("send/"), data=VERSION),
    "settlement:run_again": row(at("again/"), data={**VERSION, "cause": "Ny tid."}),
    "settlement:reopen": row(at("reopen/", sent=True, invoiced=True), data={"version": "3", "cause": "Ny tid."}),
    "settlement:dispute": row(at("dispute/", sent=True), PAYER),
    "settlement:answer": row(
        at("dispute/{dispute}/", sent=True, disputed=True), data={"upheld": "no", "answer": "Tiden är rätt."}
    ),
    "settlement:correct": row(at("dispute/{dispute}/correct/", sent=True, disputed=True)),
}
