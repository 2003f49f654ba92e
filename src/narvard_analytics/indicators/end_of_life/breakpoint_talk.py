"""A documented breakpoint talk (brytpunktssamtal) before an expected death."""

from collections.abc import Sequence
from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.attribution import memberships
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.diagnoses import with_prefix
from narvard_analytics.indicators.end_of_life.deaths import LAST_YEAR_DAYS, deaths
from narvard_analytics.indicators.episodes import REAL_STATUSES as REAL_STAYS
from narvard_analytics.indicators.figures import Figures
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.visits import REAL_STATUSES as REAL_CONTACTS
from narvard_analytics.indicators.wording import ALL_AGES, MONTH_OF_DEATH, RESIDENCE_BEFORE_DEATH
from narvard_analytics.vocabulary import Table, belonging, constant, days_between, stack

LIST = "breakpoint_talk"
GROUP = "end_of_life"

DEFINITION = Definition(
    id="breakpoint_talk",
    version="1",
    valid_from=date(2020, 1, 1),
    name=Text(
        sv="Brytpunktssamtal före dödsfallet",
        nb="Samtale om overgang til lindrende behandling før dødsfallet",
        en="Breakpoint talk before the death",
    ),
    description=Text(
        sv="Hur många i livets slutskede som fick ett dokumenterat brytpunktssamtal innan de avled. I samtalet "
        "planerar personen och läkaren vården när den inte längre kan bota.",
        nb="Hvor mange ved livets slutt som fikk en dokumentert samtale om overgang til lindrende behandling før de "
        "døde. I samtalen planlegger personen og legen behandlingen når den ikke lenger kan helbrede.",
        en="How many at the end of life had a documented breakpoint talk before they died. In the talk the person and "
        "the physician plan care that can no longer cure.",
    ),
    numerator=Text(
        sv="De avlidna som har en åtgärdskod för brytpunktssamtal på ett besök eller vårdtillfälle under det sista "
        "levnadsåret.",
        nb="De døde som har en prosedyrekode for en slik samtale på et besøk eller opphold i det siste leveåret.",
        en="Those dead who have a procedure code of a breakpoint talk on a contact or stay in the last year of life.",
    ),
    denominator=Text(
        sv="Avlidna i perioden som dagen före dödsfallet hörde till målgruppen personer i livets slutskede. Det får "
        "stå för väntade dödsfall.",
        nb="Døde i perioden som dagen før dødsfallet hørte til målgruppen personer ved livets slutt. Det får stå for "
        "ventede dødsfall.",
        en="Deaths in the period of persons who the day before belonged to the target group end of life. It stands for "
        "expected deaths.",
    ),
    exclusions=(
        Text(
            sv="Dödsfall utanför målgruppen. Samtal på kontakter som ställdes in eller registrerades fel.",
            nb="Dødsfall utenfor målgruppen. Samtaler på kontakter som ble avlyst eller feilregistrert.",
            en="Deaths outside the target group. Talks on contacts cancelled or entered in error.",
        ),
    ),
    periods=MONTH_OF_DEATH,
    age=ALL_AGES,
    attribution=RESIDENCE_BEFORE_DEATH,
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(sv="Andel med brytpunktssamtal", nb="Andel med samtale", en="Share with a breakpoint talk"),
            "talked",
            "deaths",
            HIGH,
        ),
    ),
    source=Text(
        sv="Vanligt mått i palliativ vård; koden för samtalet är lokal och ska bytas mot er egen",
        nb="Vanlig mål i palliativ behandling; koden for samtalen er lokal og skal byttes mot deres egen",
        en="A common measure of palliative care; the code of the talk is local, to be replaced by your own",
    ),
    certainty=Certainty.X,
    tables=("procedures", "persons", "residence", "cohorts"),
    also_reads=("contacts", "stays"),
    code_lists=(LIST,),
    goal_areas=("patient_focus", "security"),
    look_back_days=LAST_YEAR_DAYS,
    groups=(GROUP,),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Deaths in the target group: person, day, placed_day, deaths (1), talked (0 or 1)."""
    groups = memberships(engine)
    expected = belonging(deaths(engine, plan), "placed_day", groups.filter(groups.cohort == GROUP))
    talks = _talks(engine, plan)
    held = expected.inner_join(talks, "person")
    last_year = held.filter(days_between(held.talk_day, held.day).between(0, LAST_YEAR_DAYS))
    marked = last_year.select("person").distinct().mutate(talk=constant(1, "int64"))
    told = expected.left_join(marked, "person").select(*expected.columns, "talk")
    return told.select(*expected.columns, deaths=constant(1, "int64"), talked=told.talk.fill_null(0).cast("int64"))


def _coded(engine: Engine, plan: Plan) -> Table:
    return with_prefix(engine.table("procedures"), plan.code_list(LIST).codes())


def _talks(engine: Engine, plan: Plan) -> Table:
    """Talks on contacts and stays that took place: person, talk_day."""
    coded = _coded(engine, plan).select("person", "event")
    contacts, stays = engine.table("contacts"), engine.table("stays")
    met = contacts.filter(contacts.status.isin(REAL_CONTACTS))
    stayed = stays.filter(stays.status.isin(REAL_STAYS))
    events = [
        met.select("person", event=met.contact, talk_day=met.started_day),
        stayed.select("person", event=stayed.stay, talk_day=stayed.admitted_day),
    ]
    return stack([each.semi_join(coded, ["person", "event"]).select("person", "talk_day") for each in events])


def talks_are_told(engine: Engine, plan: Plan) -> bool:
    """Whether any procedure has a code of the list, or there are no procedures."""
    listed, procedures = _coded(engine, plan), engine.table("procedures")
    found = engine.to_arrow(listed.aggregate(n=listed.count()))["n"][0].as_py()
    return bool(found) or not engine.to_arrow(procedures.aggregate(n=procedures.count()))["n"][0].as_py()


def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
    """The share by month of death, where talks are coded as the list says."""
    return flow(DEFINITION, rows, lambda asked: talks_are_told(asked, plan))(engine, plan)


INDICATOR = Indicator(DEFINITION, figures)
