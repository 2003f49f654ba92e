"""The controller's step, at home: identity numbers become pseudonyms with the controller's own key."""

import hmac
from datetime import date
from uuid import UUID

from narvard_analytics.events.pseudonyms.curve import COFACTOR, ELEMENT_BYTES, multiply, point_of
from narvard_analytics.events.pseudonyms.identity import Identity, normalise
from narvard_analytics.events.pseudonyms.keys import ControllerKey

PSEUDONYM_BYTES = 16


def pseudonym(key: ControllerKey, identity: Identity) -> bytes:
    """The 128-bit pseudonym of a person at this controller: HMAC-SHA256, truncated."""
    return hmac.digest(key.secret, _message(identity), "sha256")[:PSEUDONYM_BYTES]


def element(key: ControllerKey, identity: Identity) -> bytes:
    """What the linker turns into the collaboration's pseudonym; 32 bytes. About a millisecond each."""
    return multiply(COFACTOR * key.scalar, point_of(_message(identity))).to_bytes(ELEMENT_BYTES, "big")


class Pseudonymiser:
    """Turns what a source calls a person into a pseudonym, as it is read, so that nothing else is ever written.

    `on` is the day that decides the century of ten-digit numbers. With `keep_elements`, it remembers each person's
    element for the linker (bounded by the number of persons, not of events).
    """

    def __init__(self, key: ControllerKey, on: date | None = None, keep_elements: bool = False) -> None:
        self.key = key
        self.on = on
        self.keep_elements = keep_elements
        self.elements: dict[bytes, bytes] = {}

    def of(self, text: str) -> bytes:
        """The pseudonym for an identity number, a local id, or a pseudonym, which stays as it is.

        Raises ImpossibleIdentityNumber.
        """
        already = _uuid_bytes(text)
        if already is not None:
            return already
        return self.of_identity(normalise(text, self.on, self.key.controller))

    def of_local(self, text: str) -> bytes:
        """The pseudonym for an id that means something at this controller only, such as a resource id."""
        return self.of_identity(Identity("local", f"{self.key.controller}|{text}"))

    def of_identity(self, identity: Identity) -> bytes:
        """The pseudonym for an identity in its normal form."""
        made = pseudonym(self.key, identity)
        if self.keep_elements and made not in self.elements:
            self.elements[made] = element(self.key, identity)
        return made


def _message(identity: Identity) -> bytes:
    return f"{identity.kind}:{identity.number}".encode()


def _uuid_bytes(text: str) -> bytes | None:
    if len(text) != 36:
        return None
    try:
        return UUID(text).bytes
    except ValueError:
        return None
