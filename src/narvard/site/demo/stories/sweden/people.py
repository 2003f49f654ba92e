"""Who acts in the Swedish stories, from which unit, and what they have in common."""

from narvard.base.core.actor import Actor
from narvard.care.care_plans import operations as plans
from narvard.care.care_plans.operations import Written
from narvard.care.coordination import operations as coordination
from narvard.care.coordination.operations import Practitioner
from narvard.care.patients import operations as patients
from narvard.site.demo.stories.teller import Person, Teller

ACTING = {
    "sas_medicin": "Maria Sandelin",
    "sas_kirurgi": "Gunilla Sten",
    "sas_psykiatri": "Eva Hallgren",
    "vc_linden": "Anna Löfving",
    "vc_eken": "Lisbet Ahl",
    "sas_psykmottagning": "Ylva Borg",
    "boras_halsovard": "Björn Thulin",
    "boras_omsorg": "Camilla Dahlgren",
    "boras_ungdom": "Nils Östberg",
    "boras_skola": "Mikael Sandh",
    "mark_halsovard": "Kajsa Bergdal",
    "mark_omsorg": "Hans Brolin",
}
NEEDS = ("municipal_health", "primary_care", "social_services")
UNITS = {
    "1490": ("vc_linden", ("boras_halsovard", "boras_omsorg")),
    "1463": ("vc_eken", ("mark_halsovard", "mark_omsorg")),
}
CONTACTS = {
    "vc_linden": Practitioner("Anna Löfving", "nurse", phone="033-10 00 00"),
    "vc_eken": Practitioner("Lisbet Ahl", "nurse", phone="0320-10 00 00"),
    "sas_psykmottagning": Practitioner("Ylva Borg", "nurse", phone="033-20 00 00"),
}
WEIGHED = "Prövat av avdelningen: personen vill att vi planerar tillsammans, inget hindrar."


def list_at_centre(teller: Teller, person: Person, days_ago: int) -> None:
    centre, moment = teller.actors["vc_linden"], teller.at(days_ago)
    patients.take_up(actor=centre, now=moment, number=person.number, purpose="care")
    physician = Practitioner("Fatima Noori", "physician", phone="033-10 00 01")
    coordination.list_person(
        actor=centre, now=moment, subject=person.subject, from_date=teller.day(days_ago), practitioner=physician
    )
    coordination.appoint(actor=centre, now=moment, subject=person.subject, role="physician", practitioner=physician)


def write_part(teller: Teller, plan: int, actor: Actor, days_ago: int, written: Written) -> None:
    plans.write_part(actor=actor, now=teller.at(days_ago, "09:30"), plan_id=plan, expected=0, written=written)
