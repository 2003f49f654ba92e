"""Those who lie in hospital, and those who came home: one short story each, with days of its own."""

from datetime import timedelta

from narvard.care.discharge import operations as discharge
from narvard.care.patients import operations as patients
from narvard.site.demo.stories.sweden.people import CONTACTS, NEEDS, UNITS, WEIGHED
from narvard.site.demo.stories.teller import Person, Teller, Way


def _way(teller: Teller, person: Person, place: int, ward: str = "") -> Way:
    open_care, receivers = UNITS[person.municipality]
    return Way(teller, person, ward or ("sas_medicin", "sas_kirurgi")[place % 4 == 3], open_care, receivers)


def just_admitted(teller: Teller, person: Person, place: int) -> None:
    """Came this morning or yesterday; the admission notice is still to be sent."""
    _way(teller, person, place).admit(place % 2, NEEDS, "08:30")


def _notified(teller: Teller, person: Person, place: int, days_ago: int) -> Way:
    way = _way(teller, person, place)
    way.admit(days_ago, NEEDS, "10:20")
    # Every ninth is sent too late, so that there is something to learn from.
    late = place % 9 == 4
    way.notify(days_ago - 1 if late else days_ago, "16:45" if late else "14:10", home_in=4 + place % 3)
    return way


def notified(teller: Teller, person: Person, place: int) -> None:
    _notified(teller, person, place, 1 + place % 3)


def _contact_named(teller: Teller, person: Person, place: int, days_ago: int) -> Way:
    way = _notified(teller, person, place, days_ago)
    way.name_contact(days_ago - 1, CONTACTS[way.open_care])
    return way


def contact_named(teller: Teller, person: Person, place: int) -> None:
    way = _contact_named(teller, person, place, 3 + place % 3)
    if place % 2:
        moment = teller.at(1, "10:40")
        discharge.write_planning(
            actor=teller.actors[way.receivers[1]], now=moment, case_id=way.case,
            text="Trygghetslarm och hemtjänst morgon och kväll är beviljat från hemkomsten.",
        )  # fmt: skip


def _ready(teller: Teller, person: Person, place: int, days_ago: int) -> Way:
    way = _contact_named(teller, person, place, days_ago + 4)
    way.ready(days_ago, "09:40" if place % 2 else "13:20", WEIGHED)
    return way


def ready(teller: Teller, person: Person, place: int) -> None:
    _ready(teller, person, place, place % 3)


def unclear(teller: Teller, person: Person, place: int) -> None:
    """Open care does not know whether it can take over: no liability meanwhile (2017:612 5:5)."""
    way = _ready(teller, person, place, 2)
    way.send(way.open_care, "open_care_unclear", 1, "09:15")


def interrupted(teller: Teller, person: Person, place: int) -> None:
    """Fell ill again; one of them has become ready anew, with a clock of its own."""
    way = _ready(teller, person, place, 4)
    way.send(way.ward, "interrupted", 3, "15:00", to=way.told)
    if place % 2:
        way.send(way.ward, "admission", 2, "09:00", to=way.told, about_at=teller.at(0) + timedelta(days=2))
        way.ready(1, "11:00", WEIGHED)


def called(teller: Teller, person: Person, place: int) -> None:
    way = _ready(teller, person, place, 2)
    way.call(1, "13:30", teller.now + timedelta(days=1 + place % 3), "Vårdcentralen, och på skärm")


def home(teller: Teller, person: Person, place: int) -> None:
    """Came home during the last three months; some waited longer than the days that are free."""
    left = 2 + place * 3
    waited = (1, 2, 4, 6, 2, 9, 3, 5)[place % 8]
    way = _ready(teller, person, place, left + waited)
    if place % 5 == 2:
        way.send(way.open_care, "answer", left + waited - 1, "10:30", answer="sip_declined")
    else:
        way.call(left + waited - 1, "10:30", teller.at(left) + timedelta(days=7), "Hemma hos personen")
    way.hand_over(left, WEIGHED, paper=place % 9 != 4)
    way.leave(left)
    if place % 5 != 2 and left > 7:
        way.send(way.open_care, "sip_held", left - 7, "11:30")


def dead(teller: Teller, person: Person, place: int) -> None:
    way = _notified(teller, person, place, 6)
    way.leave(3, "04:10", how="dead")
    patients.note_death(actor=teller.actors[way.ward], now=teller.at(3, "08:00"), subject=person.subject,
                        on=teller.day(3))  # fmt: skip


def relative(teller: Teller, person: Person, place: int) -> None:
    """Has nothing of their own here, and sees what a mother agreed to (told with her)."""


def protected(teller: Teller, person: Person, place: int) -> None:
    """A protected identity on the way home: the address is nowhere, and the notice goes a way of its own."""
    way = Way(teller, person, "sas_medicin", "vc_linden", ("boras_omsorg",))
    way.admit(2, ("primary_care", "social_services"), "11:00")
    way.notify(2, "15:30")


def without_number(teller: Teller, person: Person, place: int) -> None:
    """Came without a number that anybody knows; the ward gave one of its own, and nobody is told yet."""
    ward = teller.actors["sas_medicin"]
    subject = patients.register_person(
        actor=ward, now=teller.at(1, "02:10"), given_name="Okänd", family_name="Man", birth_date=person.birth_date,
    )  # fmt: skip
    discharge.open_case(actor=ward, now=teller.at(1, "02:20"), subject=subject, admitted_at=teller.at(1, "02:00"))
