"""Discharge-ready patients as the waiting-time database counts them: stays with at least one day, and beds taken."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.attribution import in_place_and_group
from narvard_analytics.indicators.definition import Certainty, Definition, Kind, Measure, Text, Time
from narvard_analytics.indicators.discharge_ready.notices import ready_episodes
from narvard_analytics.indicators.figures import Figures, completeness, rate, without_limits
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, mean_of
from narvard_analytics.indicators.plan import Cube, Plan, with_total
from narvard_analytics.indicators.wording import ALL_AGES
from narvard_analytics.periods import Period
from narvard_analytics.results import IntervalMethod
from narvard_analytics.vocabulary import Table, before, constant, days_between, in_window, or_else, period_of

BEDS = Measure(
    id="beds_per_100",
    name=Text(
        sv="Platser som tas upp, per 100 disponibla vårdplatser",
        nb="Senger som er opptatt, per 100 tilgjengelige senger",
        en="Beds taken, per 100 beds available",
    ),
    kind=Kind.RATE,
    unit="per 100 beds",
    interval=IntervalMethod.NONE,
    direction=LOW,
    scale=100.0,
)

DEFINITION = Definition(
    id="discharge_ready_beds",
    version="1",
    valid_from=date(2017, 1, 1),
    name=Text(
        sv="Utskrivningsklara och vårdplatser",
        nb="Utskrivningsklare og sengeplasser (Sverige)",
        en="Discharge-ready patients and beds",
    ),
    description=Text(
        sv="Hur länge patienter med minst en dag som utskrivningsklar blir kvar, och hur stor del av sjukhusens "
        "platser som de tar upp. Räknas som i väntetidsdatabasen, alltså inte som medelvärdet för betalningsansvar.",
        nb="Hvor lenge pasienter med minst ett døgn som utskrivningsklar blir liggende, og hvor stor del av sengene de "
        "opptar. Telles som i den svenske ventetidsdatabasen, altså ikke som snittet for betalingsplikt.",
        en="How long patients with at least one day as discharge-ready stay, and what part of the hospitals’ beds they "
        "take. Counted as in the waiting-time database, so not as the mean behind payments.",
    ),
    numerator=Text(
        sv="Medelvärdet: dagar från den gällande underrättelsen till utskrivningen. Platserna: nätter i perioden för "
        "alla som är utskrivningsklara, även de som är kvar.",
        nb="Snittet: døgn fra gjeldende melding til utskrivning. Sengene: netter i perioden for alle som er "
        "utskrivningsklare, også de som fortsatt ligger inne.",
        en="The mean: days from the valid notice to the discharge. The beds: nights in the period of all who are "
        "ready to leave, those still there too.",
    ),
    denominator=Text(
        sv="Medelvärdet: vårdtillfällen som avslutas i perioden med minst en sådan dag. Platserna: alla disponibla "
        "vårdplatser på levererade avdelningar, natt för natt; samma nämnare för varje kommun.",
        nb="Snittet: opphold som avsluttes i perioden med minst ett slikt døgn. Sengene: alle tilgjengelige senger på "
        "avdelinger som er levert, natt for natt; samme nevner for hver kommune.",
        en="The mean: episodes that end in the period with at least one such day. The beds: all beds available on the "
        "wards delivered, night by night; the same denominator for every municipality.",
    ),
    exclusions=(
        Text(
            sv="Underrättelser som har återtagits. Platser räknas bara där avdelningens kapacitet är levererad.",
            nb="Meldinger som er trukket tilbake. Senger telles bare der avdelingens kapasitet er levert.",
            en="Notices that were withdrawn. Beds are counted only where the ward’s capacity is delivered.",
        ),
    ),
    periods=Text(
        sv="Medelvärdet: månad, kvartal eller år då vårdtillfället avslutas. Platserna: nätterna i perioden.",
        nb="Snittet: måned, kvartal eller år da oppholdet avsluttes. Sengene: nettene i perioden.",
        en="The mean: month, quarter or year in which the episode ends. The beds: the nights of the period.",
    ),
    age=ALL_AGES,
    attribution=Text(
        sv="Folkbokföringskommun och målgrupper: för medelvärdet utskrivningsdagen, för platserna dagen för "
        "underrättelsen.",
        nb="Registrert bostedskommune og målgrupper: for snittet utskrivningsdagen, for sengene dagen for meldingen.",
        en="Municipality of registered residence and target groups: for the mean on the day of discharge, for the beds "
        "on the day of the notice.",
    ),
    time=Time.FLOW,
    measures=(
        mean_of(
            "mean",
            Text(
                sv="Medelantal dagar, vårdtillfällen med minst en dag",
                nb="Gjennomsnittlig antall døgn, opphold med minst ett døgn",
                en="Mean days, episodes with at least one day",
            ),
            "days",
            "episodes",
            "days",
            LOW,
        ),
        BEDS,
    ),
    source=Text(
        sv="Väntetidsdatabasen (utskrivningsklara), läst i en sekundär källa; hur platserna räknas natt för natt är "
        "vårt val",
        nb="Den svenske ventetidsdatabasen, lest i en sekundær kilde; hvordan sengene telles natt for natt, er vårt "
        "valg",
        en="The Swedish waiting-time database, read in a secondary source; how beds are counted night by night is our "
        "choice",
    ),
    certainty=Certainty.B,
    tables=("stays", "notices", "residence"),
    also_reads=("capacity",),
    goal_areas=("availability", "patient_focus"),
    country="SE",
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Episodes that ended at least a day after the valid notice: person, day of discharge, days, episodes (1)."""
    ready = ready_episodes(engine).filter(lambda row: in_window(row.discharged_day, plan.start, plan.end))
    waited = ready.select(
        "person", day=ready.discharged_day, days=days_between(ready.ready_day, ready.discharged_day).cast("int64")
    )
    return waited.filter(waited.days > 0).mutate(episodes=constant(1, "int64"))


def waits(engine: Engine, plan: Plan) -> pa.Table:
    """Nights as discharge-ready by municipality and target group: day (first), end_day, former_end, n (how many).

    former_end: when the same person's wait before this one ended, so that a person is counted once a period.
    """
    ready = ready_episodes(engine)
    spells = ready.mutate(day=ready.ready_day, end_day=or_else(ready.discharged_day, plan.cut_off_day))
    spells = spells.filter(spells.day < spells.end_day)
    spells = spells.mutate(former_end=spells.end_day.lag().over(before("person", ["number"])))
    placed = in_place_and_group(engine, plan, spells.select("person", "day", "end_day", "former_end"))
    cell = ["municipality", "target_group", "day", "end_day", "former_end"]
    return engine.to_arrow(placed.group_by(cell).aggregate(n=placed.count()))


def beds_available(engine: Engine, plan: Plan) -> NDArray[np.float64]:
    """Beds by night, summed over the wards that have stays, by period."""
    wards = engine.table("stays").select("unit").distinct()
    capacity = engine.table("capacity")
    open_beds = capacity.filter(capacity.beds.notnull() & in_window(capacity.date, plan.start, plan.end))
    # A day's beds may stand once a profession: they are the same beds.
    nightly = open_beds.semi_join(wards, "unit").group_by(["unit", "date"]).aggregate(beds=open_beds.beds.max())
    by_period = nightly.mutate(period=period_of(nightly.date, plan.months)).group_by("period")
    found = engine.to_arrow(by_period.aggregate(beds=nightly.beds.sum()))
    beds = np.zeros(len(plan.periods))
    beds[found["period"].to_numpy() - plan.first_month // plan.months] = found["beds"].to_numpy()
    return beds


def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
    """Mean days by period of discharge, and beds taken by the nights of the period."""
    of_stays = replace(DEFINITION, measures=(DEFINITION.main,))
    (mean,) = flow(of_stays, rows)(engine, plan)
    taken, persons = _nights(plan, waits(engine, plan))
    available = np.broadcast_to(beds_available(engine, plan), plan.shape)
    complete = completeness(plan, plan.periods)
    return [mean, without_limits(rate(BEDS, plan.periods, complete, taken, available, persons))]


def _nights(plan: Plan, spells: pa.Table) -> tuple[Cube, Cube]:
    """Nights of the spells that lie in each period, and the persons who have any."""
    place, group = plan.row_of(spells)
    start, end, former = (_day_numbers(spells[name]) for name in ("day", "end_day", "former_end"))
    n = spells["n"].to_numpy().astype(np.int64)
    nights, persons = np.zeros(plan.shape, dtype=np.int64), np.zeros(plan.shape, dtype=np.int64)
    for number, period in enumerate(plan.periods):
        first, last = _limits(period)
        at = (place, group, np.full(len(place), number))
        inside = np.clip(np.minimum(end, last) - np.maximum(start, first), 0, None)
        np.add.at(nights, at, inside * n)
        np.add.at(persons, at, ((inside > 0) & (former <= first)) * n)
    return with_total(nights), with_total(persons)


def _limits(period: Period) -> tuple[int, int]:
    first, last = np.array([period.start, period.end], dtype="datetime64[D]").astype(np.int64)
    return int(first), int(last)


def _day_numbers(column: pa.ChunkedArray) -> NDArray[np.int64]:
    """Days since 1970-01-01; one that is not known is long before."""
    numbers: NDArray[np.int64] = column.cast(pa.int32()).fill_null(-(10**6)).to_numpy().astype(np.int64)
    return numbers


INDICATOR = Indicator(DEFINITION, figures)
