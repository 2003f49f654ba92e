"""Protected identity: what each kind means for what may be shown. Its address is shown nowhere.

Sources: OSL 2009:400 22:1 and 1991:481 16 § (Sweden) [C]; folkeregisterloven § 10-4 (Norway) [C].
"""

from enum import StrEnum


class Protection(StrEnum):
    """How a person's identity is protected; the empty one is not."""

    NONE = ""
    MARKED = "marked"
    PROTECTED_REGISTRATION = "protected_registration"
    CONFIDENTIAL = "confidential"
    STRICTLY_CONFIDENTIAL = "strictly_confidential"


OF_COUNTRY = {
    "SE": (Protection.MARKED, Protection.PROTECTED_REGISTRATION),
    "NO": (Protection.CONFIDENTIAL, Protection.STRICTLY_CONFIDENTIAL),
}
# Sekretessmarkering, skyddad folkbokföring; "fortrolig" and "strengt fortrolig" address. The later ones weigh more.
WEIGHT = {kind: place for place, kind in enumerate(Protection)}


def heaviest(*kinds: str) -> Protection:
    """The one that goes when sources differ: whoever says that a person is protected is believed."""
    return max((Protection(kind) for kind in kinds), key=WEIGHT.__getitem__, default=Protection.NONE)


# Who forwards letters to one whose address is secret, with source and certainty [C]: Skatteverket, "Skyddade
# personuppgifter". Norway has no such service; the one who handles the case arranges it.
_FORWARDING = {
    Protection.MARKED: "Skatteverket, Förmedlingsuppdrag, Box 2820, 403 20 Göteborg",
    Protection.PROTECTED_REGISTRATION: "Skatteverket, Förmedlingsuppdrag, Box 2820, 403 20 Göteborg",
}
FORWARDING_CERTAINTY = "C"


def forwarding(kind: Protection) -> str:
    """Where a letter to a person with that protection is sent to be forwarded, "" where nobody does."""
    return _FORWARDING.get(kind, "")
