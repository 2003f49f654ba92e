"""Telling a story: who acts, when, and on whose way home. Every step is the operation that a page would call."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from narvard.base.access.queries import actor_for, demo_people
from narvard.base.core.actor import Actor
from narvard.base.core.queries import ZONES, instant
from narvard.base.organizations.queries import organizations
from narvard.care.coordination.operations import Practitioner
from narvard.care.discharge import operations as discharge
from narvard.care.discharge.operations import Message


@dataclass(frozen=True)
class Person:
    """One of the made-up persons: their own number, their name, where they live, and the story told of them."""

    subject: UUID
    name: str
    number: str
    birth_date: date
    municipality: str
    story: str


@dataclass
class Teller:
    """Tells the stories of one collaboration as they went, counted back from `now`.

    `actors` and `units` go by unit code, `numbers` are identity numbers by name; `physician` judges in compulsory care.
    """

    now: datetime
    country: str
    actors: dict[str, Actor] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    physician: Actor | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZONES[self.country]

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def gather(self, names: dict[str, str]) -> None:
        """The people who act, by the unit that they act from: `names` is unit code to the person's name."""
        rows = demo_people(self.today)
        for unit, name in names.items():
            row = next(row for row in rows if row.name == name)
            self.actors[unit] = actor_for(row.user_id, row.id, self.today)
        self.units = {row.code: row.id for row in organizations(next(iter(self.actors.values())))}

    def day(self, days_ago: float) -> date:
        return self.today - timedelta(days=days_ago)

    def at(self, days_ago: int, clock: str = "10:00") -> datetime:
        """The instant when clocks showed that time, so many days before today; never later than now."""
        moment = instant(self.day(days_ago), time.fromisoformat(clock), self.zone, fold=0)
        return min(moment, self.now)


@dataclass
class Way:
    """One way home being told. `wards` and the others are unit codes; `came` is the day of admission, days ago."""

    teller: Teller
    person: Person
    ward: str
    open_care: str
    receivers: tuple[str, ...]
    case: int = 0

    @property
    def told(self) -> tuple[str, ...]:
        return (*self.receivers, self.open_care)

    def admit(self, days_ago: int, needs: tuple[str, ...], clock: str = "10:00", discipline: str = "somatic") -> None:
        came = self.teller.at(days_ago, clock)
        self.case = discharge.open_case(
            actor=self.teller.actors[self.ward], now=came, subject=self.person.subject, admitted_at=came,
            discipline=discipline, needs=needs,
        )  # fmt: skip

    def send(self, unit: str, kind: str, days_ago: int, clock: str, **given: object) -> int:
        """One notice from a unit; `to` are unit codes."""
        moment = self.teller.at(days_ago, clock)
        to = [self.teller.units[code] for code in given.pop("to", ())]
        message = Message(kind=kind, sent_at=moment, to=to, **given)
        return discharge.send(actor=self.teller.actors[unit], now=moment, case_id=self.case, message=message)

    def notify(self, days_ago: int, clock: str = "13:10", home_in: int = 4) -> None:
        expected = self.teller.at(days_ago, clock) + timedelta(days=home_in)
        self.send(self.ward, "admission", days_ago, clock, to=self.told, about_at=expected)

    def name_contact(self, days_ago: int, contact: Practitioner, clock: str = "17:30") -> None:
        moment = self.teller.at(days_ago, clock)
        discharge.name_contact(
            actor=self.teller.actors[self.open_care], now=moment, case_id=self.case, practitioner=contact,
            message=Message(kind="answer", sent_at=moment),
        )  # fmt: skip

    def ready(self, days_ago: int, clock: str, assessment: str) -> None:
        judged = self.teller.at(days_ago, clock) - timedelta(minutes=25)
        self.send(self.ward, "discharge_ready", days_ago, clock, to=self.told, judged_at=judged, assessment=assessment)

    def call(self, days_ago: int, clock: str, meeting: datetime, place: str) -> None:
        moment = self.teller.at(days_ago, clock)
        to = [self.teller.units[code] for code in self.receivers]
        message = Message(kind="sip_call", sent_at=moment, to=to, about_at=meeting, parts={"place": place})
        discharge.call_to_sip(actor=self.teller.actors[self.open_care], now=moment, case_id=self.case, message=message)

    def hand_over(self, days_ago: int, assessment: str, clock: str = "09:30", *, paper: bool = True) -> None:
        """The information to those who go on with the care, and the `paper` that the patient takes home."""
        parts = {"information": "Läkemedelslista, omvårdnadsepikris och hjälpmedel är överlämnade."}
        self.send(self.ward, "information", days_ago, clock, to=self.told, assessment=assessment, parts=parts)
        if paper:
            summary = "Vad som gjorts, läkemedlen och när du ska höra av dig."
            self.send(self.ward, "patient_information", days_ago, clock, parts={"care_summary": summary})

    def leave(self, days_ago: int, clock: str = "11:00", how: str = "home") -> None:
        moment = self.teller.at(days_ago, clock)
        message = Message(kind="discharged", sent_at=moment, answer=how)
        discharge.discharge(actor=self.teller.actors[self.ward], now=moment, case_id=self.case, message=message)
