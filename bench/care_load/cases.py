"""Ways home with their parties, notices, disclosures and relations, as operations leave them for the same steps."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from bench.care_load.copying import copy, next_number
from bench.care_load.persons import subject_of
from bench.care_load.place import CASE, Place
from narvard.base.access.models import CareRelation, Disclosure
from narvard.care.discharge.models import Case, Notice, Party, Stay

HOME = ("primary_care", "municipal_health", "social_services")


def load_cases(place: Place, now: datetime, count: int, still_open: int) -> None:
    """`count` ways home, of which `still_open` go on at the biggest hospital."""
    made = [_Way(place, now, number, number < still_open) for number in range(count)]
    same = {"collaboration_id": CASE, "country": "SE", "discipline": "somatic"}
    copy(Case, ("id", "key", "subject", "custodian_id", "unit_id", "admitted_at", "registered_at", "need_judged_at",
                "state", "ended_at", "end_kind", "opened_by"), (way.case() for way in made),
         **same, needs=" ".join(sorted(HOME)), end_municipality="")  # fmt: skip
    copy(Stay, ("id", "key", "subject", "custodian_id", "unit_id", "case_id", "from_at", "to_at"),
         (way.stay() for way in made))  # fmt: skip
    copy(Party, ("case_id", "unit_id", "role", "since", "state", "open", "duty", "turn", "mine", "due_at",
                 "expected_home", "ready_at"), (row for way in made for row in way.parties()), version=2)  # fmt: skip
    copy(Notice, ("id", "key", "subject", "custodian_id", "unit_id", "case_id", "sending", "kind", "to_unit_id", "to",
                  "judged_at", "sent_at", "registered_at", "about_at", "answer", "assessment"),
         (row for way in made for row in way.notices()), country="SE", by="hospital", content="",
         sender_name="Made ward nurse", cause="")  # fmt: skip
    copy(Disclosure, ("subject", "custodian_id", "kind", "row", "recipient_id", "ground", "from_at"),
         (row for way in made for row in way.disclosures()), by_name="Made ward nurse")  # fmt: skip
    copy(CareRelation, ("subject", "unit_id", "kind", "from_at", "to_at"),
         (row for way in made for row in way.relations()))  # fmt: skip
    for model in (Case, Stay, Notice):
        next_number(model)


class _Way:
    """One way home, made from its number alone."""

    def __init__(self, place: Place, now: datetime, number: int, open_: bool) -> None:
        self.number, self.open = number, open_
        self.subject = subject_of(number)
        self.hospital = place.biggest if open_ else list(place.hospitals)[number % len(place.hospitals)]
        wards = place.hospitals[self.hospital]
        self.ward = wards[number % len(wards)]
        _code, health, social = place.municipal[number % len(place.municipal)]
        self.units = (place.centres[number % len(place.centres)], health, social)
        back = timedelta(hours=number % 240 + 30) if open_ else timedelta(hours=number % 40_000 + 300)
        self.admitted = now - back
        self.ready = self.admitted + timedelta(hours=24) if number % 2 or not open_ else None
        self.ended = None if open_ else self.admitted + timedelta(hours=24 + number % 150)
        self.key = UUID(int=(1 << 120) + number)

    def case(self) -> tuple[object, ...]:
        state = "ended" if self.ended else "ready" if self.ready else "notified"
        return (
            self.number + 1, self.key, self.subject, self.hospital, self.ward, self.admitted, self.admitted,
            self.admitted, state, self.ended, "home" if self.ended else "", uuid4(),
        )  # fmt: skip

    def stay(self) -> tuple[object, ...]:
        return (
            self.number + 1,
            uuid4(),
            self.subject,
            self.hospital,
            self.ward,
            self.number + 1,
            self.admitted,
            self.ended,
        )

    def parties(self) -> Iterator[tuple[object, ...]]:
        state = "ended" if self.ended else "ready" if self.ready else "notified"
        duty = "" if self.ended else "sip_call" if self.ready else "name_contact"
        due = None if self.ended else (self.ready or self.admitted) + timedelta(days=3)
        for unit, role in ((self.ward, "hospital"), *zip(self.units, HOME, strict=True)):
            turn, mine = ("primary_care", role == "primary_care") if duty else ("", False)
            yield (
                self.number + 1, unit, role, self.admitted, state, self.open, duty, turn, mine, due,
                self.admitted + timedelta(days=4), self.ready,
            )  # fmt: skip

    def _told(self) -> Iterator[tuple[UUID, str, datetime, int, str, str]]:
        """Each notice: its key, kind, time, receiver and the ground that it is told on."""
        steps = [("admission", self.admitted, "admission_notice")]
        steps += [("discharge_ready", self.ready, "discharge_ready_notice")] if self.ready else []
        steps += [("discharged", self.ended, "discharge_information")] if self.ended else []
        for step, (kind, at, ground) in enumerate(steps):
            for place, (unit, role) in enumerate(zip(self.units, HOME, strict=True)):
                yield UUID(int=(2 << 120) + self.number * 16 + step * 4 + place), kind, at, unit, role, ground

    def notices(self) -> Iterator[tuple[object, ...]]:
        for key, kind, at, unit, role, _ground in self._told():
            about = self.admitted + timedelta(days=4) if kind in {"admission", "discharge_ready"} else None
            yield (
                key.int % (1 << 62), key, self.subject, self.hospital, self.ward, self.number + 1,
                UUID(int=key.int - key.int % 4), kind, unit, role, at, at, at, about,
                "home" if kind == "discharged" else "", "" if kind != "discharge_ready" else "Made",
            )  # fmt: skip

    def disclosures(self) -> Iterator[tuple[object, ...]]:
        for unit in self.units:
            yield self.subject, self.hospital, Case.GATE, self.key, unit, "admission_notice", self.admitted
        for key, _kind, at, unit, _role, ground in self._told():
            yield self.subject, self.hospital, Notice.GATE, key, unit, ground, at

    def relations(self) -> Iterator[tuple[object, ...]]:
        yield self.subject, self.ward, "admitted", self.admitted, self.ended
        for unit in self.units:
            yield self.subject, unit, "discharge", self.admitted, self.ended


def now_of_the_load() -> datetime:
    """The same moment in every run, so that two runs time the same rows."""
    return datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
