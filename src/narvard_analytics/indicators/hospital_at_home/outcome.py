"""What becomes of hospital care at home: moved to a ward during it, or back as an emergency after it."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow, where_told
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.episodes import stays_of_any_form, unbroken
from narvard_analytics.indicators.hospital_at_home.at_home import forms, forms_are_told
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.readmission.following import plans_are_told, with_next
from narvard_analytics.indicators.wording import ALL_AGES, MONTH_OF_DISCHARGE, RESIDENCE_AT_EVENT
from narvard_analytics.vocabulary import Table, constant, days_between, in_window, is_false

FIRST_DAY, LAST_DAY = 1, 30

DEFINITION = Definition(
    id="hospital_at_home_outcome",
    version="1",
    valid_from=date(2022, 1, 1),
    name=Text(
        sv="Hur det går efter sjukhusvård i hemmet",
        nb="Hvordan det går etter hjemmesykehus",
        en="Outcome of hospital care at home",
    ),
    description=Text(
        sv="Hur ofta den som vårdas av sjukhuset hemma ändå behöver flyttas till en avdelning, och hur ofta den är "
        "tillbaka akut inom en månad. Måtten visar om rätt personer vårdas hemma.",
        nb="Hvor ofte den som får hjemmesykehus, likevel må flyttes til en avdeling, og hvor ofte den er tilbake akutt "
        "innen en måned. Målene viser om de rette får behandling hjemme.",
        en="How often a person in hospital care at home has to move to a ward after all, and how often one is back as "
        "an emergency within a month. They show whether the right persons are cared for at home.",
    ),
    numerator=Text(
        sv="Flytt: vårdtillfällen där en avdelning tar vid efter vården hemma. Återinskrivning: nästa vårdtillfälle är "
        "oplanerat och börjar 1–30 dagar efter utskrivningen.",
        nb="Flytting: opphold der en avdeling tar over etter behandlingen hjemme. Reinnleggelse: neste opphold er ikke "
        "planlagt og begynner 1–30 dager etter utskrivning.",
        en="Moved: episodes in which a ward takes over after the care at home. Readmission: the next episode is "
        "unplanned and begins 1–30 days after the discharge.",
    ),
    denominator=Text(
        sv="Vårdtillfällen med sjukhusvård i hemmet som avslutas i perioden; för återinskrivning utskrivna i livet.",
        nb="Opphold med hjemmesykehus som avsluttes i perioden; for reinnleggelse de som er utskrevet i live.",
        en="Episodes with hospital care at home that end in the period; for readmission those discharged alive.",
    ),
    exclusions=(
        Text(
            sv="Inskrivningar som ställdes in eller registrerades fel; den som först vårdades på avdelning och sedan "
            "hemma räknas inte som flyttad.",
            nb="Innleggelser som ble avlyst eller feilregistrert; den som først var på avdeling og så hjemme, regnes "
            "ikke som flyttet.",
            en="Admissions cancelled or entered in error; who was first on a ward and then at home does not count as "
            "moved.",
        ),
    ),
    periods=MONTH_OF_DISCHARGE,
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        share(
            "escalated",
            Text(
                sv="Andel som flyttas till avdelning", nb="Andel som flyttes til avdeling", en="Share moved to a ward"
            ),
            "escalated",
            "episodes",
            LOW,
        ),
        share(
            "readmitted",
            Text(
                sv="Andel oplanerat återinskrivna inom 30 dagar",
                nb="Andel reinnlagt uplanlagt innen 30 dager",
                en="Share with an unplanned readmission within 30 days",
            ),
            "readmitted",
            "alive",
            LOW,
        ),
    ),
    source=Text(
        sv="Lokalt mått. Publicerade jämförelser med internmedicin: 29 procent färre återinskrivningar (SUS) och 25 "
        "procent (S:t Göran), lästa i sekundära källor",
        nb="Lokalt mål. Publiserte sammenligninger med indremedisin: 29 prosent færre reinnleggelser (SUS) og 25 "
        "prosent (S:t Göran), lest i sekundære kilder",
        en="A local measure. Published comparisons with internal medicine: 29 per cent fewer readmissions (SUS) and 25 "
        "per cent (S:t Göran), read in secondary sources",
    ),
    certainty=Certainty.C,
    tables=("stays", "persons", "residence"),
    goal_areas=("security", "closeness"),
    follow_up_days=LAST_DAY,
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Episodes at home that ended: person, day, episodes (1), escalated, alive and readmitted (0 or 1)."""
    chained = with_next(unbroken(stays_of_any_form(engine)))
    ended = chained.filter(in_window(chained.discharged_day, plan.start, plan.end))
    found = forms(engine)
    at_home = ended.inner_join(found.filter(found.at_home == 1), ["person", "number"])
    deaths = engine.table("persons").select("person", "death_date")
    index = at_home.left_join(deaths, "person").select(
        "person", "discharged_day", "next_day", "next_planned", "escalated", "death_date"
    )
    alive = (index.death_date > index.discharged_day).fill_null(True).cast("int64")
    gap = days_between(index.discharged_day, index.next_day)
    again = (is_false(index.next_planned) & gap.between(FIRST_DAY, LAST_DAY)).fill_null(False)
    return index.select(
        "person",
        "escalated",
        day=index.discharged_day,
        episodes=constant(1, "int64"),
        alive=alive,
        readmitted=alive * again.cast("int64"),
    )


INDICATOR = Indicator(DEFINITION, where_told(flow(DEFINITION, rows, forms_are_told), {"readmitted": plans_are_told}))
