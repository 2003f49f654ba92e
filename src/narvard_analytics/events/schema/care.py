"""Contacts, stays, and the codes and professionals on them."""

from narvard_analytics.events.schema.shapes import (
    CUSTODIAN,
    OF_PERSON,
    Table,
    code,
    instant,
    integer,
    number,
    person,
    text,
    yes_no,
)

KINDS = "visit home_visit phone video text group team"
SETTINGS = (
    "primary_care specialist emergency_department out_of_hours municipal_health municipal_emergency school_health"
)
CONTACT_STATUSES = "finished in_progress planned cancelled entered_in_error no_show"
STAY_STATUSES = "finished in_progress cancelled entered_in_error on_leave"

CONTACTS = Table(
    name="contacts",
    doc="a contact that is not a stay",
    columns=(
        text("contact", "id of the contact", required=True),
        person(),
        instant("sought_at", "when the person asked for the contact"),
        instant("started_at", "when the contact began", required=True),
        instant("ended_at", "when the contact ended"),
        code("kind", "how the two met", KINDS),
        code("setting", "part of care", SETTINGS),
        text("discipline", "profession-neutral speciality, for example general practice"),
        text("programme", "programme or pathway that the contact is part of"),
        yes_no("planned", "true where the contact was booked beforehand"),
        text("unit", "unit that gave the care"),
        text("organization", "organization the unit belongs to"),
        code("status", "what became of the contact", CONTACT_STATUSES, required=True),
        CUSTODIAN,
    ),
    key=("contact",),
    sort=("person", "started_at"),
    periods=(("sought_at", "started_at"), ("started_at", "ended_at")),
    parents=OF_PERSON,
)

CONTACT_PARTICIPANTS = Table(
    name="contact_participants",
    doc="a professional in a contact",
    columns=(
        text("contact", "the contact", required=True),
        text("practitioner", "id of the professional as a person (HSA-id style), not of the post", required=True),
        text("profession", "profession in the contact, as a code"),
        CUSTODIAN,
    ),
    key=("contact", "practitioner"),
    sort=("contact", "practitioner"),
    parents=(("contact", ("contacts",)),),
)

STAYS = Table(
    name="stays",
    doc="inpatient care: one ward after another as separate rows of one episode",
    columns=(
        text("stay", "id of the stay on one ward", required=True),
        text("episode", "id that the stays of one unbroken episode share", required=True),
        person(),
        instant("admitted_at", "when the person came to the ward", required=True),
        instant("discharged_at", "when the person left the ward", missing="still there at the delivery's cut-off"),
        code("form", "where the inpatient care is given", "ward hospital_at_home"),
        code("legal_form", "form of care in law", "inpatient outpatient", law="2017:30, 2 kap. 4 § [C]"),
        text("discipline", "speciality of the ward"),
        text("unit", "the ward"),
        text("organization", "organization the ward belongs to"),
        code("placement", "whether the bed was an ordinary one of the ward", "regular overcrowded outlier"),
        yes_no("planned", "true where the admission was booked beforehand"),
        text("discharged_to", "where the person went", fenced=True, law="2008:355, 2 kap. 8 § [A]"),
        text("drg", "diagnosis-related group"),
        number("drg_weight", "weight of the diagnosis-related group", "DRG points"),
        code("status", "what became of the stay", STAY_STATUSES, required=True),
        CUSTODIAN,
    ),
    key=("stay",),
    sort=("person", "admitted_at"),
    periods=(("admitted_at", "discharged_at"),),
    parents=OF_PERSON,
)


def _codes_on_events(name: str, doc: str, system: str, key: tuple[str, ...]) -> Table:
    return Table(
        name=name,
        doc=doc,
        columns=(
            text("event", "the contact or the stay", required=True),
            person(),
            integer("position", "order of the code on the event; 1 is the main one", "rank"),
            text("system", f"code system, for example {system}", required=True),
            text("code", "the code, without a dot in ICD-10-SE", required=True),
            CUSTODIAN,
        ),
        key=key,
        sort=("person", "event", "position"),
        parents=(("event", ("contacts", "stays")), *OF_PERSON),
    )


DIAGNOSES = _codes_on_events(
    "diagnoses",
    "a diagnosis on a contact or a stay",
    "ICD-10-SE",
    ("event", "system", "code", "position"),
)
PROCEDURES = _codes_on_events(
    "procedures",
    "a procedure on a contact or a stay; the same one may be done several times, so rows have no key",
    "KVÅ",
    (),
)

TABLES = (CONTACTS, CONTACT_PARTICIPANTS, STAYS, DIAGNOSES, PROCEDURES)
