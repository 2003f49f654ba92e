"""A person on the way home, told step by step by those whose step it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations
from narvard.care.coordination.operations import Practitioner
from narvard.care.discharge import operations
from narvard.care.discharge.models import Case, Notice, Party
from narvard.care.discharge.operations import Message

NEEDS = ("municipal_health", "primary_care", "social_services")
WEIGHED = "Maria Sandelin, utskrivningssamordnare: inget hinder."
CONTACT = Practitioner(name="Anna Löfving", profession="nurse", phone="033-10 00 00")


@dataclass
class Way:
    """One way home: its people, and a step a method. `at` counts hours from the admission."""

    case_id: int
    subject: UUID
    admitted_at: datetime
    ward: Actor
    health_centre: Actor
    home_care: Actor
    care_manager: Actor
    ids: dict[str, int]
    now: datetime

    def at(self, hours: float) -> datetime:
        return self.admitted_at + timedelta(hours=hours)

    @property
    def case(self) -> Case:
        return Case.objects.get(pk=self.case_id)

    def party(self, code: str) -> Party:
        return Party.objects.get(case=self.case_id, unit=self.ids[code])

    def notices(self, kind: str) -> list[Notice]:
        return list(Notice.objects.filter(case=self.case_id, kind=kind).order_by("pk"))

    def send(self, actor: Actor, kind: str, hours: float, **given: object) -> int:
        to = [self.ids[code] for code in given.pop("to", ())]
        message = Message(kind=kind, sent_at=self.at(hours), to=to, **given)
        return operations.send(actor=actor, now=self.now, case_id=self.case_id, message=message)

    def notify(self, hours: float = 2, to: tuple[str, ...] = ("boras_halsovard", "boras_omsorg", "vc_linden")) -> int:
        return self.send(self.ward, "admission", hours, to=to, about_at=self.at(96))

    def ready(self, hours: float = 48, to: tuple[str, ...] = ("boras_halsovard", "boras_omsorg", "vc_linden")) -> int:
        given = {"to": to, "judged_at": self.at(hours - 1), "assessment": WEIGHED}
        return self.send(self.ward, "discharge_ready", hours, **given)

    def name_contact(self, hours: float = 5) -> int:
        message = Message(kind="answer", sent_at=self.at(hours))
        return operations.name_contact(
            actor=self.health_centre, now=self.now, case_id=self.case_id, message=message, practitioner=CONTACT
        )

    def call(self, hours: float = 50) -> int:
        to = [self.ids["boras_halsovard"], self.ids["boras_omsorg"]]
        meeting = self.now + timedelta(days=1)
        message = Message(
            kind="sip_call", sent_at=self.at(hours), to=to, about_at=meeting, parts={"place": "Vårdcentralen"}
        )
        return operations.call_to_sip(actor=self.health_centre, now=self.now, case_id=self.case_id, message=message)

    def leave(self, hours: float = 100, how: str = "home", **more: object) -> int:
        message = Message(kind="discharged", sent_at=self.at(hours), answer=how)
        return operations.discharge(actor=self.ward, now=self.now, case_id=self.case_id, message=message, **more)


@pytest.fixture
def admitted(southern, a_person, actor_as, now) -> Callable[..., Way]:
    """`admitted(subject=None, needs=…, days_ago=6)`: a person admitted to the medical ward, at 10 in the morning."""

    def admit(
        subject: UUID | None = None, needs: tuple[str, ...] = NEEDS, days_ago: int = 6, role: str = "ward_nurse",
        ward: str = "sas_medicin", **given: object,
    ) -> Way:  # fmt: skip
        actor = actor_as(role, organization=ward)
        person = subject or a_person()
        came = (now - timedelta(days=days_ago)).replace(hour=10)
        case_id = operations.open_case(
            actor=actor, now=now, subject=person, admitted_at=came, needs=needs, **given
        )  # fmt: skip
        return Way(
            case_id=case_id,
            subject=person,
            admitted_at=came,
            ward=actor,
            health_centre=actor_as("primary_care_nurse", organization="vc_linden"),
            home_care=actor_as("municipal_nurse", organization="boras_halsovard"),
            care_manager=actor_as("care_manager", organization="boras_omsorg"),
            ids={row.code: row.id for row in organizations(actor)},
            now=now,
        )

    return admit
