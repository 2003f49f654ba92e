"""A youth whom several meet, and a person in compulsory care: plans that many write and approve."""

from narvard.care.care_plans import operations as plans
from narvard.care.care_plans.operations import Attended, Doing, GivenConsent, Written
from narvard.care.patients import operations as patients
from narvard.care.patients.operations import Representation
from narvard.site.demo.stories.sweden.people import WEIGHED, list_at_centre, write_part
from narvard.site.demo.stories.teller import Person, Teller, Way


def walk(teller: Teller, person: Person, place: int) -> None:
    """Listed, at home, and well: nothing has happened yet."""
    list_at_centre(teller, person, 200)


def guardian(teller: Teller, person: Person, place: int) -> None:
    """Speaks for her daughter (told with her)."""


def youth(teller: Teller, person: Person, place: int) -> None:
    """Sixteen, with school, social services and child psychiatry: a plan that school asked for."""
    clinic, school, social = (teller.actors[unit] for unit in ("sas_psykmottagning", "boras_skola", "boras_ungdom"))
    for actor in (clinic, school, social):
        patients.take_up(actor=actor, now=teller.at(90), number=person.number, purpose="care")
    patients.add_representative(
        actor=clinic, now=teller.at(90), subject=person.subject,
        who=Representation(role="guardian", name="Helena Blad", telephone="070-000 00 04",
                           number=teller.numbers["Helena Blad"], sees=("contacts", "plans", "agreement"),
                           proof="Folkbokföringen."),
    )  # fmt: skip
    need = plans.raise_need(
        actor=clinic, now=teller.at(60), subject=person.subject, kind="sip", raised_by="Elevhälsan",
        reason="Nora går sällan till skolan och har kontakt på tre håll.",
    )  # fmt: skip
    plan = plans.answer_need(actor=clinic, now=teller.at(58), need_id=need, yes=True, reason="Alla tre behövs.")
    consent = GivenConsent("Nora Blad och Helena Blad", "written", teller.at(58, "09:00"))
    invited = [teller.units["boras_skola"], teller.units["boras_ungdom"]]
    plans.call_to_plan(actor=clinic, now=teller.at(57), subject=person.subject, kind="sip", at=teller.at(44, "14:00"),
                       place="Elevhälsan", invited=invited, plan_id=plan, consent=consent)  # fmt: skip
    plans.note_meeting(
        actor=clinic, now=teller.at(44, "16:00"), plan_id=plan, held_at=teller.at(44, "14:00"), note="Alla kom.",
        attendance=(Attended("person", True, "Nora Blad"), Attended("unit", True, "Mikael Sandh", invited[0]),
                    Attended("unit", True, "Nils Östberg", invited[1])),
    )  # fmt: skip
    write_part(teller, plan, clinic, 43, Written(
        texts={"what_matters": "Att få träffa kompisarna utan att det blir jobbigt.",
               "services_needed": "Samtal varje vecka på mottagningen."},
        none=("others",), goals=("Jag vill klara tre skoldagar i veckan.",),
        activities=(Doing("Samtal varje vecka", teller.day(-20), responsible=teller.units["sas_psykmottagning"]),),
    ))  # fmt: skip
    write_part(teller, plan, school, 43, Written(
        texts={"services_needed": "Anpassad skolgång."},
        activities=(Doing("Ett schema med tre dagar", teller.day(-5), responsible=invited[0]),),
    ))  # fmt: skip
    number = plans.read_plan(actor=clinic, now=teller.at(42), plan_id=plan).row.number
    plans.write_head(actor=clinic, now=teller.at(42), plan_id=plan, expected=number, title="SIP för Nora",
                     overall=("region",), follow_up_on=teller.day(-14))  # fmt: skip
    plans.put_in_force(actor=clinic, now=teller.at(42, "11:00"), plan_id=plan)


def compulsory(teller: Teller, person: Person, place: int) -> None:
    """In compulsory care: a plan without consent that every unit approves, and a notice of open compulsory care."""
    physician = teller.physician
    way = Way(teller, person, "sas_psykiatri", "sas_psykmottagning", ("boras_omsorg",))
    way.admit(25, ("social_services", "specialist_open"), discipline="psychiatric")
    way.notify(25, "15:00", home_in=20)
    plan = plans.open_plan(actor=physician, now=teller.at(12), subject=person.subject, kind="lpt",
                           title="Samordnad vårdplan")  # fmt: skip
    units = [teller.units["sas_psykmottagning"], teller.units["boras_omsorg"]]
    plans.add_parties(actor=physician, now=teller.at(12), plan_id=plan, units=units)
    write_part(teller, plan, physician, 11, Written(
        texts={"needs_region": "Medicinering och stödsamtal varannan vecka.",
               "needs_municipality": "Boendestöd tre gånger i veckan.",
               "attitude": "Går med på boendestöd, tveksam till medicinen."},
        none=("others",),
        activities=(Doing("Besök på mottagningen varannan vecka", teller.day(-14), responsible=units[0]),
                    Doing("Boendestöd tre gånger i veckan", teller.day(-7), responsible=units[1])),
    ))  # fmt: skip
    plans.ask_approval(actor=physician, now=teller.at(10), plan_id=plan)
    for actor in (teller.actors["sas_psykmottagning"], teller.actors["boras_omsorg"]):
        number = plans.read_plan(actor=actor, now=teller.at(9), plan_id=plan).row.number
        plans.approve(actor=actor, now=teller.at(9), plan_id=plan, expected=number)
    plans.put_in_force(actor=physician, now=teller.at(8), plan_id=plan)
    judged = teller.at(1, "09:00")
    way.send("sas_psykiatri", "compulsory_open_care", 1, "09:30", to=way.told, judged_at=judged, assessment=WEIGHED)
