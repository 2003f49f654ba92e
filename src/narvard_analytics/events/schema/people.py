"""Who people are, where they live, whom they are listed with, and which target groups they belong to."""

from narvard_analytics.events.schema.shapes import (
    CUSTODIAN,
    NOT_ENDED,
    OF_PERSON,
    PERIOD,
    Table,
    code,
    day,
    instant,
    period,
    person,
    text,
    yes_no,
)

SEXES = "female male other unknown"
ROLES = "physician care_contact fast_omsorgskontakt coordinator"
DWELLINGS = "ordinary special_elderly special_lss short_term unknown"

PERSONS = Table(
    name="persons",
    doc="a person",
    columns=(
        person(),
        day("birth_date", "day of birth"),
        code("sex", "registered or administrative sex", SEXES),
        day("death_date", "day of death", missing="not dead at the delivery's cut-off, as far as the controller knows"),
        CUSTODIAN,
    ),
    key=("person",),
    sort=("person",),
    reference=True,
    periods=(("birth_date", "death_date"),),
)

RESIDENCE = Table(
    name="residence",
    doc="a period of registered (Sweden) or actual (Norway) residence",
    columns=(
        person(),
        text("municipality", "municipality of residence, four digits (SCB, SSB)"),
        text("small_area", "small area within the municipality, as in small_areas"),
        *period(),
        code("dwelling", "kind of dwelling", DWELLINGS, fenced=True, law="2008:355, 2 kap. 8 § [A]"),
        yes_no("main_care_there", "true where the person's main care is given in this municipality"),
        text("placed_by", "municipality that has placed the person here", fenced=True, law="2008:355, 2 kap. 8 § [A]"),
        CUSTODIAN,
    ),
    key=("person", "from_date"),
    sort=("person", "from_date"),
    reference=True,
    alone=True,
    periods=PERIOD,
    parents=OF_PERSON,
)

LISTINGS = Table(
    name="listings",
    doc="a period listed at a primary-care unit",
    columns=(
        person(),
        text("unit", "primary-care unit", required=True),
        text("practitioner", "professional the person is listed with", missing="listed with the unit only"),
        *period(),
        CUSTODIAN,
    ),
    key=("person", "unit", "from_date"),
    sort=("person", "from_date"),
    periods=PERIOD,
    parents=OF_PERSON,
)

NAMED_CONTACTS = Table(
    name="named_contacts",
    doc="a period with a named contact",
    columns=(
        person(),
        code(
            "role",
            "physician is the named physician (fast läkarkontakt), care_contact the named care contact",
            ROLES,
            required=True,
            fenced_codes=("fast_omsorgskontakt",),
        ),
        text("practitioner", "the named professional", required=True),
        text("unit", "unit the professional works at"),
        instant("appointed_at", "when the contact was appointed"),
        day("from_date", "first day with this contact", required=True),
        day("to_date", "day after the last day with this contact", missing=NOT_ENDED),
        yes_no("end_unknown", "true where it has ended at a time not known", missing="the same as false"),
        text("source", "system or register that the appointment was read from"),
        CUSTODIAN,
    ),
    key=("person", "role", "practitioner", "from_date"),
    sort=("person", "from_date"),
    periods=PERIOD,
    parents=OF_PERSON,
    fenced_rows="role = fast_omsorgskontakt",
)

COHORTS = Table(
    name="cohorts",
    doc="membership of a target group under a dated definition",
    columns=(
        person(),
        text("cohort", "target group, for example children_young", required=True),
        *period(),
        text("definition", "id and version of the definition", required=True),
        text("basis", "what the membership was concluded from"),
        CUSTODIAN,
    ),
    key=("person", "cohort", "definition", "from_date"),
    sort=("person", "from_date"),
    periods=PERIOD,
    parents=OF_PERSON,
)

TABLES = (PERSONS, RESIDENCE, LISTINGS, NAMED_CONTACTS, COHORTS)
