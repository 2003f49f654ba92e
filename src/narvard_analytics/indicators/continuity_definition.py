"""What the continuity indicator says about itself."""

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
from narvard_analytics.indicators.wording import ALL_AGES, MISSING_PROVIDER, RESIDENCE_LAST_DAY
from narvard_analytics.results import IntervalMethod


def _index(name: str, text: Text) -> Measure:
    return Measure(name, text, Kind.MEAN, "index", IntervalMethod.MEAN_T, Direction.HIGH_IS_GOOD)


def _share(name: str, text: Text) -> Measure:
    direction = Direction.LOW_IS_GOOD if name == "coc_none" else Direction.HIGH_IS_GOOD
    return Measure(name, text, Kind.PROPORTION, "share", IntervalMethod.WILSON, direction)


DEFINITION = Definition(
    id="continuity",
    version="1",
    valid_from=date(2019, 1, 1),
    name=Text(
        sv="Läkarkontinuitet i primärvården",
        nb="Legekontinuitet i primærhelsetjenesten",
        en="Continuity of physicians in primary care",
    ),
    description=Text(
        sv="Hur samlade en persons läkarbesök är till samma läkare under 18 månader; 1 är en enda läkare, 0 en ny "
        "läkare "
        "varje gång. Medelvärde över personer med minst tre besök på den egna vårdcentralen.",
        nb="Hvor samlet en persons legebesøk er hos samme lege gjennom 18 måneder; 1 er én lege, 0 en ny lege hver "
        "gang. "
        "Gjennomsnitt over personer med minst tre besøk ved eget legesenter.",
        en="How concentrated a person's physician visits are over 18 months; 1 is one physician, 0 a new one each "
        "time. "
        "The mean over persons with at least three visits at the unit they are listed with.",
    ),
    numerator=Text(
        sv="Summan av personernas index: COC = (Σn² − N) / (N(N − 1)), UPC = största n / N, SECON = andelen besök i "
        "följd "
        "hos samma läkare; n är besök hos en läkare och N alla läkarbesök.",
        nb="Summen av personenes indeks: COC = (Σn² − N) / (N(N − 1)), UPC = største n / N, SECON = andelen besøk "
        "etter "
        "hverandre hos samme lege; n er besøk hos én lege og N alle legebesøk.",
        en="The sum of the persons' indices: COC = (Σn² − N) / (N(N − 1)), UPC = largest n / N, SECON = share of "
        "successive visits to one physician; n is visits to a physician and N all physician visits.",
    ),
    denominator=Text(
        sv="Personer som lever och är listade fönstrets sista dag och har minst tre läkarbesök på den enheten i "
        "fönstret.",
        nb="Personer som lever og er på liste vinduets siste dag, med minst tre legebesøk ved den enheten i vinduet.",
        en="Persons alive and listed on the window's last day with at least three physician visits at that unit in it.",
    ),
    exclusions=(
        Text(
            sv="Besök på andra enheter än den egna, telefon- och digitala kontakter, och besök utan registrerad "
            "läkare, "
            "vars andel redovisas.",
            nb="Besøk ved andre enheter enn egen, telefon- og digitale kontakter, og besøk uten registrert lege; "
            "andelen av disse vises.",
            en="Visits at other units than one's own, telephone and digital contacts, and visits without a recorded "
            "professional, whose share is reported.",
        ),
    ),
    periods=Text(
        sv="Rullande 18 månader som slutar med månaden, kvartalet eller året.",
        nb="Rullerende 18 måneder som slutter med måneden, kvartalet eller året.",
        en="Rolling 18 months that end with the month, quarter or year.",
    ),
    age=ALL_AGES,
    attribution=RESIDENCE_LAST_DAY,
    time=Time.ROLLING,
    measures=(
        _index("coc", Text(sv="Kontinuitetsindex COC", nb="Kontinuitetsindeks COC", en="Continuity of care, COC")),
        _index(
            "upc",
            Text(sv="Andel hos vanligaste läkaren, UPC", nb="Andel hos vanligste lege, UPC", en="Usual provider, UPC"),
        ),
        _index(
            "secon",
            Text(
                sv="Samma läkare nästa gång, SECON", nb="Samme lege neste gang, SECON", en="Same physician next, SECON"
            ),
        ),
        MISSING_PROVIDER,
        _index(
            "herfindahl",
            Text(sv="Koncentration, Herfindahl", nb="Konsentrasjon, Herfindahl", en="Concentration, Herfindahl"),
        ),
        _index("mmci", Text(sv="Få olika, MMCI", nb="Få ulike, MMCI", en="Few providers for the visits, MMCI")),
        _share("coc_none", Text(sv="Andel med COC 0", nb="Andel med COC 0", en="Share with COC 0")),
        _share(
            "coc_half",
            Text(sv="Andel med COC minst 0,5", nb="Andel med COC minst 0,5", en="Share with COC at least 0.5"),
        ),
        _share("coc_one", Text(sv="Andel med COC 1", nb="Andel med COC 1", en="Share with COC 1")),
        Measure(
            "coc_by_visit",
            Text(
                sv="COC där varje person väger som sina besök",
                nb="COC der hver person veier som sine besøk",
                en="COC in which each person weighs as the visits",
            ),
            Kind.MEAN,
            "index",
            IntervalMethod.NONE,
            Direction.HIGH_IS_GOOD,
        ),
    ),
    source=Text(
        sv="Bice och Boxerman 1977, så som indexet används i Primärvårdskvalitet (SKR 2019)",
        nb="Bice og Boxerman 1977, slik indeksen brukes i Primärvårdskvalitet (SKR 2019)",
        en="Bice and Boxerman 1977, as the index is used in Primärvårdskvalitet (SKR 2019)",
    ),
    certainty=Certainty.B,
    tables=("contacts", "contact_participants", "listings", "residence"),
    uses_visits=True,
    companion="own_physician_visits",
    goal_areas=("continuity",),
)
