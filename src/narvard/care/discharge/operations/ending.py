"""The person leaves hospital: home, to another municipality, to another hospital, or has died."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from narvard.base.access.operations import disclose, end_relation, relate
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities
from narvard.care.discharge.models import Case, Leave, Notice, Party, Stay
from narvard.care.discharge.operations.admitting import ADMITTED
from narvard.care.discharge.operations.reaching import reach_hospital
from narvard.care.discharge.operations.refusing import NotSaved
from narvard.care.discharge.operations.sending import RELATION, Message, send
from narvard.care.discharge.queries.finding import role_of_unit, units
from narvard.care.discharge.rules.facts import End, Kind, Role

# How long the ward still takes part when the person has left: to send what remains and read answers. Own choice [D].
LEFT = "left_hospital"
AFTERWARDS = timedelta(days=30)
# Between two hospitals: what is needed to go on with the care.
TO_HOSPITAL = {"SE": "discharge_information", "NO": "discharge_information_no"}


@transaction.atomic
def discharge(
    *, actor: Actor, now: datetime, case_id: int, message: Message, version: int | None = None,
    municipality: str = "", ward: int | None = None,
) -> int:  # fmt: skip
    """Write down that the person has left at `message.sent_at`, and tell those who take part; answer the notice's id.

    `message.answer` says how (rules.facts.End). `municipality` is the code of the one gone to, where it is another;
    `ward` the id of the ward gone to in another hospital, which may then read the case. Raises CaseNotFound, NotSaved.
    """
    actor.require("discharge.notify")
    case = reach_hospital(actor, now, case_id).case
    leaving = replace(message, kind=Kind.DISCHARGED)
    known = Notice.objects.filter(sending=message.sending, kind=Kind.DISCHARGED, case=case).first()
    if known is not None:
        return known.pk
    _check(actor, case, message, municipality, ward)
    sent = send(actor=actor, now=now, case_id=case_id, message=leaving, version=version)
    if message.answer == End.OTHER_MUNICIPALITY:
        Case.objects.filter(pk=case.pk).update(end_municipality=municipality)
    _let_go(actor, now, case)
    if message.answer == End.DEAD:
        for unit in Party.objects.filter(case=case).exclude(role=Role.HOSPITAL).values_list("unit_id", flat=True):
            end_relation(actor=actor, now=now, subject=case.subject, unit=unit, kind=RELATION)
    if ward is not None:
        told = Notice.objects.filter(case=case, custodian=case.custodian_id)
        disclose(actor=actor, now=now, rows=[case, *told], ground=TO_HOSPITAL[case.country], to=[ward])
    return sent


def _check(actor: Actor, case: Case, message: Message, municipality: str, ward: int | None) -> None:
    if message.answer == End.OTHER_MUNICIPALITY and municipality not in {row.code for row in municipalities(actor)}:
        raise NotSaved("municipality_unknown")
    to = units(actor).get(ward or 0)
    other = to is not None and role_of_unit(to.kind, actor.country) is Role.HOSPITAL
    if (message.answer == End.OTHER_HOSPITAL) != (other and to is not None and to.controller_id != case.custodian_id):
        raise NotSaved("ward_missing")
    if any(rows.filter(case=case, from_at__gt=message.sent_at).exists() for rows in (Stay.objects, Leave.objects)):
        raise NotSaved("before_stay")


def _let_go(actor: Actor, now: datetime, case: Case) -> None:
    """The ward takes part for a while yet, and then no more."""
    same = {"actor": actor, "now": now, "subject": case.subject, "unit": case.unit_id}
    end_relation(**same, kind=ADMITTED)
    relate(**same, kind=LEFT, until=now + AFTERWARDS)
