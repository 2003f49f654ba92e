"""Video contacts in primary care: a definition that works, to be changed into your own.

Change the texts, the rows and the measures; then the worked examples beside it, figures first and by hand. Run
`narvard indicators check --local FOLDER`, change the rule to see an example fail, and change it back.
"""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.visits import REAL_STATUSES
from narvard_analytics.indicators.wording import ALL_AGES, MONTH_OF_EVENT, RESIDENCE_AT_EVENT
from narvard_analytics.vocabulary import Table, constant, in_window

DEFINITION = Definition(
    id="local_video_contacts",
    version="1",
    valid_from=date(2026, 1, 1),
    name=Text(sv="Videobesök i primärvården", nb="Videokonsultasjoner i primærhelsetjenesten", en="Video contacts"),
    description=Text(
        sv="Andelen av primärvårdens kontakter som sker på video.",
        nb="Andelen av kontaktene i primærhelsetjenesten som skjer på video.",
        en="The share of contacts in primary care that take place on video.",
    ),
    numerator=Text(sv="Kontakter på video.", nb="Kontakter på video.", en="Contacts on video."),
    denominator=Text(
        sv="Alla genomförda kontakter i primärvården.",
        nb="Alle gjennomførte kontakter i primærhelsetjenesten.",
        en="All contacts in primary care that took place.",
    ),
    exclusions=(
        Text(
            sv="Kontakter där det inte är känt hur de skedde, och de som inte blev av.",
            nb="Kontakter der det ikke er kjent hvordan de skjedde, og de som ikke ble noe av.",
            en="Contacts of which it is not known how they took place, and those that did not take place.",
        ),
    ),
    periods=MONTH_OF_EVENT,
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        share("share", Text(sv="Andel på video", nb="Andel på video", en="Share on video"), "video", "contacts", HIGH),
    ),
    source=Text(sv="Lokalt mått", nb="Lokalt mål", en="Local measure"),
    certainty=Certainty.C,
    tables=("contacts", "residence"),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Contacts: person, day, contacts (1) and video (0 or 1)."""
    contacts = engine.table("contacts")
    counted = contacts.filter(
        (contacts.setting == "primary_care")
        & contacts.kind.notnull()
        & contacts.status.isin(REAL_STATUSES)
        & in_window(contacts.started_day, plan.start, plan.end)
    )
    return counted.select(
        "person",
        day=counted.started_day,
        contacts=constant(1, "int64"),
        video=(counted.kind == "video").cast("int64"),
    )


INDICATORS = (Indicator(DEFINITION, flow(DEFINITION, rows)),)
