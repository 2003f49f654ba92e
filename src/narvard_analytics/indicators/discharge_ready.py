"""Days in hospital after the notice that the patient is ready to leave (utskrivningsklar)."""

from collections.abc import Mapping, Sequence
from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.definition import (
    Certainty,
    Definition,
    Direction,
    Kind,
    Measure,
    Text,
    Time,
)
from narvard_analytics.indicators.episodes import episodes, ward_stays
from narvard_analytics.indicators.figures import Figures, amount, completeness, mean
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.tally import tally_persons
from narvard_analytics.indicators.wording import ALL_AGES, RESIDENCE_AT_EVENT
from narvard_analytics.results import IntervalMethod
from narvard_analytics.vocabulary import Table, Value, days_between, in_window

READY = "discharge_ready"
WITHDRAWN = ("not_ready", "interrupted")
"""Notices after which the patient is no longer ready; being ready again needs a new notice (practice [C])."""

DOMAIN = (0.0, float("inf"))

DEFINITION = Definition(
    id="discharge_ready_days",
    version="1",
    valid_from=date(2018, 1, 1),
    name=Text(
        sv="Dagar som utskrivningsklar", nb="Døgn som utskrivningsklar", en="Days in hospital when ready to leave"
    ),
    description=Text(
        sv="Hur länge personer är kvar på sjukhus efter underrättelsen om att de är utskrivningsklara.",
        nb="Hvor lenge personer blir på sykehus etter melding om at de er utskrivningsklare.",
        en="How long persons stay in hospital after the notice that they are ready to leave.",
    ),
    numerator=Text(
        sv="Kalenderdagar från dagen för den senaste gällande underrättelsen till utskrivningsdagen, summerade.",
        nb="Kalenderdager fra dagen for siste gjeldende melding til utskrivningsdagen, summert.",
        en="Calendar days from the day of the last valid notice to the day of discharge, summed.",
    ),
    denominator=Text(
        sv="Personer med ett vårdtillfälle som avslutas i perioden och har en gällande underrättelse. Med dag 0: alla; "
        "utan dag 0: de med minst en dag.",
        nb="Personer med et opphold som avsluttes i perioden og har en gjeldende melding. Med dag 0: alle; uten dag "
        "0: de "
        "med minst én dag.",
        en="Persons with an episode that ends in the period and has a valid notice. With day 0: all; without day 0: "
        "those "
        "with at least one day.",
    ),
    exclusions=(
        Text(
            sv="Underrättelser som följs av att patienten inte längre är utskrivningsklar eller att processen avbryts.",
            nb="Meldinger som følges av at pasienten ikke lenger er utskrivningsklar eller at prosessen avbrytes.",
            en="Notices followed by one that the patient is no longer ready, or that the process is interrupted.",
        ),
    ),
    periods=Text(
        sv="Månad, kvartal eller år då vårdtillfället avslutas.",
        nb="Måned, kvartal eller år da oppholdet avsluttes.",
        en="Month, quarter or year in which the episode ends.",
    ),
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        Measure(
            id="mean",
            name=Text(
                sv="Medelantal dagar, med dag 0",
                nb="Gjennomsnittlig antall døgn, med dag 0",
                en="Mean days, with day 0",
            ),
            kind=Kind.MEAN,
            unit="days",
            interval=IntervalMethod.MEAN_T,
            direction=Direction.LOW_IS_GOOD,
        ),
        Measure(
            id="mean_without_day_0",
            name=Text(
                sv="Medelantal dagar, utan dag 0",
                nb="Gjennomsnittlig antall døgn, uten dag 0",
                en="Mean days, without day 0",
            ),
            kind=Kind.MEAN,
            unit="days",
            interval=IntervalMethod.MEAN_T,
            direction=Direction.LOW_IS_GOOD,
        ),
        Measure(
            id="days",
            name=Text(sv="Dagar sammanlagt", nb="Døgn i alt", en="Days in all"),
            kind=Kind.COUNT,
            unit="days",
            interval=IntervalMethod.NONE,
            direction=Direction.LOW_IS_GOOD,
        ),
    ),
    source=Text(
        sv="Lag (2017:612); dagar per person som i Västra Götalandsregionens frågor och svar",
        nb="Svensk lov 2017:612; dager per person som i Västra Götalandsregionens spørsmål og svar",
        en="Swedish act 2017:612; days per person as in Region Västra Götaland’s questions and answers",
    ),
    certainty=Certainty.B,
    tables=("stays", "notices", "residence"),
    goal_areas=("patient_focus", "closeness", "security"),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Episodes that ended with a valid notice: person, day of discharge, days since the notice."""
    ended = episodes(engine).filter(lambda episode: episode.discharged_day.notnull())
    ended = ended.select("person", "number", day=ended.discharged_day)
    # A notice meets every ward of its episode: only the latest of each kind is asked for, so none is counted twice.
    wards = ward_stays(engine).select("person", "episode", "number")
    notices = engine.table("notices").filter(lambda notice: notice.kind.isin((READY, *WITHDRAWN)))
    sent = notices.inner_join(wards, ["person", "episode"]).inner_join(ended, ["person", "number"])
    before_discharge = sent.filter(sent.sent_day <= sent.day)
    is_ready = before_discharge.kind == READY
    last = before_discharge.group_by(["person", "number", "day"]).aggregate(
        ready_at=before_discharge.sent_at.max(where=is_ready),
        ready_day=before_discharge.sent_day.max(where=is_ready),
        withdrawn_at=before_discharge.sent_at.max(where=~is_ready),
    )
    valid = last.filter(last.withdrawn_at.isnull() | (last.withdrawn_at < last.ready_at))
    valid = valid.filter(valid.ready_at.notnull() & in_window(valid.day, plan.start, plan.end))
    return valid.select("person", "day", days=days_between(valid.ready_day, valid.day))


def _totals(person: Table) -> Mapping[str, Value]:
    return {
        "days": person.days.sum(),
        "squares": (person.days * person.days).sum(),
        "persons": person.count(),
        "waiting": (person.days > 0).sum(),
    }


def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
    """Mean with and without day 0, and the sum, by period of discharge."""
    cubes = tally_persons(engine, plan, rows(engine, plan), ("days",), _totals)
    complete = completeness(plan, plan.periods)
    total, squares = cubes["days"].astype(float), cubes["squares"].astype(float)
    with_day_0, without_day_0, days = DEFINITION.measures
    return [
        mean(with_day_0, plan.periods, complete, total, squares, cubes["persons"], DOMAIN),
        mean(without_day_0, plan.periods, complete, total, squares, cubes["waiting"], DOMAIN),
        amount(days, plan.periods, complete, cubes["days"], cubes["persons"]),
    ]
