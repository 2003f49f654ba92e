"""Specialised care's part of the guarantee: a visit, and treatment, within ninety days; child psychiatry by itself."""

from narvard_analytics.indicators.definition import Text
from narvard_analytics.indicators.guarantee.promise import promise

VISIT = promise(
    "specialist_90",
    id="specialist_visit_90",
    name=Text(
        sv="Besök i specialistvården inom 90 dagar",
        nb="Time i spesialisthelsetjenesten innen 90 dager",
        en="Visit in specialised care within 90 days",
    ),
    description=Text(
        sv="Av dem som remitterats eller sökt till specialistvården: hur stor andel som får ett första besök inom "
        "90 dagar.",
        nb="Av dem som er henvist eller har søkt til spesialisthelsetjenesten: hvor stor andel som får første time "
        "innen 90 dager.",
        en="Of those referred to specialised care, or who sought it: the share with a first visit within 90 days.",
    ),
    denominator=Text(
        sv="Väntan på ett första besök, räknat från remissen eller från att kontakten söktes.",
        nb="Ventetider til første time, regnet fra henvisningen eller fra kontakten ble søkt.",
        en="Waits for a first visit, counted from the referral or from when contact was sought.",
    ),
    goal_areas=("availability",),
)

TREATMENT = promise(
    "treatment_90",
    id="treatment_90",
    name=Text(
        sv="Behandling inom 90 dagar", nb="Behandling innen 90 dager", en="Treatment within 90 days of the decision"
    ),
    description=Text(
        sv="Av dem som fått beslut om en behandling: hur stor andel som får den inom 90 dagar.",
        nb="Av dem som har fått beslutning om en behandling: hvor stor andel som får den innen 90 dager.",
        en="Of those for whom a treatment is decided: the share who get it within 90 days.",
    ),
    denominator=Text(
        sv="Väntan på en beslutad behandling, räknat från beslutet.",
        nb="Ventetider til en besluttet behandling, regnet fra beslutningen.",
        en="Waits for a treatment, counted from the decision.",
    ),
    goal_areas=("availability", "security"),
)

CHILD_PSYCHIATRY = promise(
    "specialist_90",
    id="child_psychiatry_on_time",
    name=Text(
        sv="Första besök i barn- och ungdomspsykiatrin i tid",
        nb="Første time i barne- og ungdomspsykiatrien i tide",
        en="First visit in child psychiatry on time",
    ),
    description=Text(
        sv="Av barn och unga som väntar på ett första besök i barn- och ungdomspsykiatrin: hur stor andel som får det "
        "inom vårdgarantins tid.",
        nb="Av barn og unge som venter på første time i barne- og ungdomspsykiatrien: hvor stor andel som får den "
        "innenfor den svenske ventetidsgarantien.",
        en="Of children and young people who wait for a first visit in child psychiatry: the share who get it within "
        "the care guarantee.",
    ),
    denominator=Text(
        sv="Väntan på ett första besök i barn- och ungdomspsykiatrin.",
        nb="Ventetider til første time i barne- og ungdomspsykiatrien.",
        en="Waits for a first visit in child psychiatry.",
    ),
    age=Text(
        sv="Alla åldrar; verksamheten tar emot dem som är under 18 år.",
        nb="Alle aldre; tjenesten tar imot dem som er under 18 år.",
        en="All ages; the service receives those under 18.",
    ),
    goal_areas=("availability", "security"),
    disciplines=("child_psychiatry",),
    groups=("children_young", "mental_ill_health", "disability"),
)

INDICATORS = (VISIT, TREATMENT, CHILD_PSYCHIATRY)
