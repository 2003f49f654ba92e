"""Who lives in special housing for older people (särskilt boende, SÄBO): behind the fence, for stated populations only.

That a person lives there tells of a social-service intervention (2008:355, 2 kap. 8 §). The periods are read to count
persons in the catalogue's own populations, and reach no filter, list or export.
"""

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.definition import Text
from narvard_analytics.vocabulary import Table, is_true, one_at_a_time

DWELLING = "residence.dwelling"
CARE_HOME = "special_elderly"

LEGAL_BASIS = Text(
    sv="Patientdatalagen (2008:355) 2 kap. 4 § p. 5 och 6: uppföljning och statistik. Boendet används bara för att "
    "avgränsa gruppen enligt överenskommelsens mål, aldrig för att söka eller visa personer (2 kap. 8 §).",
    nb="Den svenske pasientdataloven (2008:355) 2 kap. 4 § p. 5 og 6: oppfølging og statistikk. Boformen brukes bare "
    "til å avgrense gruppen etter avtalens mål, aldri til å søke etter eller vise personer (2 kap. 8 §).",
    en="The Swedish patient data act (2008:355), chapter 2, section 4, items 5 and 6: follow-up and statistics. The "
    "dwelling only delimits the group of the agreement's goal; it never finds or shows persons (section 8).",
)
WHO_LIVES_THERE = Text(
    sv="Folkbokförda invånare som lever och bor i särskilt boende för äldre på mätdagen, och har sin huvudsakliga vård "
    "där. Är det inte känt var vården ges räknas personen inte.",
    nb="Registrerte innbyggere som lever og bor i heldøgns omsorgsbolig for eldre på måledagen, og får sin "
    "hovedsakelige helsehjelp der. Er det ikke kjent hvor hjelpen gis, regnes personen ikke med.",
    en="Registered residents alive and living in special housing for older people on the day, whose main health care "
    "is given there. Where it is not known where care is given, the person is not counted.",
)


def care_home_residents(engine: Engine) -> Table:
    """Periods of life in special housing for older people with the main care there: person, from_date, to_date."""

    def build() -> Table:
        # A later registration ends the earlier one, as it does for the municipality (`attribution.homes`).
        homes = one_at_a_time(engine.table("residence"), "municipality")
        there = homes.filter((homes.dwelling == CARE_HOME) & is_true(homes.main_care_there))
        return there.select("person", "from_date", "to_date")

    return engine.step("care_home_residents", build)
