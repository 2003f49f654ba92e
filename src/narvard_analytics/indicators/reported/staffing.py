"""Vacant posts and hired staff, by the unit or municipality that reports them."""

from datetime import date

from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import LOW, share
from narvard_analytics.indicators.reported.aggregates import share_of_reported

DEFINITION = Definition(
    id="vacancies_agency",
    version="1",
    valid_from=date(2024, 1, 1),
    name=Text(
        sv="Vakanser och hyrpersonal", nb="Ubesatte stillinger og innleid personell", en="Vacancies and agency staff"
    ),
    description=Text(
        sv="Andelen av årsarbetarna som är vakanta eller bemannas med hyrpersonal. Siffran lämnas av den som har "
        "personalen och säger inget om enskilda patienter.",
        nb="Andelen av årsverkene som er ubesatt eller dekkes av innleid personell. Tallet leveres av den som har "
        "personalet, og sier ikke noe om enkelte pasienter.",
        en="The share of full-time posts that are vacant or staffed through agencies. It is delivered by whoever "
        "employs the staff and says nothing of single patients.",
    ),
    numerator=Text(
        sv="Vakanta årsarbetare och årsarbetare med hyrpersonal.",
        nb="Ubesatte årsverk og årsverk med innleid personell.",
        en="Full-time posts that are vacant, and those staffed through agencies.",
    ),
    denominator=Text(
        sv="Alla årsarbetare som verksamheten är planerad för.",
        nb="Alle årsverk som virksomheten er planlagt for.",
        en="All full-time posts that the services are planned for.",
    ),
    exclusions=(
        Text(
            sv="Siffror för annat än hela månader; månader som ingen har lämnat siffror för. Lämnas både enheter och "
            "en hel kommun räknas bara kommunen.",
            nb="Tall for annet enn hele måneder; måneder ingen har levert tall for. Leveres både enheter og en hel "
            "kommune, telles bare kommunen.",
            en="Figures of other periods than whole months; months that nobody has delivered figures for. Where both "
            "units and a whole municipality are delivered, only the municipality counts.",
        ),
    ),
    periods=Text(
        sv="Månad; kvartal och år är månaderna tillsammans.",
        nb="Måned; kvartal og år er månedene samlet.",
        en="Month; a quarter and a year are its months together.",
    ),
    age=Text(sv="Gäller personal.", nb="Gjelder personell.", en="It is about staff."),
    attribution=Text(
        sv="Den kommun som uppgiften gäller, annars kommunen där enheten ligger. Inga målgrupper.",
        nb="Kommunen som tallet gjelder, ellers kommunen der enheten ligger. Ingen målgrupper.",
        en="The municipality that the figure is about, or else that in which the unit lies. No target groups.",
    ),
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(sv="Andel vakanta och hyrda", nb="Andel ubesatte og innleide", en="Share vacant or hired"),
            "vacancies_agency",
            "vacancies_agency",
            LOW,
        ),
    ),
    source=Text(
        sv="Lokalt förslag efter Närvård Södra Dalarnas mål om bemanning; intervallet räknar årsarbetare som antal",
        nb="Lokalt forslag etter Närvård Södra Dalarnas mål om bemanning; intervallet regner årsverk som antall",
        en="Local proposal after the staffing goals of Närvård Södra Dalarna; the interval takes posts as numbers",
    ),
    certainty=Certainty.C,
    tables=("aggregates", "units", "residence"),
    stratifiers=("municipality", "unit"),
)

INDICATORS = (Indicator(DEFINITION, share_of_reported(DEFINITION, months=1)),)
