"""The Norwegian stories: the PLO flow, with answers given at once, and an individual plan with a coordinator."""

from datetime import timedelta

from narvard.care.care_plans import operations as plans
from narvard.care.care_plans.operations import Attended, Doing, GivenConsent, Written
from narvard.care.coordination import operations as coordination
from narvard.care.coordination.operations import Practitioner
from narvard.care.discharge import operations as discharge
from narvard.care.discharge.operations import Message
from narvard.care.patients import operations as patients
from narvard.site.demo.stories.teller import Person, Teller, Way

ACTING = {
    "hf_medisin": "Kari Nordvik",
    "fastlege_sentrum": "Tone Valnes",
    "bodo_pleie": "Marit Skaug",
    "bodo_tildeling": "Erik Tverlandet",
    "fauske_tildeling": "Jon Finneid",
}
NEEDS = ("allocation_no", "gp_no", "nursing_no")
UNITS = {"1804": ("bodo_tildeling", "bodo_pleie"), "1841": ("fauske_tildeling",)}
HEALTH = {"status": "Lungebetennelse, i bedring.", "course": "Forventet tre til fem døgn."}
SUMMARY = {"summary": "Behandlet for lungebetennelse. Kontroll hos fastlege om to uker."}
JUDGED = {
    "problem_clarified": "Lungebetennelsen er behandlet.",
    "other_problems": "Blodtrykket er regulert.",
    "unresolved": "Ingen.",
    "diagnoses_and_plan": "Kontroll hos fastlege om to uker.",
    "functional_level": "Trenger hjelp til stell, mot tidligere selvhjulpen.",
}


def _notified(teller: Teller, person: Person, days_ago: int) -> Way:
    way = Way(teller, person, "hf_medisin", "fastlege_sentrum", UNITS[person.municipality])
    way.admit(days_ago, NEEDS if len(way.receivers) > 1 else ("allocation_no", "gp_no"), "10:20")
    moment = teller.at(days_ago, "14:30")
    message = Message(kind="admission", sent_at=moment, to=[teller.units[code] for code in way.told],
                      about_at=moment + timedelta(days=4))  # fmt: skip
    discharge.send_admission_notice(
        actor=teller.actors["hf_medisin"], now=moment, case_id=way.case, message=message, health=HEALTH
    )
    return way


def _ready(teller: Teller, person: Person, days_ago: int, answer: str) -> Way:
    way = _notified(teller, person, days_ago + 4)
    moment = teller.at(days_ago, "09:30")
    message = Message(kind="discharge_ready", sent_at=moment, judged_at=teller.at(days_ago, "09:05"),
                      to=[teller.units[code] for code in way.receivers])  # fmt: skip
    discharge.send_ready_notice(
        actor=teller.actors["hf_medisin"], now=moment, case_id=way.case, message=message, judgement=JUDGED
    )
    about = teller.at(days_ago) + timedelta(days=1) if answer == "can_receive" else None
    way.send(way.receivers[0], "answer", days_ago, "10:15", answer=answer, about_at=about)
    return way


def norway_notified(teller: Teller, person: Person, place: int) -> None:
    _notified(teller, person, 1 + place % 3)


def norway_ready(teller: Teller, person: Person, place: int) -> None:
    _ready(teller, person, 1 + place % 2, "cannot_receive" if place % 2 else "can_receive")


def norway_withdrawn(teller: Teller, person: Person, place: int) -> None:
    """Fell ill again after having been ready: the clock stops, and the days until then stay."""
    way = _ready(teller, person, 3, "cannot_receive")
    way.send("hf_medisin", "not_ready", 1, "08:40", to=way.receivers)


def norway_home(teller: Teller, person: Person, place: int) -> None:
    left = 3 + place * 4
    waited = (0, 2, 1, 4)[place % 4]
    way = _ready(teller, person, left + waited, "cannot_receive" if waited else "can_receive")
    way.leave(left, "13:00")
    if place % 4 != 3:
        way.send("hf_medisin", "discharge_summary", left, "13:20", to=way.told, parts=SUMMARY)


def norway_walk(teller: Teller, person: Person, place: int) -> None:
    """At home and well: nothing has happened yet."""


def norway_elder(teller: Teller, person: Person, place: int) -> None:
    """Came home a month ago, and has an individual plan with a coordinator."""
    way = _ready(teller, person, 40, "can_receive")
    way.leave(39, "12:00")
    way.send("hf_medisin", "discharge_summary", 39, "12:30", to=way.told, parts=SUMMARY)
    norway_plan(teller, person, place)


def norway_plan(teller: Teller, person: Person, place: int) -> None:
    office, nursing = teller.actors["bodo_tildeling"], teller.actors["bodo_pleie"]
    for actor in (office, nursing):
        patients.take_up(actor=actor, now=teller.at(38), number=person.number, purpose="care")
    coordination.appoint(actor=nursing, now=teller.at(37), subject=person.subject, role="coordinator",
                         practitioner=Practitioner("Marit Skaug", "nurse", phone="75 00 00 00"))  # fmt: skip
    consent = GivenConsent(person.name, "oral", teller.at(37, "09:00"))
    invited = [teller.units["bodo_pleie"], teller.units["fastlege_sentrum"]]
    plan = plans.call_to_plan(actor=office, now=teller.at(36), subject=person.subject, kind="individual",
                              at=teller.at(30, "13:00"), place="Hjemme", invited=invited, consent=consent)  # fmt: skip
    plans.note_meeting(actor=office, now=teller.at(30, "15:00"), plan_id=plan, held_at=teller.at(30, "13:00"),
                       note="Vi ble enige.", attendance=(Attended("person", True, person.name),))  # fmt: skip
    plans.write_part(
        actor=office, now=teller.at(29), plan_id=plan, expected=0,
        written=Written(
            texts={"what_matters": "Å bo hjemme og komme ut hver dag.",
                   "resources_and_needs": "God støtte fra sønnen. Trenger hjelp til stell og medisiner.",
                   "scope_and_time": "Hjemmesykepleie to ganger daglig i et halvt år.",
                   "evaluation": "Vi møtes igjen om tre måneder."},
            goals=("Jeg vil gå til butikken selv.",),
            activities=(Doing("Hjemmesykepleie morgen og kveld", teller.day(-60), responsible=invited[0]),),
        ),
    )  # fmt: skip
    number = plans.read_plan(actor=office, now=teller.at(28), plan_id=plan).row.number
    plans.write_head(actor=office, now=teller.at(28), plan_id=plan, expected=number, title="Individuell plan",
                     overall=("municipality",), coordinator="Marit Skaug", follow_up_on=teller.day(-60))  # fmt: skip
    plans.put_in_force(actor=office, now=teller.at(28, "11:00"), plan_id=plan)


STORIES = {
    story.__name__: story
    for story in (
        norway_notified, norway_ready, norway_withdrawn, norway_home, norway_walk, norway_elder, norway_plan,
    )
}  # fmt: skip
