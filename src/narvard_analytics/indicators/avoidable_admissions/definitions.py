"""The definitions of avoidable inpatient care: the whole list, the oldest, chronic conditions, and the OECD's list."""

from dataclasses import replace
from datetime import date

from narvard_analytics.indicators.definition import (
    Certainty,
    Definition,
    Direction,
    Kind,
    Measure,
    Text,
    Time,
)
from narvard_analytics.indicators.wording import ALL_AGES, MONTH_OF_ADMISSION, RESIDENCE_AT_EVENT
from narvard_analytics.reference_data.standard_population import STANDARD_NAME
from narvard_analytics.results import IntervalMethod

LIST = "avoidable_admissions"
OECD_LIST = "avoidable_admissions_oecd"

ALL = Definition(
    id="avoidable_admissions",
    version="1",
    valid_from=date(2014, 1, 1),
    name=Text(sv="Undvikbar slutenvård", nb="Innleggelser som kunne vært unngått", en="Avoidable inpatient care"),
    description=Text(
        sv="Inskrivningar i sluten vård för tillstånd där god nära vård ofta kan förebygga dem, per 100 000 personår, "
        "åldersstandardiserat.",
        nb="Innleggelser for tilstander der god behandling nær hjemmet ofte kan forebygge dem, per 100 000 personår, "
        "aldersstandardisert.",
        en="Admissions for conditions in which good care near home can often prevent them, per 100 000 person-years, "
        "standardised for age.",
    ),
    numerator=Text(
        sv="Vårdtillfällen som börjar i perioden och vars huvuddiagnos finns i kodlistan; vårdtillfällen i följd "
        "räknas som ett, med den första kända huvuddiagnosen.",
        nb="Opphold som begynner i perioden og har hoveddiagnose i kodelisten; sammenhengende opphold regnes som ett, "
        "med den første kjente hoveddiagnosen.",
        en="Episodes that begin in the period with a main diagnosis on the code list; contiguous stays are one "
        "episode, with the first known main diagnosis.",
    ),
    denominator=Text(
        sv="Personår: folkbokförda den första dagen i varje månad, gånger månadens del av årets dagar; över ett helt "
        "år medelfolkmängden.",
        nb="Personår: registrerte innbyggere den første i hver måned, ganger månedens del av årets dager; over et helt "
        "år middelfolkemengden.",
        en="Person-years: residents on each month's first day, times the month's part of the year's days; over a whole "
        "year the mean population.",
    ),
    exclusions=(
        Text(
            sv="Akut bronkit räknas bara med kronisk lungsjukdom som bidiagnos, kärlkramp bara utan operation; "
            "personer med okänd ålder.",
            nb="Akutt bronkitt regnes bare med kronisk lungesykdom som bidiagnose, angina bare uten operasjon; "
            "personer med ukjent alder.",
            en="Acute bronchitis counts only with chronic lung disease as a secondary diagnosis, angina only without "
            "an operation; persons of unknown age.",
        ),
    ),
    periods=MONTH_OF_ADMISSION,
    age=ALL_AGES,
    attribution=RESIDENCE_AT_EVENT,
    time=Time.FLOW,
    measures=(
        Measure(
            id="standardised_rate",
            name=Text(
                sv="Per 100 000 personår, åldersstandardiserat",
                nb="Per 100 000 personår, aldersstandardisert",
                en="Per 100 000 person-years, standardised for age",
            ),
            kind=Kind.STANDARDISED_RATE,
            unit="per 100 000 person-years",
            interval=IntervalMethod.DOBSON_BYAR,
            direction=Direction.LOW_IS_GOOD,
            scale=100_000.0,
        ),
        Measure(
            id="crude_rate",
            name=Text(
                sv="Per 100 000 personår, ostandardiserat",
                nb="Per 100 000 personår, ikke standardisert",
                en="Per 100 000 person-years, crude",
            ),
            kind=Kind.RATE,
            unit="per 100 000 person-years",
            interval=IntervalMethod.EXACT_POISSON,
            direction=Direction.LOW_IS_GOOD,
            scale=100_000.0,
        ),
    ),
    source=Text(
        sv=f"Öppna jämförelser, rekonstruerad kodlista; standardbefolkning {STANDARD_NAME} (SCB, CC0)",
        nb=f"Öppna jämförelser, rekonstruert kodeliste; standardbefolkning {STANDARD_NAME} (SCB, CC0)",
        en=f"Öppna jämförelser, reconstructed code list; standard population {STANDARD_NAME} (SCB, CC0)",
    ),
    certainty=Certainty.D,
    tables=("stays", "diagnoses", "persons", "residence"),
    also_reads=("procedures",),
    code_lists=(LIST,),
    goal_areas=("closeness", "availability", "continuity"),
)

ELDERLY = replace(
    ALL,
    id="avoidable_admissions_65",
    name=Text(
        sv="Undvikbar slutenvård, 65 år och äldre",
        nb="Innleggelser som kunne vært unngått, 65 år og eldre",
        en="Avoidable inpatient care, 65 years and over",
    ),
    description=Text(
        sv="Undvikbar slutenvård bland invånare som fyllt 65 år. Åldersstandardiserat över åldrarna från 65 år.",
        nb="Innleggelser som kunne vært unngått, blant innbyggere som har fylt 65 år. Aldersstandardisert over "
        "alderen fra 65 år.",
        en="Avoidable inpatient care among residents aged 65 or more. Standardised over the ages from 65.",
    ),
    age=Text(
        sv="65 år och äldre på inskrivningsdagen; i befolkningen månadens första dag.",
        nb="65 år og eldre på innleggelsesdagen; i befolkningen månedens første dag.",
        en="65 and over on the day of admission; in the population on the month’s first day.",
    ),
    source=Text(
        sv="Samma rekonstruerade kodlista som för hela befolkningen; åldersgränsen som i Region Gävleborgs "
        f"redovisning; standardbefolkning {STANDARD_NAME} (SCB, CC0)",
        nb="Samme rekonstruerte kodeliste som for hele befolkningen; aldersgrensen som hos Region Gävleborg; "
        f"standardbefolkning {STANDARD_NAME} (SCB, CC0)",
        en="The same reconstructed code list as for the whole population; the age limit as in Region Gävleborg’s "
        f"figures; standard population {STANDARD_NAME} (SCB, CC0)",
    ),
    ages=(65, None),
)

CHRONIC = replace(
    ALL,
    id="avoidable_admissions_chronic",
    name=Text(
        sv="Påverkbar slutenvård vid kronisk sjukdom",
        nb="Påvirkbare innleggelser ved kronisk sykdom",
        en="Avoidable inpatient care in chronic disease",
    ),
    description=Text(
        sv="Inskrivningar för kroniska sjukdomar där god uppföljning nära hemmet ofta kan förebygga dem. Per 100 000 "
        "personår, åldersstandardiserat.",
        nb="Innleggelser for kroniske sykdommer der god oppfølging nær hjemmet ofte kan forebygge dem. Per 100 000 "
        "personår, aldersstandardisert.",
        en="Admissions for chronic diseases in which good follow-up near home can often prevent them. Per 100 000 "
        "person-years, standardised for age.",
    ),
    numerator=Text(
        sv="Vårdtillfällen som börjar i perioden och vars huvuddiagnos finns bland listans kroniska sjukdomar; "
        "vårdtillfällen i följd räknas som ett.",
        nb="Opphold som begynner i perioden og har hoveddiagnose blant listens kroniske sykdommer; sammenhengende "
        "opphold regnes som ett.",
        en="Episodes that begin in the period with a main diagnosis among the list’s chronic diseases; contiguous "
        "stays are one episode.",
    ),
    source=Text(
        sv="SKR:s mått påverkbar slutenvård; kodlistan är en rekonstruktion (den kroniska delen av undvikbar "
        f"slutenvård); standardbefolkning {STANDARD_NAME} (SCB, CC0)",
        nb="Den svenske indikatoren påverkbar slutenvård (SKR); kodelisten er en rekonstruksjon; standardbefolkning "
        f"{STANDARD_NAME} (SCB, CC0)",
        en="SALAR’s indicator påverkbar slutenvård; the code list is a reconstruction (the chronic part of avoidable "
        f"care); standard population {STANDARD_NAME} (SCB, CC0)",
    ),
)

OECD = replace(
    ALL,
    id="avoidable_admissions_oecd",
    valid_from=date(2015, 1, 1),
    name=Text(
        sv="Undvikbar slutenvård enligt OECD, 15 år och äldre",
        nb="Innleggelser som kunne vært unngått etter OECD, 15 år og eldre",
        en="Avoidable admissions by the OECD’s list, 15 years and over",
    ),
    description=Text(
        sv="Inskrivningar för astma, KOL, hjärtsvikt, högt blodtryck och diabetes bland invånare som fyllt 15 år. "
        "Listan används när länder jämförs.",
        nb="Innleggelser for astma, KOLS, hjertesvikt, høyt blodtrykk og diabetes blant innbyggere som har fylt 15 år. "
        "Listen brukes når land sammenlignes.",
        en="Admissions for asthma, COPD, heart failure, hypertension and diabetes among residents aged 15 or more. "
        "The list is used when countries are compared.",
    ),
    exclusions=(
        Text(
            sv="Personer med okänd ålder. OECD:s egna undantag, till exempel vid graviditet, är inte med.",
            nb="Personer med ukjent alder. OECDs egne unntak, for eksempel ved graviditet, er ikke med.",
            en="Persons of unknown age. The OECD’s own exceptions, for example in pregnancy, are not applied.",
        ),
    ),
    age=Text(
        sv="15 år och äldre på inskrivningsdagen; i befolkningen månadens första dag.",
        nb="15 år og eldre på innleggelsesdagen; i befolkningen månedens første dag.",
        en="15 and over on the day of admission; in the population on the month’s first day.",
    ),
    source=Text(
        sv="OECD Health Care Quality and Outcomes, kodlistan återgiven ur minnet; standardbefolkning "
        f"{STANDARD_NAME} (SCB, CC0), inte OECD:s egen",
        nb="OECD Health Care Quality and Outcomes, kodelisten gjengitt etter hukommelsen; standardbefolkning "
        f"{STANDARD_NAME} (SCB, CC0), ikke OECDs egen",
        en="OECD Health Care Quality and Outcomes, the code list given from memory; standard population "
        f"{STANDARD_NAME} (SCB, CC0), not the OECD’s own",
    ),
    certainty=Certainty.C,
    code_lists=(OECD_LIST,),
    ages=(15, None),
)
