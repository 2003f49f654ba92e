"""What a table of codes is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LEFT_OUT = "!"
"""Before a reason: what has such a code is left out, and the report says why."""
AS_IT_STANDS = "="
"""A code without a counterpart stays what it is."""


@dataclass(frozen=True)
class CodeMap:
    """A table of codes.

    A key is `system|code`, `|code` in any system, or `~words` for a display or text in small letters; the first coding
    that has a counterpart decides. `beginnings` are the same for codes that begin with the key. A code without a
    counterpart becomes `otherwise`, by default nothing. `certainty` is the mark of the domain rules: [A] read in the
    specification, [C] own knowledge not read again, [D] a judgement to verify before real use.
    """

    doc: str
    source: str
    certainty: str
    codes: Mapping[str, str] = field(default_factory=dict)
    beginnings: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = ""


def words(**counterparts: str) -> dict[str, str]:
    """Keys for texts: each counterpart with the words for it, separated by commas."""
    return {f"~{word.strip()}": code for code, texts in counterparts.items() for word in texts.split(",")}


def own(codes: str) -> dict[str, str]:
    """Keys for the event store's own codes, separated by spaces, in any system."""
    return {f"|{code}": code for code in codes.split()}
