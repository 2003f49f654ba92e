"""A named care contact (fast vårdkontakt) appointed before the patient leaves hospital."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.episodes import episodes
from narvard_analytics.indicators.handover.notices import notices_of
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.readmission.following import alive
from narvard_analytics.indicators.telling import any_has
from narvard_analytics.indicators.wording import ALL_AGES, MONTH_OF_DISCHARGE, RESIDENCE_AT_EVENT
from narvard_analytics.vocabulary import Table, constant, in_window, standing

ROLE = "care_contact"

DEFINITION = Definition(
    id="care_contact_before_discharge",
    version="1",
    valid_from=date(2018, 1, 1),
    name=Text(
        sv="Fast vårdkontakt före utskrivningen",
        nb="Fast kontakt før utskrivning (Sverige)",
        en="Named care contact before the discharge",
    ),
    description=Text(
        sv="Hur många som har en namngiven fast vårdkontakt när de lämnar sjukhuset. Den öppna vården ska utse en så "
        "snart den har fått ett inskrivningsmeddelande, och en som redan finns får fortsätta.",
        nb="Hvor mange som har en navngitt fast kontakt når de forlater sykehuset. Primærhelsetjenesten skal utpeke en "
        "når den har fått melding om innleggelse, og en som allerede finnes, kan fortsette.",
        en="How many have a named care contact when they leave hospital. Open care appoints one when it has been told "
        "of the admission, and one who is already there may go on.",
    ),
    numerator=Text(
        sv="De utskrivningar då personen har en fast vårdkontakt, utsedd före utskrivningen.",
        nb="De utskrivningene der personen har en fast kontakt, utpekt før utskrivningen.",
        en="Those discharges at which the person has a named care contact, appointed before the discharge.",
    ),
    denominator=Text(
        sv="Utskrivningar i livet från vårdtillfällen som har ett inskrivningsmeddelande.",
        nb="Utskrivninger i live fra opphold som har en melding om innleggelse.",
        en="Discharges alive from episodes with an admission notice.",
    ),
    exclusions=(
        Text(
            sv="Vårdtillfällen utan inskrivningsmeddelande eller där personen avled; kontakter som har upphört. Vilken "
            "enhet som fick meddelandet frågas inte efter.",
            nb="Opphold uten melding om innleggelse eller der personen døde; kontakter som er avsluttet. Hvilken enhet "
            "som fikk meldingen, spørres det ikke etter.",
            en="Episodes without an admission notice, or in which the person died; contacts that have ended. Which "
            "unit got the notice is not asked.",
        ),
    ),
    periods=MONTH_OF_DISCHARGE,
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(
                sv="Andel med fast vårdkontakt vid utskrivningen",
                nb="Andel med fast kontakt ved utskrivning",
                en="Share with a named care contact at discharge",
            ),
            "with_contact",
            "discharges",
            HIGH,
        ),
    ),
    source=Text(
        sv="Lag (2017:612) 2 kap. 5 §",
        nb="Svensk lov 2017:612 kap. 2 § 5",
        en="Swedish act 2017:612, chapter 2, section 5",
    ),
    certainty=Certainty.A,
    tables=("stays", "notices", "named_contacts", "persons", "residence"),
    goal_areas=("continuity", "security"),
    country="SE",
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Discharges after an admission notice: person, day, discharges (1), with_contact (0 or 1)."""
    ended = episodes(engine).filter(lambda episode: in_window(episode.discharged_day, plan.start, plan.end))
    index = alive(engine, ended).semi_join(notices_of(engine, "admission"), ["person", "number"])
    index = index.select("person", "number", "discharged_at", day=index.discharged_day)
    appointed = _appointed(engine, index)
    told = index.left_join(appointed, ["person", "number"]).select(*index.columns, "contact")
    return told.select(
        "person", "day", discharges=constant(1, "int64"), with_contact=told.contact.fill_null(0).cast("int64")
    )


def _appointed(engine: Engine, index: Table) -> Table:
    """The discharges at which a contact held that was appointed before: person, number, contact (1)."""
    contacts = engine.table("named_contacts")
    held = standing(contacts.filter(contacts.role == ROLE)).select("person", "from_date", "to_date", "appointed_at")
    joined = index.inner_join(held, "person")
    in_time = joined.filter(
        (joined.from_date <= joined.day)
        & (joined.day < joined.to_date)
        & (joined.appointed_at < joined.discharged_at).fill_null(True)
    )
    return in_time.select("person", "number").distinct().mutate(contact=constant(1, "int64"))


INDICATOR = Indicator(DEFINITION, flow(DEFINITION, rows, any_has("named_contacts", "role", ROLE)))
