"""Follow-up of chronic disease: a doctor or nurse somewhere in the system who took it up within 18 months."""

from collections.abc import Mapping
from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import stock
from narvard_analytics.indicators.definition import Certainty, Definition, Measure, Text, Time
from narvard_analytics.indicators.diagnoses import plain
from narvard_analytics.indicators.episodes import REAL_STATUSES as REAL_STAYS
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.residents import span
from narvard_analytics.indicators.visits import REAL_STATUSES as REAL_CONTACTS
from narvard_analytics.indicators.wording import ALL_AGES, RESIDENCE_THAT_DAY
from narvard_analytics.periods import month_start
from narvard_analytics.reference_data.code_lists import CodeList
from narvard_analytics.vocabulary import (
    Condition,
    Table,
    Value,
    before,
    constant,
    in_window,
    month_of,
    or_else,
    so_far,
    stack,
    starts_with_any,
)

LIST = "chronic_diseases"
SYSTEMS = ("ICD-10", "KSH97")
"""What the names of the code systems begin with; primary care's KSH97-P is ICD-10 shortened to categories."""

WHO_FOLLOWS_UP = ("physician", "nurse")
FOLLOWED_WITHIN = 18
KNOWN_WITHIN = 60
"""Months: a follow-up counts for 18, a diagnosis for five years (Primärvårdskvalitet [B])."""

ANY = "any"
FOLLOWED = "_followed"

DISEASES = {
    "dementia": Text(sv="demens", nb="demens", en="dementia"),
    "diabetes": Text(sv="diabetes", nb="diabetes", en="diabetes mellitus"),
    "atrial_fibrillation": Text(sv="förmaksflimmer", nb="atrieflimmer", en="atrial fibrillation"),
    "heart_failure": Text(sv="hjärtsvikt", nb="hjertesvikt", en="heart failure"),
    "hypertension": Text(sv="hypertoni", nb="høyt blodtrykk", en="hypertension"),
    "copd": Text(sv="KOL", nb="kols", en="COPD"),
    "coronary": Text(sv="kranskärlssjukdom", nb="koronarsykdom", en="coronary disease"),
    "stroke_tia": Text(sv="stroke eller TIA", nb="hjerneslag eller TIA", en="stroke or TIA"),
}


def _measure(disease: str, name: Text) -> Measure:
    followed = Text(sv=f"Uppföljd {name.sv}", nb=f"Fulgt opp {name.nb}", en=f"Followed up: {name.en}")
    return share(disease, followed, f"{disease}{FOLLOWED}", disease, HIGH)


DEFINITION = Definition(
    id="chronic_follow_up",
    version="1",
    valid_from=date(2022, 1, 1),
    name=Text(
        sv="Uppföljning av kronisk sjukdom",
        nb="Oppfølging av kronisk sykdom",
        en="Follow-up of chronic disease",
    ),
    description=Text(
        sv="Andelen av dem med kronisk sjukdom som har träffat eller talat med läkare eller sjuksköterska om den under "
        "de senaste 18 månaderna, någonstans i vården.",
        nb="Andelen av dem med kronisk sykdom som har møtt eller snakket med lege eller sykepleier om den de siste "
        "18 månedene, et eller annet sted i helsetjenesten.",
        en="The share of those with a chronic disease who have met or spoken with a doctor or a nurse about it within "
        "the last 18 months, anywhere in the system.",
    ),
    numerator=Text(
        sv="Av dem: de med en kontakt med läkare eller sjuksköterska med sjukdomens kod under 18 månader före "
        "mätdagen; i det sammantagna måttet räcker en av sjukdomarna.",
        nb="Av dem: de med en kontakt med lege eller sykepleier med sykdommens kode i 18 måneder før måledagen; i det "
        "samlede målet holder det med én av sykdommene.",
        en="Of those: with a contact with a doctor or a nurse that carries the disease's code in the 18 months before "
        "the day; in the measure of all together one of the diseases is enough.",
    ),
    denominator=Text(
        sv="Folkbokförda invånare som lever och har fått diagnosen på en kontakt eller i sluten vård under fem år före "
        "mätdagen, så långt händelserna räcker bakåt.",
        nb="Registrerte innbyggere som lever og har fått diagnosen ved en kontakt eller innleggelse i fem år før "
        "måledagen, så langt hendelsene rekker tilbake.",
        en="Registered residents alive who were given the diagnosis in a contact or as inpatients in the five years "
        "before the day, as far back as the events go.",
    ),
    exclusions=(
        Text(
            sv="Kontakter utan registrerad läkare eller sjuksköterska, avbokade och felregistrerade; benskörhet, "
            "ångest och depression.",
            nb="Kontakter uten registrert lege eller sykepleier, avlyste og feilregistrerte; beinskjørhet, angst og "
            "depresjon.",
            en="Contacts without a recorded doctor or nurse, cancelled or entered in error; osteoporosis, anxiety and "
            "depression.",
        ),
    ),
    periods=Text(
        sv="En mätdag: första dagen efter månaden, kvartalet eller året. Den visas när 18 månader är kända.",
        nb="En måledag: første dag etter måneden, kvartalet eller året. Den vises når 18 måneder er kjent.",
        en="One day: the first after the month, quarter or year. It is shown once 18 months are known.",
    ),
    age=ALL_AGES,
    attribution=RESIDENCE_THAT_DAY,
    time=Time.STOCK,
    measures=(
        share(
            "share",
            Text(
                sv="Andel uppföljda, någon av sjukdomarna",
                nb="Andel fulgt opp, en av sykdommene",
                en="Share followed up, any of the diseases",
            ),
            f"{ANY}{FOLLOWED}",
            ANY,
            HIGH,
        ),
        *(_measure(disease, name) for disease, name in DISEASES.items()),
    ),
    source=Text(
        sv="Primärvårdskvalitet, familjen Sa02 (SKR) [B]; koderna är vår läsning [D]",
        nb="Primärvårdskvalitet, familien Sa02 (SKR, Sverige) [B]; kodene er vår lesning [D]",
        en="Primärvårdskvalitet, the Sa02 family (SKR, Sweden) [B]; the codes are our reading [D]",
    ),
    certainty=Certainty.D,
    tables=("diagnoses", "contacts", "contact_participants", "stays", "persons", "residence"),
    code_lists=(LIST,),
    companion="own_physician_visits",
    goal_areas=("continuity", "security"),
    groups=("multi_ill_elderly", "mental_ill_health", "disability", "end_of_life"),
    look_back_days=540,
    country="SE",
)
"""look_back_days is under the shortest 18 months: measuring days are first days of months, so it asks for 18 whole."""


def diagnosed(engine: Engine, plan: Plan) -> Table:
    """Months in which a disease was coded: person, disease (also `ANY`), month, seen (1 by a doctor or nurse)."""
    codes = plan.code_list(LIST)
    months = engine.step(f"chronic_coded_{codes.digest}_{span(plan)}", lambda: _coded_months(engine, plan, codes))
    by_disease = {disease: [e.code for e in codes.entries if e.group == disease] for disease in DISEASES}
    of_diseases = [_of_disease(months, disease, listed) for disease, listed in by_disease.items()]
    named = stack([*of_diseases, _of_disease(months, ANY, [entry.code for entry in codes.entries])])
    return named.group_by(["person", "disease", "month"]).aggregate(seen=named.seen.max())


def _coded_months(engine: Engine, plan: Plan, codes: CodeList) -> Table:
    """Months in which a code was set: person, code, month, seen. Few rows, of which diseases are told one by one."""
    # No step: of a table that is written out DuckDB knows the size, and would then join from every contact instead.
    coded = _coded(engine, codes)
    events = stack([_contacts(engine, coded), _stays(engine, coded)])
    start = month_start(plan.first_month - KNOWN_WITHIN)
    dated = events.filter(in_window(events.day, start, plan.end))
    monthly = dated.mutate(month=month_of(dated.day))
    return monthly.group_by(["person", "code", "month"]).aggregate(seen=monthly.seen.max())


def _coded(engine: Engine, codes: CodeList) -> Table:
    """Events with a code on the list: event, delivery, person, code."""
    diagnoses = engine.table("diagnoses")
    code = plain(diagnoses.code)
    listed = starts_with_any(code, [entry.code for entry in codes.entries])
    chosen = diagnoses.filter(_of_system(diagnoses.system) & listed)
    return chosen.select("event", "delivery", "person", code=code).distinct()


def _of_disease(months: Table, disease: str, codes: list[str]) -> Table:
    rows = months.filter(starts_with_any(months.code, codes))
    return rows.select("person", "month", "seen", disease=constant(disease, "string"))


def _of_system(system: Value) -> Condition:
    return system.startswith(SYSTEMS[0]) | system.startswith(SYSTEMS[1])


def _contacts(engine: Engine, coded: Table) -> Table:
    """Codes on contacts that took place: person, code, day, seen (1 by a doctor or a nurse), a row for each of them."""
    contacts, met = engine.table("contacts"), engine.table("contact_participants")
    own = contacts.select("delivery", "person", "status", event=contacts.contact, day=contacts.started_day)
    real = own.filter(own.status.isin(REAL_CONTACTS)).inner_join(coded, ["event", "delivery", "person"])
    real = real.select("event", "delivery", "person", "code", "day")
    who = met.filter(met.profession.isin(WHO_FOLLOWS_UP))
    joined = real.left_join(who.select("delivery", "profession", event=who.contact), ["event", "delivery"])
    return joined.select("person", "code", "day", seen=joined.profession.notnull().cast("int64"))


def _stays(engine: Engine, coded: Table) -> Table:
    """Codes on stays that took place, laid out as contacts are; a stay tells of the disease, not of follow-up."""
    stays = engine.table("stays")
    own = stays.select("delivery", "person", "status", event=stays.stay, day=stays.admitted_day)
    real = own.filter(own.status.isin(REAL_STAYS)).inner_join(coded, ["event", "delivery", "person"])
    return real.select("person", "code", "day", seen=constant(0, "int64"))


def reaching(events: Table, months: int) -> Table:
    """Spells of the months on whose first day an event lies in the last so many months: person, disease, first, end.

    events: person, disease, month, one row a month.
    """
    keys = ["person", "disease"]
    marked = events.mutate(earlier_month=events.month.lag().over(before(keys, ["month"])))
    fresh = or_else(marked.month > marked.earlier_month + months, constant(True, "boolean"))
    marked = marked.mutate(starts=fresh.cast("int64"))
    runs = marked.mutate(run=marked.starts.sum().over(so_far(keys, ["month"])))
    ends = runs.group_by([*keys, "run"]).aggregate(first=runs.month.min() + 1, end=runs.month.max() + 1 + months)
    return ends.select(*keys, "first", "end")


def spells(engine: Engine, plan: Plan) -> Mapping[str, Table]:
    """Spells with each disease, and with each followed up, by the names of the measures."""
    digest = plan.code_list(LIST).digest
    when = f"{digest}_{span(plan)}"
    months = engine.step(f"chronic_months_{when}", lambda: diagnosed(engine, plan))
    known = engine.step(f"chronic_known_{when}", lambda: reaching(months, KNOWN_WITHIN))
    seen = months.filter(months.seen == 1)
    followed = engine.step(f"chronic_followed_{when}", lambda: reaching(seen, FOLLOWED_WITHIN))
    names = (*DISEASES, ANY)
    return {
        **{name: known.filter(known.disease == name) for name in names},
        **{f"{name}{FOLLOWED}": followed.filter(followed.disease == name) for name in names},
    }


def codes_can_tell(engine: Engine) -> bool:
    """Whether any diagnosis comes in ICD-10 or KSH97-P, or there are no diagnoses: of other codes none is listed."""
    diagnoses = engine.table("diagnoses")
    counted = diagnoses.aggregate(rows=diagnoses.count(), readable=_of_system(diagnoses.system).sum())
    found = engine.to_arrow(counted).to_pylist()[0]
    return bool(found["readable"]) or not found["rows"]


INDICATORS = (Indicator(DEFINITION, stock(DEFINITION, spells, codes_can_tell)),)
