"""One event, one text, one hash: the same event always gives the same bytes."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

# What the first link points back to, since nothing stands before it.
BEGINNING = "0" * 64


class NotCanonical(TypeError):
    """A value in an event has no text of its own."""


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise NotCanonical(
                "A time without a zone cannot be logged, because it names no instant. Pass an aware one."
            )
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        raise NotCanonical("A float cannot be logged, because its text differs between machines. Pass text or an int.")
    raise NotCanonical(f"A {type(value).__name__} cannot be logged, because it has no text of its own. Pass text.")


def _without_floats(value: object) -> object:
    """json writes floats itself, without asking; so look for them first."""
    if isinstance(value, Mapping):
        return {str(key): _without_floats(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_floats(inner) for inner in value]
    return _plain(value) if isinstance(value, float | datetime | date) else value


def canonical(event: Mapping[str, object]) -> str:
    """The event as JSON with sorted keys, no spaces, UTF-8 as it is, and times in UTC to the microsecond.

    Raises NotCanonical for a float, a time without a zone, and any other value that JSON does not know.
    """
    return json.dumps(_without_floats(event), sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def digest_of(salt: str, text: str) -> str:
    """SHA-256 of a salted text, 64 hexadecimal characters.

    The salt keeps a culled text from being guessed back from its hash: few enough people and actions could be listed.
    """
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()


def link(sequence: int, previous: str, digest: str) -> str:
    """The hash that chains event `digest` as number `sequence` to the link `previous`."""
    return hashlib.sha256(f"{sequence}:{previous}:{digest}".encode()).hexdigest()
