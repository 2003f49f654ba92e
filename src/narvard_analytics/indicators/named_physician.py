"""Named physician: the share of residents who on a day have a named physician (fast läkarkontakt)."""

from collections.abc import Sequence
from datetime import date

import pyarrow.compute as pc

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
from narvard_analytics.indicators.figures import Figures, completeness, proportion
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.residents import by_group, changes, number_at, resident_spells, shared
from narvard_analytics.indicators.wording import RESIDENCE_THAT_DAY
from narvard_analytics.periods import point
from narvard_analytics.results import IntervalMethod
from narvard_analytics.vocabulary import Table, constant, month_from, stack, united

DEFINITION = Definition(
    id="named_physician",
    version="1",
    valid_from=date(2021, 1, 1),
    name=Text(sv="Fast läkarkontakt", nb="Fastlege", en="Named physician"),
    description=Text(
        sv="Andelen invånare som har en namngiven fast läkarkontakt dagen efter periodens slut.",
        nb="Andelen innbyggere som har en fastlege dagen etter periodens slutt.",
        en="The share of residents who have a named physician on the day after the period.",
    ),
    numerator=Text(
        sv="Invånare vars period med fast läkarkontakt omfattar mätdagen.",
        nb="Innbyggere med en periode med fastlege som omfatter måledagen.",
        en="Residents with a period with a named physician that covers the day.",
    ),
    denominator=Text(
        sv="Alla folkbokförda invånare som lever på mätdagen.",
        nb="Alle registrerte innbyggere som lever på måledagen.",
        en="All registered residents alive on the day.",
    ),
    exclusions=(
        Text(
            sv="Avlidna och utflyttade; kontakter som har upphört vid okänd tid.",
            nb="Døde og utflyttede; kontakter som er avsluttet på ukjent tidspunkt.",
            en="Those dead or moved; contacts that have ended at a time not known.",
        ),
    ),
    periods=Text(
        sv="En mätdag: första dagen efter månaden, kvartalet eller året.",
        nb="En måledag: første dag etter måneden, kvartalet eller året.",
        en="One day: the first after the month, quarter or year.",
    ),
    age=Text(sv="Alla åldrar.", nb="Alle aldre.", en="All ages."),
    attribution=RESIDENCE_THAT_DAY,
    time=Time.STOCK,
    measures=(
        Measure(
            id="share",
            name=Text(sv="Andel med fast läkarkontakt", nb="Andel med fastlege", en="Share with a named physician"),
            kind=Kind.PROPORTION,
            unit="share",
            interval=IntervalMethod.WILSON,
            direction=Direction.HIGH_IS_GOOD,
        ),
    ),
    source=Text(
        sv="Målet 55 procent: överenskommelsen God och nära vård 2021 (staten, SKR); beräkningen är vår",
        nb="Målet 55 prosent: den svenske avtalen God och nära vård 2021; beregningen er vår",
        en="Goal of 55 per cent: the Swedish agreement God och nära vård 2021; the formula is ours",
    ),
    certainty=Certainty.C,
    tables=("persons", "residence", "named_contacts"),
    companion="own_physician_visits",
    goal_areas=("continuity", "availability"),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Spells of residents with a target_group, as `counts` "residents" and, while they have a physician, "named"."""
    residents = by_group(engine, plan, resident_spells(engine, plan))
    contacts = engine.table("named_contacts")
    physicians = united(contacts.filter((contacts.role == "physician") & contacts.practitioner.notnull()), "person")
    held = physicians.select("person", first=month_from(physicians.from_date), end=month_from(physicians.to_date))
    named = shared(residents, held.filter(held.first < held.end))
    return stack(
        [
            residents.mutate(counts=constant("residents", "string")),
            named.select(*residents.columns).mutate(counts=constant("named", "string")),
        ]
    )


def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
    """The share on the day after each period."""
    moves = engine.to_arrow(changes(rows(engine, plan), "counts"))
    last_of_each = slice(plan.months - 1, None, plan.months)
    residents, named = (
        number_at(plan, moves.filter(pc.equal(moves["counts"], kind)), plan.first_month + 1)[..., last_of_each]
        for kind in ("residents", "named")
    )
    days = [point(period.end) for period in plan.periods]
    complete = completeness(plan, days)
    return [proportion(DEFINITION.main, days, complete, named, residents, residents)]


INDICATORS = (Indicator(DEFINITION, figures),)
