"""Response in stepped care: whether those who start with a high score are half as burdened 6 to 12 weeks later."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Measure, Text, Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import ALL_AGES, RESIDENCE_AT_EVENT
from narvard_analytics.vocabulary import Table, before, constant, days_between, in_window, is_number, or_else, stack

LOWEST_START = 10
"""Points from which both instruments say moderate trouble (domain-rules E.4) [C]."""
FIRST_DAY, LAST_DAY = 42, 84
"""6 to 12 weeks after the start, both days included."""
FRESH_DAYS = 84
"""A score is a start when none of the same instrument was taken in so many days before it [local]."""

INSTRUMENTS = {"phq9": "PHQ-9", "gad7": "GAD-7"}
"""The instruments by the names of their measures; a version may follow the name in `measurements.instrument`."""


def _measures() -> tuple[Measure, ...]:
    halved = tuple(
        share(
            code,
            Text(sv=f"Andel med halverad {name}", nb=f"Andel med halvert {name}", en=f"Share with {name} halved"),
            f"{code}_halved",
            f"{code}_started",
            HIGH,
        )
        for code, name in INSTRUMENTS.items()
    )
    again = tuple(
        share(
            f"{code}_measured",
            Text(
                sv=f"Andel som mätts igen med {name}",
                nb=f"Andel målt igjen med {name}",
                en=f"Share measured again with {name}",
            ),
            f"{code}_again",
            f"{code}_started",
            HIGH,
        )
        for code, name in INSTRUMENTS.items()
    )
    return (*halved, *again)


DEFINITION = Definition(
    id="stepped_care_response",
    version="1",
    valid_from=date(2024, 1, 1),
    name=Text(
        sv="Förbättring i stegvis vård vid psykisk ohälsa",
        nb="Bedring i trinnvis behandling av psykiske plager",
        en="Response in stepped care for mental ill-health",
    ),
    description=Text(
        sv="Andelen som börjar med minst 10 poäng på PHQ-9 eller GAD-7 och har halverat poängen 6 till 12 veckor "
        "senare. Den som inte mätts igen räknas som inte förbättrad; andelen som mätts igen står bredvid.",
        nb="Andelen som begynner med minst 10 poeng på PHQ-9 eller GAD-7 og har halvert poengsummen 6 til 12 uker "
        "senere. Den som ikke er målt igjen, regnes som ikke bedret; andelen som er målt igjen, står ved siden av.",
        en="The share who begin with at least 10 points on PHQ-9 or GAD-7 and have halved the score 6 to 12 weeks "
        "later. Who was not measured again counts as not improved; the share measured again stands beside it.",
    ),
    numerator=Text(
        sv="Starter där den sista mätningen dag 42–84 är högst hälften av den första.",
        nb="Starter der siste måling dag 42–84 er høyst halvparten av den første.",
        en="Starts after which the last score on days 42–84 is at most half of the first.",
    ),
    denominator=Text(
        sv="Starter: en mätning på minst 10 poäng utan tidigare mätning med samma instrument de 84 dagarna före.",
        nb="Starter: en måling på minst 10 poeng uten tidligere måling med samme instrument de 84 dagene før.",
        en="Starts: a score of at least 10 points with no score of the same instrument in the 84 days before.",
    ),
    exclusions=(
        Text(
            sv="Mätningar utan poäng. Instrumenten räknas var för sig och läggs aldrig ihop.",
            nb="Målinger uten poengsum. Instrumentene telles hver for seg og legges aldri sammen.",
            en="Scores without points. The instruments are counted each for itself and never added.",
        ),
    ),
    periods=Text(
        sv="Månad, kvartal eller år för starten; siffran är klar tolv veckor senare.",
        nb="Måned, kvartal eller år for starten; tallet er klart tolv uker senere.",
        en="Month, quarter or year of the start; the figure is settled twelve weeks later.",
    ),
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=_measures(),
    source=Text(
        sv="Halverad poäng och gränsen 10 enligt instrumenten, inte lästa på nytt; vad som är en start är vårt val",
        nb="Halvert poengsum og grensen 10 etter instrumentene, ikke lest på nytt; hva som er en start, er vårt valg",
        en="Halving and the limit of 10 after the instruments, not read again; what a start is, is our choice",
    ),
    certainty=Certainty.C,
    tables=("measurements", "residence"),
    goal_areas=("patient_focus", "closeness", "availability"),
    follow_up_days=LAST_DAY,
    look_back_days=FRESH_DAYS,
    groups=("children_young", "mental_ill_health"),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Starts: person, day, and of each instrument 0 or 1 in started, again and halved."""
    return stack([_of_instrument(engine, plan, code) for code in INSTRUMENTS])


def _of_instrument(engine: Engine, plan: Plan, code: str) -> Table:
    scores = _scores(engine, INSTRUMENTS[code])
    starts = _starts(scores, plan)
    after = scores.select("person", "measured_at", "total", then=scores.measured_day)
    gap = days_between(starts.day, after.then)
    followed = starts.inner_join(after, [starts.person == after.person, gap.between(FIRST_DAY, LAST_DAY)])
    last = followed.group_by(["person", "day"]).aggregate(last=followed.total.argmax(followed.measured_at))
    ended = starts.left_join(last, ["person", "day"]).select(*starts.columns, "last")
    own = {
        f"{code}_started": constant(1, "int64"),
        f"{code}_again": ended["last"].notnull().cast("int64"),
        f"{code}_halved": or_else(ended["last"] * 2 <= ended.start, False).cast("int64"),
    }
    others = {
        f"{other}_{column}": constant(0, "int64")
        for other in INSTRUMENTS
        if other != code
        for column in ("started", "again", "halved")
    }
    columns = {**own, **others}
    return ended.select("person", "day", **{name: columns[name] for name in sorted(columns)})


def _scores(engine: Engine, instrument: str) -> Table:
    """Scores of the instrument, one a person and instant: both principals may have sent the same one."""
    measurements = engine.table("measurements")
    own = measurements.filter(measurements.instrument.startswith(instrument) & is_number(measurements.total))
    return own.group_by(["person", "measured_at", "measured_day"]).aggregate(total=own.total.max())


def _starts(scores: Table, plan: Plan) -> Table:
    """Scores that begin a series and are high enough: person, day, start."""
    chained = scores.mutate(previous=scores.measured_day.lag().over(before("person", ["measured_at"])))
    fresh = chained.previous.isnull() | (days_between(chained.previous, chained.measured_day) > FRESH_DAYS)
    starts = chained.filter(
        fresh & (chained.total >= LOWEST_START) & in_window(chained.measured_day, plan.start, plan.end)
    )
    return starts.select("person", day=starts.measured_day, start=starts.total)


INDICATORS = (Indicator(DEFINITION, flow(DEFINITION, rows)),)
