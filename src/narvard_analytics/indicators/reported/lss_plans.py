"""LSS plans followed up within the year: from the municipalities' own figures alone, behind the fence."""

from datetime import date

from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import by_year
from narvard_analytics.indicators.reported.aggregates import share_of_reported
from narvard_analytics.populations import MONTHS_A_YEAR

DEFINITION = Definition(
    id="lss_plan_followed_up",
    version="1",
    valid_from=date(2024, 1, 1),
    name=Text(
        sv="LSS-plan följd upp inom året", nb="LSS-plan fulgt opp innen året", en="LSS plan followed up within the year"
    ),
    description=Text(
        sv="Andelen individuella planer enligt LSS som har följts upp under året. Kommunen räknar själv och lämnar "
        "bara antal; inga uppgifter om enskilda personer används.",
        nb="Andelen individuelle planer etter den svenske loven LSS som er fulgt opp i løpet av året. Kommunen teller "
        "selv og leverer bare antall; ingen opplysninger om enkeltpersoner brukes.",
        en="The share of individual plans under LSS that were followed up during the year. The municipality counts for "
        "itself and delivers numbers only; nothing about single persons is used.",
    ),
    numerator=Text(
        sv="Planer i kraft som har följts upp under året.",
        nb="Planer i kraft som er fulgt opp i løpet av året.",
        en="Plans in force that were followed up during the year.",
    ),
    denominator=Text(
        sv="Planer i kraft under året, enligt kommunens egen räkning.",
        nb="Planer i kraft i løpet av året, etter kommunens egen telling.",
        en="Plans in force during the year, as the municipality counts them.",
    ),
    exclusions=(
        Text(
            sv="Siffror för annat än hela kalenderår, och för enskilda grupper utom målgruppen funktionsnedsättning. "
            "En siffra som kommunen hållit inne visas inte, och då inte heller summan.",
            nb="Tall for annet enn hele kalenderår, og for grupper utenom målgruppen funksjonsnedsettelse. Et tall som "
            "kommunen har holdt tilbake, vises ikke, og da heller ikke summen.",
            en="Figures of other periods than whole calendar years, and of groups other than the target group "
            "disability. A figure that the municipality has withheld is not shown, and then neither is the total.",
        ),
    ),
    periods=Text(
        sv="Kalenderår: lagen räknar i år, och siffran lämnas en gång om året.",
        nb="Kalenderår: loven regner i år, og tallet leveres én gang i året.",
        en="Calendar year: the act counts in years, and the figure is delivered once a year.",
    ),
    age=Text(
        sv="Alla åldrar med plan enligt LSS.", nb="Alle aldre med LSS-plan.", en="All ages with a plan under LSS."
    ),
    attribution=Text(
        sv="Den kommun som ansvarar för planen.",
        nb="Kommunen som har ansvaret for planen.",
        en="The municipality that is responsible for the plan.",
    ),
    time=Time.ANNUAL,
    measures=(
        share(
            "share",
            Text(sv="Andel uppföljda planer", nb="Andel planer fulgt opp", en="Share of plans followed up"),
            "lss_plan_followed_up",
            "lss_plan_followed_up",
            HIGH,
        ),
    ),
    source=Text(
        sv="LSS 10 §: planen ska omprövas fortlöpande och minst en gång om året; måttet är ett lokalt förslag",
        nb="Den svenske loven LSS § 10: planen skal vurderes på nytt løpende og minst én gang i året; målet er et "
        "lokalt forslag",
        en="LSS, section 10: the plan is to be reviewed continuously and at least once a year; the measure is a local "
        "proposal",
    ),
    certainty=Certainty.A,
    tables=("aggregates", "units", "residence"),
    goal_areas=("patient_focus", "security"),
    country="SE",
    legal_basis=Text(
        sv="Uppföljning enligt LSS 10 §. Kommunen räknar i sin egen verksamhet; hit kommer bara antal, så ingen "
        "sökning på insatser görs (patientdatalagen 2 kap. 8 §).",
        nb="Oppfølging etter den svenske loven LSS § 10. Kommunen teller i egen virksomhet; hit kommer bare antall, så "
        "det søkes ikke på tjenester (den svenske patientdatalagen 2 kap. 8 §).",
        en="Follow-up under LSS, section 10. The municipality counts in its own services; only numbers come here, so "
        "that nobody searches by intervention (2008:355, 2 kap. 8 §).",
    ),
    groups=("disability",),
)

INDICATORS = (
    Indicator(DEFINITION, share_of_reported(DEFINITION, months=MONTHS_A_YEAR, group="disability", laid_out=by_year)),
)
