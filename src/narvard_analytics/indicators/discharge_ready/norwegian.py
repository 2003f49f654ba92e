"""Discharge-ready patients by the Norwegian rule: one municipality answers for all of a person's stays of the year."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.attribution import homes
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.discharge_ready.notices import ready_episodes
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, per_person_years, sum_of
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import ALL_AGES
from narvard_analytics.vocabulary import (
    Table,
    constant,
    days_after,
    days_between,
    earlier,
    in_window,
    later,
    matches,
    period_of,
)

MUNICIPALITY = "^[0-9]{4}$"
NO_MUNICIPALITY = "9999"
"""Not stated, in Norwegian registers [C]."""
A_YEAR = 12

DEFINITION = Definition(
    id="discharge_ready_no",
    version="1",
    valid_from=date(2019, 1, 1),
    name=Text(
        sv="Utskrivningsklara patienter (Norge)",
        nb="Utskrivningsklare pasienter",
        en="Discharge-ready patients (Norway)",
    ),
    description=Text(
        sv="Hur många som blir kvar på sjukhus efter att de är klara för kommunen, och hur många dygn. Hela årets "
        "vistelser räknas i den kommun där personen bodde sist under året.",
        nb="Hvor mange som blir liggende på sykehus etter at de er utskrivningsklare, og hvor mange døgn. Alle årets "
        "opphold telles i den kommunen der personen sist bodde i løpet av året.",
        en="How many stay in hospital after they are ready for the municipality, and how many days. All of a year’s "
        "stays count in the municipality where the person last lived that year.",
    ),
    numerator=Text(
        sv="Patienter, vårdtillfällen och dygn från den gällande anmälan till utskrivningen, för vårdtillfällen med "
        "minst ett sådant dygn.",
        nb="Pasienter, opphold og døgn fra gjeldende melding til utskrivning, for opphold med minst ett slikt døgn.",
        en="Patients, episodes and days from the valid notice to the discharge, of episodes with at least one such "
        "day.",
    ),
    denominator=Text(
        sv="Antalen har ingen nämnare. Andelstalen: personår bland dem som bor i kommunen den första i varje månad.",
        nb="Antallene har ingen nevner. Ratene: personår blant dem som bor i kommunen den første i hver måned.",
        en="The numbers have none. The rates: person-years of those who live there on each month’s first day.",
    ),
    exclusions=(
        Text(
            sv="Personer utan giltig kommun under året; anmälningar som har återtagits; vårdtillfällen som inte är "
            "avslutade.",
            nb="Personer uten gyldig kommune i året; meldinger som er avmeldt; opphold som ikke er avsluttet.",
            en="Persons without a valid municipality in the year; notices that were withdrawn; episodes not ended.",
        ),
    ),
    periods=Text(
        sv="Månad, kvartal eller år då vårdtillfället avslutas. Kommunen kan ändras tills året är slut.",
        nb="Måned, kvartal eller år da oppholdet avsluttes. Kommunen kan endres til året er omme.",
        en="Month, quarter or year in which the episode ends. The municipality may change until the year is over.",
    ),
    age=ALL_AGES,
    attribution=Text(
        sv="Personens sista giltiga bosättningskommun under utskrivningsåret, och målgrupperna en dag då personen "
        "bodde där: utskrivningsdagen när det går.",
        nb="Personens siste gyldige oppholdskommune i utskrivningsåret, og målgruppene en dag da personen bodde der: "
        "utskrivningsdagen når det går.",
        en="The person’s last valid municipality of the year of discharge, and the target groups on a day the person "
        "lived there: the day of discharge where possible.",
    ),
    time=Time.FLOW,
    measures=(
        per_person_years(
            "days_rate",
            Text(
                sv="Dygn per 1 000 personår", nb="Overliggerdøgn per 1 000 personår", en="Days per 1 000 person-years"
            ),
            "days",
            1_000,
            LOW,
            of_days=True,
        ),
        sum_of("patients", Text(sv="Patienter", nb="Pasienter", en="Patients"), "stays", "persons", LOW, of="persons"),
        sum_of("stays", Text(sv="Vårdtillfällen", nb="Opphold", en="Episodes"), "stays", "episodes", LOW),
        sum_of("days", Text(sv="Dygn", nb="Overliggerdøgn", en="Days"), "days", "days", LOW),
        per_person_years(
            "patients_rate",
            Text(
                sv="Patienter per 1 000 personår",
                nb="Pasienter per 1 000 personår",
                en="Patients per 1 000 person-years",
            ),
            "stays",
            1_000,
            LOW,
            of="persons",
        ),
        per_person_years(
            "stays_rate",
            Text(
                sv="Vårdtillfällen per 1 000 personår",
                nb="Opphold per 1 000 personår",
                en="Episodes per 1 000 person-years",
            ),
            "stays",
            1_000,
            LOW,
        ),
    ),
    source=Text(
        sv="Norsk regel om sista giltiga kommun, läst i en sekundär källa; att minst ett dygn krävs är vårt val",
        nb="Regelen om siste gyldige kommune er lest i en sekundær kilde; at minst ett døgn kreves, er vårt valg",
        en="The Norwegian rule of the last valid municipality, read in a secondary source; that at least one day is "
        "asked for is our choice",
    ),
    certainty=Certainty.B,
    tables=("stays", "notices", "residence"),
    also_reads=("persons",),
    goal_areas=("patient_focus", "availability"),
    country="NO",
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Episodes that ended at least a day after the notice: person, day, placed_day, days, stays (1)."""
    ready = ready_episodes(engine).filter(lambda row: in_window(row.discharged_day, plan.start, plan.end))
    days = days_between(ready.ready_day, ready.discharged_day).cast("int64")
    waited = ready.select("person", "number", day=ready.discharged_day, days=days)
    placed = _last_lived(engine, waited.filter(waited.days > 0))
    return placed.select("person", "day", "placed_day", "days", stays=constant(1, "int64"))


def _last_lived(engine: Engine, stays: Table) -> Table:
    """The stays with the day nearest to the discharge on which the person lived at the year's last valid address."""
    lived = homes(engine)
    valid = lived.filter(matches(lived.municipality, MUNICIPALITY) & (lived.municipality != NO_MUNICIPALITY))
    valid = valid.select("person", "from_date", last_day=days_after(valid.to_date, -1))
    joined = stays.inner_join(valid, "person")
    year = period_of(joined.day, A_YEAR)
    that_year = joined.filter(
        (period_of(joined.from_date, A_YEAR) <= year) & (year <= period_of(joined.last_day, A_YEAR))
    )
    # Addresses come one after another, so that the latest of the days is at the last address.
    nearest = later(that_year.from_date, earlier(that_year.day, that_year.last_day))
    return that_year.group_by(["person", "number", "day", "days"]).aggregate(placed_day=nearest.max())


INDICATOR = Indicator(DEFINITION, flow(DEFINITION, rows))
