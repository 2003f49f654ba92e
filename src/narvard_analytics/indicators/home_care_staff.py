"""Personal continuity in home care: how many different staff a recipient meets in fourteen days."""

from dataclasses import replace
from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, mean_of
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.visits import REAL_STATUSES
from narvard_analytics.indicators.wording import ALL_AGES, MISSING_PROVIDER
from narvard_analytics.vocabulary import Table, days_after, in_window, month_of

DAYS = 14

DEFINITION = Definition(
    id="home_care_staff_14_days",
    version="1",
    valid_from=date(2010, 1, 1),
    name=Text(
        sv="Antal olika medarbetare i hemmet på 14 dagar",
        nb="Antall ulike ansatte i hjemmet på 14 dager",
        en="Different staff in the home in 14 days",
    ),
    description=Text(
        sv="Hur många olika medarbetare i den kommunala hälso- och sjukvården som en person i genomsnitt får hem till "
        "sig under månadens sista 14 dagar. Färre är tryggare.",
        nb="Hvor mange ulike ansatte i den kommunale helsetjenesten en person i gjennomsnitt får hjem til seg i "
        "månedens siste 14 dager. Færre er tryggere.",
        en="How many different professionals of municipal health care a person on average receives at home in the "
        "month's last 14 days. Fewer feels safer.",
    ),
    numerator=Text(
        sv="Antalet olika medarbetare som har gjort hembesök hos personen under de 14 dagarna, summerat.",
        nb="Antallet ulike ansatte som har vært på hjemmebesøk hos personen i de 14 dagene, summert.",
        en="The number of different professionals on home visits to the person in the 14 days, summed.",
    ),
    denominator=Text(
        sv="Personer med minst ett hembesök av kommunal hälso- och sjukvård där någon är registrerad, månad för månad.",
        nb="Personer med minst ett hjemmebesøk av kommunal helsetjeneste der noen er registrert, måned for måned.",
        en="Persons with at least one home visit of municipal health care with a recorded professional, month by "
        "month.",
    ),
    exclusions=(
        Text(
            sv="Socialtjänstens hemtjänst; avbokade och felregistrerade besök; besök utan registrerad medarbetare, "
            "vars andel redovisas.",
            nb="Sosialtjenestens hjemmehjelp; avlyste og feilregistrerte besøk; besøk uten registrert ansatt; andelen "
            "av disse vises.",
            en="Home care of the social services; visits cancelled or entered in error; visits without a recorded "
            "professional, whose share is reported.",
        ),
    ),
    periods=Text(
        sv="De 14 dagar som slutar med månaden. Kvartal och år är medelvärdet över månaderna.",
        nb="De 14 dagene som slutter med måneden. Kvartal og år er gjennomsnittet over månedene.",
        en="The 14 days that end with the month. Quarters and years are the mean over their months.",
    ),
    age=ALL_AGES,
    attribution=Text(
        sv="Folkbokföringskommun och målgrupper den dag personens sista besök gjordes i de 14 dagarna.",
        nb="Registrert bostedskommune og målgrupper den dagen det siste besøket i de 14 dagene fant sted.",
        en="Municipality of registered residence and target groups on the day of the person's last visit in the 14 "
        "days.",
    ),
    time=Time.FLOW,
    measures=(
        mean_of(
            "mean",
            Text(sv="Olika medarbetare per person", nb="Ulike ansatte per person", en="Different staff per person"),
            "staff",
            "recipients",
            "persons",
            LOW,
        ),
        replace(MISSING_PROVIDER, part="nobody", whole="visits"),
    ),
    source=Text(
        sv="Kolada: personalkontinuitet, antal olika medarbetare på 14 dagar [C]; Kolada mäter hemtjänsten, här mäts "
        "den kommunala hälso- och sjukvården",
        nb="Kolada (Sverige): personalkontinuitet, antall ulike ansatte på 14 dager [C]; Kolada måler hjemmetjenesten, "
        "her måles den kommunale helsetjenesten",
        en="Kolada (Sweden): number of different staff in 14 days [C]; Kolada measures social home care, this measures "
        "municipal health care",
    ),
    certainty=Certainty.C,
    tables=("contacts", "contact_participants", "residence"),
    goal_areas=("continuity", "closeness", "security"),
    groups=("multi_ill_elderly", "mental_ill_health", "disability", "end_of_life"),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Persons and months: person, day (of the last visit), staff, recipients, visits, nobody (visits without staff)."""
    contacts = engine.table("contacts")
    day = contacts.started_day
    visits = contacts.filter(
        (contacts.setting == "municipal_health")
        & (contacts.kind == "home_visit")
        & contacts.status.isin(REAL_STATUSES)
        & in_window(day, plan.start, plan.end)
        & (month_of(days_after(day, DAYS)) > month_of(day))
    ).select("contact", "delivery", "person", day=day, month=month_of(day))
    participants = engine.table("contact_participants").select("contact", "delivery", "practitioner")
    met = visits.left_join(participants, ["contact", "delivery"]).select(*visits.columns, "practitioner")
    persons = met.group_by(["person", "month"]).aggregate(staff=met.practitioner.nunique().cast("int64"))
    by_visit = met.group_by(["contact", "delivery", "person", "month"]).aggregate(
        day=met.day.max(), somebody=met.practitioner.count().clip(upper=1).cast("int64")
    )
    counted = by_visit.group_by(["person", "month"]).aggregate(
        day=by_visit.day.max(), visits=by_visit.count(), somebody=by_visit.somebody.sum().cast("int64")
    )
    both = counted.inner_join(persons, ["person", "month"])
    return both.select(
        "person",
        "day",
        "staff",
        "visits",
        recipients=both.staff.clip(upper=1),
        nobody=both.visits - both.somebody,
    )


INDICATORS = (Indicator(DEFINITION, flow(DEFINITION, rows)),)
