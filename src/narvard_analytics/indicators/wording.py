"""Sentences and measures that several definitions share."""

from narvard_analytics.indicators.definition import Direction, Kind, Measure, Text
from narvard_analytics.results import IntervalMethod

RESIDENCE_THAT_DAY = Text(
    sv="Folkbokföringskommun och målgrupper på mätdagen, oavsett var vården ges.",
    nb="Registrert bostedskommune og målgrupper på måledagen, uansett hvor helsehjelpen gis.",
    en="Municipality of registered residence and target groups on the day, wherever care is given.",
)
RESIDENCE_AT_EVENT = Text(
    sv="Folkbokföringskommun och målgrupper den dag händelsen sker, oavsett var vården ges.",
    nb="Registrert bostedskommune og målgrupper den dagen hendelsen skjer, uansett hvor helsehjelpen gis.",
    en="Municipality of registered residence and target groups on the day of the event, wherever care is given.",
)
RESIDENCE_LAST_DAY = Text(
    sv="Folkbokföringskommun och målgrupper fönstrets sista dag.",
    nb="Registrert bostedskommune og målgrupper vinduets siste dag.",
    en="Municipality of registered residence and target groups on the window's last day.",
)
MONTH_OF_EVENT = Text(
    sv="Månad, kvartal eller år då händelsen sker.",
    nb="Måned, kvartal eller år da hendelsen skjer.",
    en="Month, quarter or year in which the event takes place.",
)
MONTH_OF_DISCHARGE = Text(
    sv="Månad, kvartal eller år då personen skrivs ut.",
    nb="Måned, kvartal eller år da personen skrives ut.",
    en="Month, quarter or year of the discharge.",
)
MONTH_OF_ADMISSION = Text(
    sv="Månad, kvartal eller år då personen skrivs in.",
    nb="Måned, kvartal eller år da personen legges inn.",
    en="Month, quarter or year of the admission.",
)
MONTH_OF_DEATH = Text(
    sv="Månad, kvartal eller år för dödsfallet.",
    nb="Måned, kvartal eller år for dødsfallet.",
    en="Month, quarter or year of the death.",
)
RESIDENCE_BEFORE_DEATH = Text(
    sv="Folkbokföringskommun och målgrupper dagen före dödsfallet, oavsett var vården ges.",
    nb="Registrert bostedskommune og målgrupper dagen før dødsfallet, uansett hvor helsehjelpen gis.",
    en="Municipality of registered residence and target groups on the day before the death, wherever care is given.",
)
STAYS_THAT_DID_NOT_COUNT = Text(
    sv="Inskrivningar som ställdes in eller registrerades fel, och vård som enligt lagen är öppen vård.",
    nb="Innleggelser som ble avlyst eller feilregistrert, og behandling som etter loven er poliklinisk.",
    en="Admissions cancelled or entered in error, and care that in law is open care.",
)
PERSON_YEARS = Text(
    sv="Personår: folkbokförda i åldern den första dagen i varje månad, gånger månadens del av årets dagar.",
    nb="Personår: registrerte innbyggere i alderen den første i hver måned, ganger månedens del av årets dager.",
    en="Person-years: residents of the ages on each month’s first day, times the month’s part of the year’s days.",
)
ALL_AGES = Text(sv="Alla åldrar.", nb="Alle aldre.", en="All ages.")
MISSING_PROVIDER = Measure(
    id="missing_provider",
    name=Text(
        sv="Andel besök utan registrerad yrkesutövare",
        nb="Andel besøk uten registrert helsepersonell",
        en="Share of visits without a recorded professional",
    ),
    kind=Kind.PROPORTION,
    unit="share",
    interval=IntervalMethod.WILSON,
    direction=Direction.LOW_IS_GOOD,
)
"""How much the figures beside it cannot see: such a visit may have been with a physician or not."""
