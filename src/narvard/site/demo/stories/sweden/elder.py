"""An elder who is ill in many ways and lives at home, told whole."""

from datetime import timedelta
from uuid import uuid4

from narvard.care.care_plans import operations as plans
from narvard.care.care_plans.operations import Attended, Doing, GivenConsent, Written
from narvard.care.contracts import operations as contracts
from narvard.care.contracts.operations import AgreementText, TimeText
from narvard.care.coordination import operations as coordination
from narvard.care.patients import operations as patients
from narvard.care.patients.operations import Agreed, Representation
from narvard.care.tasks import operations as tasks
from narvard.site.demo.stories.sweden.people import CONTACTS, NEEDS, WEIGHED, list_at_centre, write_part
from narvard.site.demo.stories.teller import Person, Teller, Way


def elder(teller: Teller, person: Person, place: int) -> None:
    """Ill in many ways and living at home: listed, named contacts, a plan that is followed up, a contract, a son."""
    list_at_centre(teller, person, 240)
    centre = teller.actors["vc_linden"]
    coordination.appoint(
        actor=centre, now=teller.at(200), subject=person.subject, role="care_contact",
        practitioner=CONTACTS["vc_linden"],
    )  # fmt: skip
    coordination.mark_frail(actor=centre, now=teller.at(200), subject=person.subject, criterion="Fler än tre diagnoser "
                            "och två inskrivningar det senaste året.")  # fmt: skip
    way = Way(teller, person, "sas_medicin", "vc_linden", ("boras_halsovard", "boras_omsorg"))
    way.admit(130, NEEDS, "19:30")
    way.notify(129, "09:10")
    way.name_contact(128, CONTACTS["vc_linden"])
    way.ready(125, "10:15", WEIGHED)
    way.call(124, "09:00", teller.at(122, "13:00"), "Hemma hos Astrid")
    way.hand_over(123, WEIGHED)
    way.leave(123)
    _joint_plan(teller, person, way)
    _crisis_plan(teller, person)
    _contract(teller, person)
    patients.add_representative(
        actor=centre, now=teller.at(110), subject=person.subject,
        who=Representation(
            role="relative", name="Bo Linde", telephone="070-000 00 02", number=teller.numbers["Bo Linde"],
            sees=("contacts", "plans", "agreement"), agreed=Agreed("oral", person.name, teller.at(110, "09:00")),
        ),
    )  # fmt: skip
    tasks.send_task(
        actor=centre, now=teller.at(2, "09:20"), subject=person.subject, to=teller.units["boras_halsovard"],
        kind="home_visit", text="Blodtryck liggande och stående, och vikt, innan läkarbesöket på torsdag.",
        ground="person_agreed", agreed=tasks.Agreed("oral", person.name),
    )  # fmt: skip


def _joint_plan(teller: Teller, person: Person, way: Way) -> None:
    centre, social = teller.actors["vc_linden"], teller.actors["boras_omsorg"]
    consent = GivenConsent(person.name, "oral", teller.at(124, "08:45"))
    row = plans.read_person(actor=centre, now=teller.at(123), subject=person.subject).plans[0]
    plan = row.id
    plans.note_consent(actor=centre, now=teller.at(124, "09:05"), plan_id=plan, consent=consent)
    plans.note_meeting(
        actor=centre, now=teller.at(122, "15:00"), plan_id=plan, held_at=teller.at(122, "13:00"),
        note="Vi sågs hemma vid köksbordet.",
        attendance=(
            Attended("person", True, person.name),
            Attended("unit", True, "Camilla Dahlgren", teller.units["boras_omsorg"]),
            Attended("unit", True, "Björn Thulin", teller.units["boras_halsovard"]),
        ),
    )  # fmt: skip
    write_part(teller, plan, centre, 121, Written(
        texts={"what_matters": "Att få bo kvar hemma och kunna sitta på balkongen.",
               "services_needed": "Läkarbesök i hemmet var tredje månad, uppföljning av hjärtsvikt och läkemedel."},
        none=("others",), goals=("Jag vill orka gå till brevlådan själv.",),
        activities=(Doing("Hembesök av läkare", teller.day(-20), responsible=teller.units["vc_linden"]),
                    Doing("Jag väger mig varje måndag och ringer om det går upp två kilo", teller.day(-7),
                          by_person=True)),
    ))  # fmt: skip
    write_part(teller, plan, social, 121, Written(
        texts={"services_needed": "Hemtjänst morgon och kväll, trygghetslarm."},
        activities=(Doing("Hjälp vid dusch två gånger i veckan", teller.day(-30),
                          responsible=teller.units["boras_omsorg"]),),
    ))  # fmt: skip
    number = plans.read_plan(actor=centre, now=teller.at(120), plan_id=plan).row.number
    plans.write_head(actor=centre, now=teller.at(120), plan_id=plan, expected=number, title="SIP för Astrid",
                     overall=("region",), follow_up_on=teller.day(30))  # fmt: skip
    plans.put_in_force(actor=centre, now=teller.at(120, "11:00"), plan_id=plan)
    plans.follow_up(
        actor=centre, now=teller.at(30, "14:00"), plan_id=plan, held_on=teller.day(30),
        evaluation="Vikten är stabil. Hemtjänsten kommer samma tider. Duschhjälpen fungerar.",
        own_words="Jag var på balkongen hela sommaren.", next_on=teller.day(-60),
    )  # fmt: skip


def _crisis_plan(teller: Teller, person: Person) -> None:
    centre = teller.actors["vc_linden"]
    plan = plans.open_plan(actor=centre, now=teller.at(119), subject=person.subject, kind="crisis",
                           title="Om det blir sämre")  # fmt: skip
    write_part(teller, plan, centre, 119, Written(texts={
        "early_signs": "Svullna ben, andfådd i vila, går upp två kilo på tre dagar.",
        "what_helps": "Sitta upp, extra vätskedrivande enligt ordination.",
        "to_avoid": "Att vänta över helgen.",
        "steps": "Ring vårdcentralen på dagen. Ring 1177 på kvällen. Ring 112 vid svår andnöd.",
        "whom_to_call": "Anna Löfving, 033-10 00 00.",
    }))  # fmt: skip
    plans.put_in_force(actor=centre, now=teller.at(119, "11:00"), plan_id=plan)


def _contract(teller: Teller, person: Person) -> None:
    centre, moment = teller.actors["vc_linden"], teller.at(100)
    contracts.write_agreement(
        actor=centre, now=moment, subject=person.subject, replaces=None, token=uuid4(),
        text=AgreementText(
            matters="Att få bo kvar hemma.", care_does="Vi ringer varannan vecka och kommer hem var tredje månad.",
            i_do="Jag väger mig och ringer i tid.", follow_up_on=teller.day(-60),
        ),
    )  # fmt: skip
    for what, at, ask in (
        ("Läkarbesök hemma", teller.at(0, "09:00") + timedelta(days=4, hours=4), ""),
        ("Ögonbottenfotografering", None, "Vårdcentralen Linden"),
    ):
        contracts.agree_time(
            actor=centre, now=moment, subject=person.subject, token=uuid4(),
            text=TimeText(what=what, at=at, place="Hemma" if at else "", with_whom="Fatima Noori" if at else "",
                          ask_whom=ask, ask_how="033-10 00 00" if ask else ""),
        )  # fmt: skip
