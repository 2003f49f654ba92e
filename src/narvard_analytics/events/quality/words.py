"""What a quality report says, in the languages of those who deliver."""

from collections.abc import Callable, Mapping
from typing import Literal

from narvard_analytics.events.quality.judging import MONTH
from narvard_analytics.events.quality.records import Concern, Kind, Quality

Language = Literal["sv", "nb", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "nb", "en")
SHARES = frozenset({Kind.FILL_FELL, Kind.CODES_MOVED, Kind.PROVIDER_MISSING, Kind.MANY_REJECTED})
"""Kinds whose figures are shares; those of the others are rows or days."""

CONCERNS: Mapping[Kind, Mapping[Language, str]] = {
    Kind.TABLE_LACKING: {
        "sv": "{table} saknas. Förra leveransen hade {before} rader.",
        "nb": "{table} mangler. Forrige leveranse hadde {before} rader.",
        "en": "{table} is lacking. The last delivery had {before} rows.",
    },
    Kind.ROWS_FELL: {
        "sv": "{table} har färre rader än förra gången: {now} mot {before}{a_month}.",
        "nb": "{table} har færre rader enn forrige gang: {now} mot {before}{a_month}.",
        "en": "{table} has fewer rows than last time: {now} against {before}{a_month}.",
    },
    Kind.ROWS_ROSE: {
        "sv": "{table} har fler rader än förra gången: {now} mot {before}{a_month}.",
        "nb": "{table} har flere rader enn forrige gang: {now} mot {before}{a_month}.",
        "en": "{table} has more rows than last time: {now} against {before}{a_month}.",
    },
    Kind.MONTH_EMPTY: {
        "sv": "{table} har inga rader i {code}. En vanlig månad har {before}.",
        "nb": "{table} har ingen rader i {code}. En vanlig måned har {before}.",
        "en": "{table} has no rows in {code}. A usual month has {before}.",
    },
    Kind.MONTH_LOW: {
        "sv": "{table} har få rader i {code}: {now}. En vanlig månad har {before}.",
        "nb": "{table} har få rader i {code}: {now}. En vanlig måned har {before}.",
        "en": "{table} has few rows in {code}: {now}. A usual month has {before}.",
    },
    Kind.FILL_FELL: {
        "sv": "{table}: kolumnen {column} är ifylld i {now} av raderna, mot {before} förra gången.",
        "nb": "{table}: kolonnen {column} er fylt ut i {now} av radene, mot {before} forrige gang.",
        "en": "{table}: the column {column} is filled in {now} of the rows, against {before} last time.",
    },
    Kind.CODES_MOVED: {
        "sv": "{table}: koden {code} i {column} står för {now} av raderna, mot {before} förra gången.",
        "nb": "{table}: koden {code} i {column} står for {now} av radene, mot {before} forrige gang.",
        "en": "{table}: the code {code} in {column} stands for {now} of the rows, against {before} last time.",
    },
    Kind.PROVIDER_MISSING: {
        "sv": "{table}: {now} av raderna säger inte vem som gav vården.",
        "nb": "{table}: {now} av radene sier ikke hvem som ga helsehjelpen.",
        "en": "{table}: {now} of the rows do not say who gave the care.",
    },
    Kind.ENDS_EARLY: {
        "sv": "{table} slutar {code}, {now} dagar innan leveransen gör det.",
        "nb": "{table} slutter {code}, {now} dager før leveransen gjør det.",
        "en": "{table} ends on {code}, {now} days before the delivery does.",
    },
    Kind.DELIVERED_LATE: {
        "sv": "Leveransen kom {now} dagar efter brytdatum.",
        "nb": "Leveransen kom {now} dager etter skjæringsdato.",
        "en": "The delivery came {now} days after its cut-off.",
    },
    Kind.MANY_REJECTED: {
        "sv": "{table}: {now} av raderna utelämnades på grund av fel.",
        "nb": "{table}: {now} av radene ble utelatt på grunn av feil.",
        "en": "{table}: {now} of the rows were left out because of errors.",
    },
}
REMEDIES: Mapping[Kind, Mapping[Language, str]] = {
    Kind.TABLE_LACKING: {
        "sv": "Leverera om med tabellen, eller tala om att den inte längre ska vara med.",
        "nb": "Lever på nytt med tabellen, eller si fra om at den ikke lenger skal være med.",
        "en": "Deliver again with the table, or say that it is no longer to be included.",
    },
    Kind.ROWS_FELL: {
        "sv": "Kontrollera om uttaget är avgränsat på samma sätt som förra gången.",
        "nb": "Kontroller om uttrekket er avgrenset på samme måte som forrige gang.",
        "en": "Check whether the export is limited in the same way as last time.",
    },
    Kind.ROWS_ROSE: {
        "sv": "Kontrollera om något har kommit med två gånger, eller om en ny verksamhet har tillkommit.",
        "nb": "Kontroller om noe er kommet med to ganger, eller om en ny virksomhet er kommet til.",
        "en": "Check whether something came in twice, or whether a new service was added.",
    },
    Kind.MONTH_EMPTY: {
        "sv": "Komplettera månaden, eller ange från när tabellen har registrerats.",
        "nb": "Suppler måneden, eller oppgi fra når tabellen er registrert.",
        "en": "Add the month, or state since when the table has been registered.",
    },
    Kind.MONTH_LOW: {
        "sv": "Kontrollera om hela månaden är med i uttaget.",
        "nb": "Kontroller om hele måneden er med i uttrekket.",
        "en": "Check whether the whole month is in the export.",
    },
    Kind.FILL_FELL: {
        "sv": "Kontrollera om kolumnen har bytt namn eller plats i källan.",
        "nb": "Kontroller om kolonnen har byttet navn eller plass i kilden.",
        "en": "Check whether the column has another name or place in the source.",
    },
    Kind.CODES_MOVED: {
        "sv": "Kontrollera om registreringen har ändrats, eller om översättningen av koder har det.",
        "nb": "Kontroller om registreringen er endret, eller om oversettelsen av koder er det.",
        "en": "Check whether registration has changed, or the translation of codes.",
    },
    Kind.PROVIDER_MISSING: {
        "sv": "Ta med vem som gav vården (contact_participants). Utan det kan kontinuitet inte mätas.",
        "nb": "Ta med hvem som ga helsehjelpen (contact_participants). Uten det kan kontinuitet ikke måles.",
        "en": "Include who gave the care (contact_participants). Without that continuity cannot be measured.",
    },
    Kind.ENDS_EARLY: {
        "sv": "Kontrollera om de sista veckorna har kommit med.",
        "nb": "Kontroller om de siste ukene er kommet med.",
        "en": "Check whether the last weeks were included.",
    },
    Kind.DELIVERED_LATE: {
        "sv": "Inget behöver göras nu. Leverera tidigare nästa gång, om det går.",
        "nb": "Ingenting må gjøres nå. Lever tidligere neste gang, om det går.",
        "en": "Nothing needs to be done now. Deliver earlier next time, if possible.",
    },
    Kind.MANY_REJECTED: {
        "sv": "Se skälen nedan, rätta i källan och leverera om.",
        "nb": "Se grunnene nedenfor, rett i kilden og lever på nytt.",
        "en": "See the reasons below, correct them at the source and deliver again.",
    },
}
A_MONTH: Mapping[Language, str] = {"sv": " i månaden", "nb": " i måneden", "en": " a month"}
NO_CONCERN: Mapping[bool, Mapping[Language, str]] = {
    True: {
        "sv": "Leveransen ser ut som väntat. Inget skiljer sig märkbart från den förra.",
        "nb": "Leveransen ser ut som ventet. Ingenting skiller seg merkbart fra den forrige.",
        "en": "The delivery looks as expected. Nothing differs markedly from the last one.",
    },
    False: {
        "sv": "Leveransen ser ut som väntat. Det finns ingen tidigare leverans att jämföra med.",
        "nb": "Leveransen ser ut som ventet. Det finnes ingen tidligere leveranse å sammenligne med.",
        "en": "The delivery looks as expected. There is no earlier delivery to compare with.",
    },
}
SOME_CONCERNS: Mapping[Language, tuple[str, str]] = {
    "sv": (
        "En sak är värd att se över innan siffrorna används.",
        "{count} saker är värda att se över innan siffrorna används.",
    ),
    "nb": ("Én ting er verdt å se på før tallene brukes.", "{count} ting er verdt å se på før tallene brukes."),
    "en": (
        "One thing is worth a look before the figures are used.",
        "{count} things are worth a look before the figures are used.",
    ),
}


def summary(quality: Quality, language: Language) -> str:
    """The report in one sentence."""
    count = len(quality.concerns)
    if not count:
        return NO_CONCERN[quality.before is not None][language]
    one, several = SOME_CONCERNS[language]
    return one if count == 1 else several.format(count=count)


def sentence(concern: Concern, language: Language, label: Callable[[str], str] = str) -> str:
    """What a concern is about; `label` gives a table's name as the reader knows it."""
    shown = share if concern.kind in SHARES else whole
    return CONCERNS[concern.kind][language].format(
        table=label(concern.table),
        column=concern.column,
        code=concern.code,
        now=shown(concern.now, language),
        before=shown(concern.before, language),
        a_month=A_MONTH[language] if concern.code == MONTH else "",
    )


def remedy(concern: Concern, language: Language) -> str:
    """What whoever delivers can do about a concern."""
    return REMEDIES[concern.kind][language]


def share(value: float, language: Language) -> str:
    """A share in per cent, with the language's own signs.

    >>> share(0.125, "sv"), share(0.125, "en")
    ('12,5 %', '12.5%')
    """
    text = f"{100 * value:.1f}"
    return f"{text}%" if language == "en" else f"{text.replace('.', ',')} %"


def whole(value: float, language: Language) -> str:
    """A count with a space between thousands, and a comma in English."""
    return f"{value:,.0f}".replace(",", "," if language == "en" else "\u00a0")
