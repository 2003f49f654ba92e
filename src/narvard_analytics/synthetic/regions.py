"""The regions that can be made up: Södra Älvsborg by hand, Skåne with levels drawn within the same limits."""

from collections.abc import Callable, Mapping
from functools import cache

from narvard_analytics.reference_data.population import Municipality, municipalities

from .places import Place, Profile
from .randomness import stream

BORAS, SKENE, ALINGSAS = range(3)
SODRA_ALVSBORG = {
    "1441": Profile(0.56, 0.63, 0.10, 0.05, 1.02, 0.85, 0.84, 0.92, 2.3, ALINGSAS),
    "1442": Profile(0.48, 0.59, 0.12, 0.09, 0.97, 0.92, 0.98, 1.00, 2.8, ALINGSAS),
    "1443": Profile(0.53, 0.63, 0.10, 0.06, 1.00, 0.90, 0.90, 0.96, 2.4, BORAS),
    "1452": Profile(0.50, 0.63, 0.10, 0.06, 0.95, 0.88, 0.98, 1.00, 2.7, BORAS),
    "1463": Profile(0.36, 0.47, 0.15, 0.12, 1.00, 1.00, 1.08, 1.03, 3.2, SKENE),
    "1465": Profile(0.40, 0.52, 0.16, 0.14, 0.93, 0.95, 1.12, 1.05, 3.5, BORAS),
    "1466": Profile(0.46, 0.58, 0.13, 0.09, 0.96, 0.90, 1.00, 1.00, 2.9, ALINGSAS),
    "1489": Profile(0.52, 0.60, 0.11, 0.07, 1.00, 1.06, 1.00, 0.98, 3.4, ALINGSAS),
    "1490": Profile(0.44, 0.54, 0.14, 0.11, 1.02, 1.10, 1.08, 1.04, 3.0, BORAS),
    "1491": Profile(0.58, 0.63, 0.09, 0.05, 0.98, 0.97, 0.93, 0.95, 2.2, BORAS),
}
# Hospitals of Skåne with the municipality they lie in, and the municipalities that each serves here (made up, by and
# large the nearest one).
SKANE_HOSPITALS = {
    "sus_malmo": ("1280", "1231 1233 1263 1280"),
    "sus_lund": ("1281", "1230 1261 1262 1266 1267 1281 1285"),
    "helsingborg": ("1283", "1260 1282 1283 1284"),
    "kristianstad": ("1290", "1256 1272 1290"),
    "hassleholm": ("1293", "1273 1275 1293"),
    "ystad": ("1286", "1265 1270 1286 1291"),
    "trelleborg": ("1287", "1264 1287"),
    "angelholm": ("1292", "1214 1257 1276 1277 1278 1292"),
}
LOWEST = Profile(0.36, 0.47, 0.09, 0.05, 0.93, 0.85, 0.84, 0.92, 2.2, 0)
HIGHEST = Profile(0.58, 0.63, 0.16, 0.14, 1.02, 1.10, 1.12, 1.05, 3.5, 0)


def _sodra_alvsborg() -> Place:
    found = municipalities("Södra Älvsborg")
    hospitals = ("sas_boras", "sas_skene", "alingsas_lasarett")
    profiles = tuple(SODRA_ALVSBORG[m.code] for m in found)
    return Place("sodra_alvsborg", "vgr", found, profiles, hospitals, ("1490", "1463", "1489"))


def _skane() -> Place:
    found = municipalities("Skåne")
    homes = tuple(home for home, _ in SKANE_HOSPITALS.values())
    profiles = tuple(_drawn(municipality) for municipality in found)
    return Place("skane", "region_skane", found, profiles, tuple(SKANE_HOSPITALS), homes)


def _drawn(municipality: Municipality) -> Profile:
    """A profile between the lowest and the highest levels, always the same for a municipality."""
    rng = stream(int(municipality.code), "profile")
    levels = {
        name: low + (getattr(HIGHEST, name) - low) * float(rng.random())
        for name, low in vars(LOWEST).items()
        if name != "hospital"
    }
    served = [municipality.code in served.split() for _, served in SKANE_HOSPITALS.values()]
    return Profile(**levels, hospital=served.index(True))


REGIONS: Mapping[str, Callable[[], Place]] = {"sodra_alvsborg": _sodra_alvsborg, "skane": _skane}


@cache
def place(name: str) -> Place:
    """The region of that id, one of REGIONS."""
    return REGIONS[name]()
