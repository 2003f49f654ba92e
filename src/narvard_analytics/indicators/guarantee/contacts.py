"""Primary care's part of the guarantee: contact the same day, and medical assessment within three days."""

from narvard_analytics.indicators.definition import Text
from narvard_analytics.indicators.guarantee.promise import promise

SAME_DAY = promise(
    "contact_0",
    id="same_day_contact",
    name=Text(sv="Kontakt samma dag", nb="Kontakt samme dag", en="Contact the same day"),
    description=Text(
        sv="Hur stor andel som får kontakt med primärvården samma dag som de söker den.",
        nb="Hvor stor andel som får kontakt med primærhelsetjenesten samme dag som de søker den.",
        en="The share who get in contact with primary care on the day they seek it.",
    ),
    denominator=Text(
        sv="Gånger någon sökt kontakt med primärvården, där dagen gick till ända eller kontakten togs.",
        nb="Ganger noen har søkt kontakt med primærhelsetjenesten, der dagen gikk til ende eller kontakten ble tatt.",
        en="Times somebody sought contact with primary care, where the day came to its end or contact was made.",
    ),
    goal_areas=("availability", "closeness", "security"),
)

ASSESSMENT = promise(
    "assessment_3",
    id="assessment_within_3_days",
    name=Text(
        sv="Medicinsk bedömning inom tre dagar",
        nb="Medisinsk vurdering innen tre dager",
        en="Medical assessment within three days",
    ),
    description=Text(
        sv="Av dem som behöver en medicinsk bedömning för nya eller försämrade besvär: hur stor andel som får den inom "
        "tre dagar. Läkare eller annan legitimerad personal i primärvården gör bedömningen.",
        nb="Av dem som trenger en medisinsk vurdering for nye eller forverrede plager: hvor stor andel som får den "
        "innen tre dager. Lege eller annet autorisert personell i primærhelsetjenesten gjør vurderingen.",
        en="Of those who need a medical assessment of a new or worsened problem: the share who get it within three "
        "days. A physician or other licensed professional in primary care makes it.",
    ),
    denominator=Text(
        sv="Kontakter där vårdgivaren såg behov av en bedömning som inte kunde göras direkt.",
        nb="Kontakter der helsetjenesten så behov for en vurdering som ikke kunne gjøres med en gang.",
        en="Contacts in which the provider saw a need for an assessment that could not be made at once.",
    ),
    goal_areas=("availability", "closeness"),
)

INDICATORS = (SAME_DAY, ASSESSMENT)
