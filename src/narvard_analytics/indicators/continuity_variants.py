"""What the variants of continuity say about themselves: all professions, and special housing for older people."""

from dataclasses import replace

from narvard_analytics.indicators.continuity_definition import DEFINITION
from narvard_analytics.indicators.definition import Certainty, Text
from narvard_analytics.indicators.special_housing import DWELLING, LEGAL_BASIS

ALL_PROFESSIONS = replace(
    DEFINITION,
    id="continuity_all",
    name=Text(
        sv="Kontinuitet i primärvården, alla yrken",
        nb="Kontinuitet i primærhelsetjenesten, alle yrker",
        en="Continuity in primary care, all professions",
    ),
    description=Text(
        sv="Hur samlade en persons besök i primärvården är till samma medarbetare under 18 månader, vilket yrke det än "
        "är. Medelvärde över personer med minst tre besök på den egna vårdcentralen.",
        nb="Hvor samlet en persons besøk i primærhelsetjenesten er hos samme ansatt gjennom 18 måneder, uansett yrke. "
        "Gjennomsnitt over personer med minst tre besøk ved eget legesenter.",
        en="How concentrated a person's visits in primary care are to one professional over 18 months, whatever the "
        "profession. The mean over persons with at least three visits at the unit they are listed with.",
    ),
    numerator=Text(
        sv="Summan av personernas index, räknade på besök hos alla yrken: COC = (Σn² − N) / (N(N − 1)), UPC = största "
        "n / N, SECON = andelen besök i följd hos samma medarbetare.",
        nb="Summen av personenes indeks, regnet på besøk hos alle yrker: COC = (Σn² − N) / (N(N − 1)), UPC = største "
        "n / N, SECON = andelen besøk etter hverandre hos samme ansatt.",
        en="The sum of the persons' indices over visits to all professions: COC = (Σn² − N) / (N(N − 1)), UPC = "
        "largest n / N, SECON = share of successive visits to one professional.",
    ),
    denominator=Text(
        sv="Personer som lever och är listade fönstrets sista dag och har minst tre besök på den enheten i fönstret.",
        nb="Personer som lever og er på liste vinduets siste dag, med minst tre besøk ved den enheten i vinduet.",
        en="Persons alive and listed on the window's last day with at least three visits at that unit in it.",
    ),
    exclusions=(
        Text(
            sv="Besök på andra enheter än den egna, telefon- och digitala kontakter, och besök där ingen är "
            "registrerad, vars andel redovisas.",
            nb="Besøk ved andre enheter enn egen, telefon- og digitale kontakter, og besøk der ingen er registrert; "
            "andelen av disse vises.",
            en="Visits at other units than one's own, telephone and digital contacts, and visits in which nobody is "
            "recorded, whose share is reported.",
        ),
    ),
    certainty=Certainty.C,
    source=Text(
        sv="Bice och Boxerman 1977; målet för alla kontakter i God och nära vård 2021, formeln som för läkare [C]",
        nb="Bice og Boxerman 1977; målet for alle kontakter i God och nära vård 2021, formelen som for leger [C]",
        en="Bice and Boxerman 1977; the goal for all contacts of God och nära vård 2021, formula as for physicians [C]",
    ),
    all_professions=True,
)

SABO = replace(
    DEFINITION,
    id="continuity_sabo",
    name=Text(
        sv="Läkarkontinuitet i särskilt boende",
        nb="Legekontinuitet i svensk heldøgns omsorgsbolig (SÄBO)",
        en="Continuity of physicians in special housing",
    ),
    description=Text(
        sv="Läkarkontinuiteten för dem som bor i särskilt boende för äldre fönstrets sista dag. De kan ha flyttat in "
        "under de 18 månaderna, och besöken innan räknas då med.",
        nb="Legekontinuiteten for dem som bor i heldøgns omsorgsbolig for eldre vinduets siste dag. De kan ha flyttet "
        "inn i løpet av de 18 månedene, og besøkene før det regnes da med.",
        en="The continuity of physicians of those who live in special housing for older people on the window's last "
        "day. They may have moved in within the 18 months; visits before that then count too.",
    ),
    denominator=Text(
        sv="Personer som lever, är listade och bor i särskilt boende för äldre med huvudsaklig vård där fönstrets "
        "sista dag, med minst tre läkarbesök på enheten i fönstret.",
        nb="Personer som lever, er på liste og bor i heldøgns omsorgsbolig for eldre med hovedsakelig helsehjelp der "
        "vinduets siste dag, med minst tre legebesøk ved enheten i vinduet.",
        en="Persons alive, listed and living in special housing for older people with their main health care there on "
        "the window's last day, with at least three physician visits at the unit in it.",
    ),
    source=Text(
        sv="God och nära vård 2021 ber om indexet utan att ange formel eller värde; vår beräkning [D]",
        nb="Den svenske avtalen God och nära vård 2021 ber om indeksen uten formel eller verdi; vår beregning [D]",
        en="The Swedish agreement God och nära vård 2021 asks for the index and gives no formula or value; ours [D]",
    ),
    certainty=Certainty.D,
    country="SE",
    legal_basis=LEGAL_BASIS,
    fenced=(DWELLING,),
    goal_areas=("continuity", "security"),
    groups=("multi_ill_elderly", "mental_ill_health", "disability", "end_of_life"),
)
