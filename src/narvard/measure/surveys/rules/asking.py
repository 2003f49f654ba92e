"""When a round can be answered, what an answer must hold, and how a link is recognised without being kept."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

TOKEN_BYTES = 16
"""128 bits: at a thousand guesses a second a link is not found within the age of the universe."""
TOKEN_LENGTH = 22
"""Letters of such a token, written in the alphabet of web addresses."""
LOWEST, HIGHEST = 1, 5
POSITIVE_FROM = 4
"""4 and 5 count as agreeing, as in the published patient surveys [C]."""
LONGEST_TEXT = 1000
MOST_LINKS = 2000
LANGUAGES = ("sv", "nb", "en")


class Stage(StrEnum):
    """Where a round is today."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class Fault(StrEnum):
    """What keeps an answer from being counted; pages say it in words."""

    NOTHING_ANSWERED = "nothing_answered"
    OUTSIDE_SCALE = "outside_scale"
    UNKNOWN_QUESTION = "unknown_question"
    TOO_LONG = "too_long"
    IDENTITY_NUMBER = "identity_number"


def stage(opens_on: date, closes_on: date, today: date) -> Stage:
    """The round's stage; it is open on the days [opens_on, closes_on)."""
    if today < opens_on:
        return Stage.PLANNED
    return Stage.OPEN if today < closes_on else Stage.CLOSED


def token_hash(token: str) -> str:
    """What is kept of a link's token. The token is random throughout, so nothing is won by salting or slowing it."""
    return hashlib.sha256(token.encode()).hexdigest()


def in_language(texts: Sequence[str], language: str) -> str:
    """The text in `language`, or else the first one that is written; `texts` stand as LANGUAGES do."""
    chosen = dict(zip(LANGUAGES, texts, strict=True)).get(language, "")
    return chosen or next((text for text in texts if text), "")


def faults(
    values: Mapping[str, int], texts: Mapping[str, str], scales: Sequence[str], free: Sequence[str]
) -> tuple[tuple[str, Fault], ...]:
    """What is wrong with an answer, as (question or "", fault); questions may be left out, but not all of them."""
    found = [(code, Fault.UNKNOWN_QUESTION) for code in values if code not in scales]
    found += [(code, Fault.UNKNOWN_QUESTION) for code in texts if code not in free]
    found += [(code, Fault.OUTSIDE_SCALE) for code, value in values.items() if not LOWEST <= value <= HIGHEST]
    found += [(code, Fault.TOO_LONG) for code, text in texts.items() if len(text) > LONGEST_TEXT]
    if not values and not any(text.strip() for text in texts.values()):
        found.append(("", Fault.NOTHING_ANSWERED))
    return tuple(found)
