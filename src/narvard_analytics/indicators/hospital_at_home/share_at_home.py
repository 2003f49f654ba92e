"""The share of hospital care at home among the episodes that might have been given there."""

from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.diagnoses import codes_can_tell, main_diagnoses
from narvard_analytics.indicators.episodes import stays_of_any_form
from narvard_analytics.indicators.hospital_at_home.at_home import forms, forms_are_told
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import ALL_AGES, MONTH_OF_ADMISSION, RESIDENCE_AT_EVENT
from narvard_analytics.vocabulary import Table, constant, in_window, starts_with_any

LIST = "hospital_at_home_eligible"

DEFINITION = Definition(
    id="hospital_at_home",
    version="1",
    valid_from=date(2022, 1, 1),
    name=Text(sv="Sjukhusvård i hemmet", nb="Hjemmesykehus", en="Hospital care at home"),
    description=Text(
        sv="Hur stor del av den sjukhusvård som kan ges hemma som verkligen ges där. Jämförelsen görs med "
        "vårdtillfällen på avdelning för samma slags sjukdomar.",
        nb="Hvor stor del av sykehusbehandlingen som kan gis hjemme, som faktisk gis der. Det sammenlignes med opphold "
        "på avdeling for samme slags sykdommer.",
        en="What part of the hospital care that can be given at home is given there. It is compared with episodes on "
        "wards for the same kinds of illness.",
    ),
    numerator=Text(
        sv="Vårdtillfällen med sjukhusvård i hemmet, helt eller delvis.",
        nb="Opphold med hjemmesykehus, helt eller delvis.",
        en="Episodes with hospital care at home, in whole or in part.",
    ),
    denominator=Text(
        sv="De vårdtillfällena och vårdtillfällen på avdelning med en huvuddiagnos i den lokala listan.",
        nb="De oppholdene og opphold på avdeling med en hoveddiagnose i den lokale listen.",
        en="Those episodes, and episodes on wards with a main diagnosis on the local list.",
    ),
    exclusions=(
        Text(
            sv="Inskrivningar som ställdes in eller registrerades fel; vårdtillfällen på avdelning utan känd "
            "huvuddiagnos.",
            nb="Innleggelser som ble avlyst eller feilregistrert; opphold på avdeling uten kjent hoveddiagnose.",
            en="Admissions cancelled or entered in error; episodes on wards without a known main diagnosis.",
        ),
    ),
    periods=MONTH_OF_ADMISSION,
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(sv="Andel som vårdas hemma", nb="Andel som behandles hjemme", en="Share given at home"),
            "at_home",
            "possible",
            HIGH,
        ),
    ),
    source=Text(
        sv="Lokalt mått; listan över sjukdomar som kan vårdas hemma är ett förslag att byta mot er egen. Både den som "
        "är sluten och den som är öppen vård i lagen räknas",
        nb="Lokalt mål; listen over sykdommer som kan behandles hjemme, er et forslag som skal byttes mot deres egen",
        en="A local measure; the list of illnesses that can be cared for at home is a proposal, to be replaced by your "
        "own. Care at home counts whether it is inpatient or open care in law",
    ),
    certainty=Certainty.X,
    tables=("stays", "diagnoses", "residence"),
    code_lists=(LIST,),
    goal_areas=("closeness", "patient_focus"),
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Episodes that might have been at home: person, day of admission, possible (1), at_home (0 or 1)."""
    stays = stays_of_any_form(engine)
    coded = engine.step("main_diagnoses_of_any_form", lambda: main_diagnoses(engine, stays))
    began = coded.filter(in_window(coded.day, plan.start, plan.end)).inner_join(forms(engine), ["person", "number"])
    listed = starts_with_any(began.code, plan.code_list(LIST).codes()).fill_null(False)
    possible = began.filter(listed | (began.at_home == 1))
    return possible.select("person", "day", "at_home", possible=constant(1, "int64"))


def _told(engine: Engine) -> bool:
    return forms_are_told(engine) and codes_can_tell(engine)


INDICATOR = Indicator(DEFINITION, flow(DEFINITION, rows, _told))
