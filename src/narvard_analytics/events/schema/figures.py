"""Surveys, units, areas, public denominators, and figures computed elsewhere."""

from narvard_analytics.events.schema.shapes import CUSTODIAN, Table, code, day, instant, integer, number, person, text

NOT_DIVIDED = "not divided by it"

SURVEYS = Table(
    name="surveys",
    doc="a survey round",
    columns=(
        text("survey", "id of the round", required=True),
        text("period", "period asked about, for example 2023 or 2023-H2"),
        text("population", "whom it was sent to"),
        integer("invited", "how many were asked", "persons"),
        integer("answered", "how many answered", "persons"),
    ),
    key=("survey",),
    sort=("survey",),
)

ANSWERS = Table(
    name="answers",
    doc="an answer, with a person only where the round is not anonymous",
    columns=(
        text("survey", "the round", required=True),
        text("question", "id of the question", required=True),
        text("dimension", "dimension that the question counts to"),
        instant("answered_at", "when it was answered"),
        person(required=False, missing="the round is anonymous"),
        text("organization", "organization asked about"),
        text("municipality", "municipality of residence, four digits"),
        number("value", "the answer on the question's scale", "as in the questionnaire"),
        number("weight", "weight of the answer", "dimensionless", missing="1"),
        CUSTODIAN,
    ),
    key=(),
    sort=("survey", "question"),
    parents=(("survey", ("surveys",)),),
)

UNITS = Table(
    name="units",
    doc="a place where care is given",
    columns=(
        text("unit", "id of the unit", required=True),
        text("organization", "organization it belongs to"),
        text("municipality", "municipality it lies in, four digits"),
        text("level", "level of care, as a code"),
        text("opening_hours", "opening hours in the OpenStreetMap notation"),
        number("longitude", "longitude, WGS 84", "degrees east"),
        number("latitude", "latitude, WGS 84", "degrees north"),
    ),
    key=("unit",),
    sort=("unit",),
)

CAPACITY = Table(
    name="capacity",
    doc="what a unit can take on a day",
    columns=(
        text("unit", "the unit", required=True),
        day("date", "the day", required=True),
        integer("beds", "beds open", "beds"),
        number("staff_fte", "staff on duty", "full-time equivalents"),
        text("profession", "profession of the staff", missing="all professions together"),
    ),
    key=("unit", "date", "profession"),
    sort=("unit", "date"),
    parents=(("unit", ("units",)),),
)

SMALL_AREAS = Table(
    name="small_areas",
    doc="what an area is like",
    columns=(
        text("small_area", "id of the area", required=True),
        text("municipality", "municipality it lies in, four digits", required=True),
        number("socioeconomic_index", "index of need, for example CNI", "index, 1 is the average"),
        text("rurality", "how rural the area is, as a code"),
        number("travel_minutes", "time by car to the nearest primary-care unit from where people live", "minutes"),
    ),
    key=("small_area",),
    sort=("small_area",),
)

POPULATION = Table(
    name="population",
    doc="a public denominator",
    columns=(
        text("municipality", "municipality, four digits", required=True),
        day("reference_date", "the day that the figure is about", required=True),
        code("sex", "sex", "female male other unknown", missing=NOT_DIVIDED),
        integer("age", "age in whole years on the reference date; the highest is open", "years", missing=NOT_DIVIDED),
        integer("inhabitants", "registered inhabitants", "persons", required=True),
        text("source", "who published it, and when"),
    ),
    key=("municipality", "reference_date", "sex", "age"),
    sort=("municipality", "reference_date", "sex", "age"),
    reference=True,
)

AGGREGATES = Table(
    name="aggregates",
    doc="a figure computed elsewhere",
    columns=(
        text("indicator", "id of the indicator at the publisher", required=True),
        text("version", "version of the definition"),
        text("municipality", "municipality or region, by its public number", missing=NOT_DIVIDED),
        text("unit", "unit or organization", missing=NOT_DIVIDED),
        text("target_group", "target group or subgroup, for example sex:female", missing="everybody"),
        day("period_from", "first day of the period", required=True),
        day("period_to", "day after the last day of the period", required=True),
        number("numerator", "numerator", "as defined by the publisher"),
        number("denominator", "denominator", "as defined by the publisher"),
        number("value", "the figure", "as defined by the publisher", missing="see status"),
        number("lower", "lower limit of the interval", "as value"),
        number("upper", "upper limit of the interval", "as value"),
        code(
            "basis",
            "what the figure rests on; never mixed in one comparison",
            "register survey published",
            required=True,
        ),
        code(
            "status",
            "why there is or is no value",
            "ok suppressed no_data incomplete not_applicable",
            required=True,
        ),
        text("publisher", "who published it", required=True),
        text("list_version", "version of the code list behind it"),
    ),
    key=(
        "publisher",
        "indicator",
        "version",
        "municipality",
        "unit",
        "target_group",
        "period_from",
        "period_to",
        "basis",
    ),
    sort=("publisher", "indicator", "municipality", "period_from"),
    periods=(("period_from", "period_to"),),
)

TABLES = (SURVEYS, ANSWERS, UNITS, CAPACITY, SMALL_AREAS, POPULATION, AGGREGATES)
