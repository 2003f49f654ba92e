"""Generated event stores: few persons, units and days, so that everything that can collide does."""

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from .plain import GROUPS, ZONE
from .stores import person, store

FIRST, CUT_OFF = date(2020, 1, 1), datetime(2021, 10, 16, 12, 0, tzinfo=ZONE)
PEOPLE = [person(number) for number in range(1, 5)]
UNITS, PRACTITIONERS, HOSPITALS = ("north", "south"), ("A", "B", "C"), ("Borås", "Alingsås", None)
PLACES = ("1490", "1489", None)

# Month ends, leap days, the nights when clocks change, and days near each other and near the cut-off.
EDGES = [
    date(2020, 1, 1),
    date(2020, 2, 29),
    date(2020, 3, 1),
    date(2020, 10, 25),
    date(2021, 3, 28),
    date(2021, 10, 1),
]
days = st.one_of(st.sampled_from(EDGES), st.dates(date(2020, 1, 1), date(2021, 10, 15)))
instants = st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day, tzinfo=ZONE) + timedelta(minutes=minutes),
    days,
    st.sampled_from((0, 1, 90, 150, 720, 1380, 1439)),
)
people = st.sampled_from(PEOPLE)
some_none = st.sampled_from((None, True, False))


@st.composite
def periods(draw):
    """A half-open period that may be open, unknown at its end, or before what is observed."""
    first = draw(st.one_of(st.just(date(2010, 1, 1)), days))
    length = draw(st.one_of(st.none(), st.integers(1, 700)))
    last = None if length is None else first + timedelta(days=length)
    return {"from_date": first, "to_date": last, "end_unknown": draw(st.sampled_from((None, False, False, True)))}


def rows(strategy, most: int, **unique):
    return st.lists(strategy, max_size=most, **unique)


def built(period: bool = False, **fields):
    """Rows as dicts; with the columns of a period where asked for."""
    made = st.fixed_dictionaries(fields)
    return st.builds(lambda row, span: {**row, **span}, made, periods()) if period else made


birth_dates = st.sampled_from(
    (
        None,
        date(1930, 6, 15),
        date(1940, 2, 29),
        date(1940, 10, 20),
        date(1941, 5, 1),
        date(1955, 7, 2),
        date(2020, 3, 2),
    )
)
deaths = st.one_of(st.none(), st.none(), days)


@st.composite
def people_rows(draw):
    """Persons in the register, perhaps not all; nobody dies before birth."""
    found = []
    for who in PEOPLE[: draw(st.integers(2, 4))]:
        born, died = draw(birth_dates), draw(deaths)
        died = None if born and died and died < born else died
        found.append({"person": who, "birth_date": born, "sex": None, "death_date": died})
    return found


contacts = built(
    person=people,
    started_at=instants,
    kind=st.sampled_from(("visit", "visit", "home_visit", "phone")),
    setting=st.sampled_from(("primary_care", "primary_care", "primary_care", "emergency_department", "specialist")),
    unit=st.sampled_from(("north", "north", "south", None)),
    status=st.sampled_from(("finished", "finished", "in_progress", "cancelled", "no_show", "entered_in_error")),
)
participants = built(
    practitioner=st.sampled_from(PRACTITIONERS), profession=st.sampled_from(("physician", "physician", "nurse"))
)


@st.composite
def care(draw):
    """Contacts with their professionals: none, one or several."""
    found, met = draw(rows(contacts, 30)), []
    for number, row in enumerate(found):
        row["contact"] = f"c{number:03}"
        team = draw(rows(participants, 2, unique_by=lambda one: one["practitioner"]))
        met.extend({"contact": row["contact"], **one} for one in team)
    return found, met


stay_rows = built(
    episode=st.sampled_from(("e1", "e2", "e3", "e4", "e5", "e6")),
    person=people,
    admitted_at=instants,
    hours=st.one_of(st.none(), st.sampled_from((0, 3, 10, 24, 30, 24 * 7, 24 * 29))),
    legal_form=st.sampled_from(("inpatient", "inpatient", None, "outpatient")),
    organization=st.sampled_from(HOSPITALS),
    planned=some_none,
    discipline=st.sampled_from(["psychiatry", "surgery", None]),
    status=st.sampled_from(("finished", "finished", "finished", "in_progress", "on_leave", "cancelled")),
)
CODES = ("J20", "J45.9", "J44", "I209", "I10", "S720", "e10.9", "D50.1", "D500")


@st.composite
def inpatient(draw):
    """Stays with codes."""
    found = draw(rows(stay_rows, 14))
    for number, row in enumerate(found):
        hours = row.pop("hours")
        row["stay"] = f"s{number:03}"
        row["episode"] = f"{row['person'].int % 97}{row['episode']}"
        row["discharged_at"] = None if hours is None else row["admitted_at"] + timedelta(hours=hours)
    ids = [(row["stay"], row["person"]) for row in found] or [("none", PEOPLE[0])]
    event = st.sampled_from(ids)
    code = built(
        position=st.sampled_from((1, 1, 2)),
        system=st.sampled_from(("ICD-10-SE",) * 3 + ("SNOMED",)),
        code=st.sampled_from(CODES),
    )
    diagnoses = draw(rows(st.tuples(event, code), 16, unique_by=str))
    done = st.sampled_from(("FNG02", "fng05a", "DT016", "430193006"))
    operation = built(position=st.just(1), system=st.just("KVÅ"), code=done)
    procedures = draw(rows(st.tuples(event, operation), 4, unique_by=str))
    return found, *([{"event": e[0], "person": e[1], **c} for e, c in part] for part in (diagnoses, procedures))


notice_rows = built(
    day_shift=st.integers(-3, 12),
    kind=st.sampled_from(("discharge_ready", "discharge_ready", "not_ready", "interrupted", "admission")),
    hour=st.sampled_from((0, 8, 23)),
)


@st.composite
def stores(draw):
    """A whole store."""
    contact_rows, met = draw(care())
    stays, diagnoses, procedures = draw(inpatient())
    notices = []
    for stay in stays:
        for number, row in enumerate(draw(rows(notice_rows, 3))):
            sent = stay["admitted_at"] + timedelta(days=row["day_shift"], hours=row["hour"])
            name = f"n{stay['stay']}{number}"
            notices.append(
                {
                    "notice": name,
                    "episode": stay["episode"],
                    "person": stay["person"],
                    "kind": row["kind"],
                    "sent_at": sent,
                }
            )
    by_start = {"unique_by": lambda row: (row["person"], row["from_date"])}
    return store(
        persons=draw(people_rows()),
        residence=draw(rows(built(True, person=people, municipality=st.sampled_from(PLACES)), 8, **by_start)),
        listings=draw(rows(built(True, person=people, unit=st.sampled_from(UNITS)), 6, **by_start)),
        named_contacts=draw(
            rows(
                built(
                    True,
                    person=people,
                    role=st.sampled_from(("physician", "physician", "care_contact")),
                    practitioner=st.sampled_from(PRACTITIONERS),
                ),
                8,
                unique_by=str,
            )
        ),
        cohorts=draw(
            rows(
                built(True, person=people, cohort=st.sampled_from((*GROUPS, "other")), definition=st.just("d")),
                8,
                unique_by=str,
            )
        ),
        contacts=contact_rows,
        contact_participants=met,
        stays=stays,
        diagnoses=diagnoses,
        procedures=procedures,
        notices=notices,
    )
