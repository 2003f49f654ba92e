"""What is written of an agreement and of an agreed time, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date, datetime

from narvard.care.contracts.rules.times import KINDS


@dataclass(frozen=True)
class AgreementText:
    """What matters to the person in their own words, what care does, what the person does, and when to look again."""

    matters: str
    care_does: str
    i_do: str
    follow_up_on: date | None = None


@dataclass(frozen=True)
class TimeText:
    """An agreed time as it is written. `at` None: not booked, and then `ask_whom` says whom to ask."""

    what: str
    kind: str = "visit"
    at: datetime | None = None
    by: date | None = None
    place: str = ""
    with_whom: str = ""
    ask_whom: str = ""
    ask_how: str = ""


def wrong_agreement(text: AgreementText, today: date) -> str:
    """The code of what is wrong with it, "" where nothing is."""
    if not all(part.strip() for part in (text.matters, text.care_does, text.i_do)):
        return "text_missing"
    return "follow_up_gone" if text.follow_up_on and text.follow_up_on < today else ""


def wrong_time(text: TimeText, now: datetime, today: date) -> str:
    """The code of what is wrong with it, "" where nothing is."""
    if not text.what.strip() or text.kind not in KINDS:
        return "what_missing"
    if text.at is None and not text.ask_whom.strip():
        return "nobody_to_ask"
    if text.at and text.at < now:
        return "time_gone"
    return "by_gone" if text.at is None and text.by and text.by < today else ""
