"""The linker's step: a controller's pseudonyms become the collaboration's, and the correspondence is forgotten."""

import hashlib
from collections.abc import Iterable, Iterator

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.pseudonyms.curve import ELEMENT_BYTES, PRIME, multiply
from narvard_analytics.events.pseudonyms.keys import LinkerKey

CONTEXT = b"narvard collaboration pseudonym 1"
PSEUDONYM_BYTES = 16


class NotRekeyed(AnalyticsError):
    """A delivery could not be given the collaboration's pseudonyms."""


def rekeyed(key: LinkerKey, controller: str, elements: Iterable[bytes]) -> Iterator[bytes]:
    """The collaboration's 128-bit pseudonyms for a controller's elements, in order. About a millisecond each.

    Raises NotRekeyed where the linker has no factor for the controller, or an element is none.
    """
    factor = key.factors.get(controller)
    if factor is None:
        raise NotRekeyed(
            f"The linker's key has no factor for {controller}, so its persons cannot be linked. Make keys for all"
            " controllers of the collaboration together (narvard events keys)."
        )
    for element in elements:
        yield _collaboration_pseudonym(factor, element)


def _collaboration_pseudonym(factor: int, element: bytes) -> bytes:
    x = int.from_bytes(element, "big")
    if len(element) != ELEMENT_BYTES or not 0 < x < PRIME:
        raise NotRekeyed(
            "The correspondence holds a value that no controller's key can have made. Ask the controller to run"
            " narvard events pseudonymise again."
        )
    point = multiply(factor, x).to_bytes(ELEMENT_BYTES, "big")
    return hashlib.sha256(CONTEXT + point).digest()[:PSEUDONYM_BYTES]
