"""A section of a report: what it says, what it was made from, who owns it and whether it is ready."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from narvard.base.organizations.queries import MunicipalityRow, NamedRow
from narvard.base.papers.queries import Block, Grid, Text, kronor_text, number_text
from narvard.govern.reports.rules.inputs import Input
from narvard.govern.reports.rules.kinds import Kind
from narvard.govern.reports.rules.periods import Period

MOST_ROWS = 15
"""Rows of a table in the text; the whole table stands in the appendix."""


class ReportNotKnown(LookupError):
    """There is no such report: the kind, what it is about, or the language is not known."""

    def __init__(self, kind: str, key: str, language: str) -> None:
        super().__init__(
            f"There is no report {kind!r} about {key!r} in {language!r}. Choose one from the page of reports."
        )


@dataclass(frozen=True)
class Asked:
    """What is asked for: the kind, what it is about, in which language, and as of which day.

    With it come the collaboration's own words for places, target groups and goal areas, read once for all sections.
    """

    kind: Kind
    key: str
    period: Period
    language: str
    as_of: date
    collaboration: str = ""
    places: tuple[MunicipalityRow, ...] = ()
    groups: tuple[NamedRow, ...] = ()
    goals: tuple[NamedRow, ...] = ()

    def number(self, value: int) -> str:
        """A number in the language of the report."""
        return number_text(value, self.language)

    def named(self, code: str) -> str:
        """The name of a municipality, target group or goal area; the code where it is none of them."""
        return next((row.name for row in (*self.places, *self.groups, *self.goals) if row.code == code), code)

    def kronor(self, amount: int) -> str:
        """Money in the language of the report."""
        return kronor_text(amount, self.language)


@dataclass(frozen=True)
class Section:
    """A section. `state` is "ready", "waiting" or "empty", and `readiness` says it in words where there is more to say.

    `withheld` says what was left out to protect persons. `subject` is what the report is about, where it is no period.
    """

    code: str
    blocks: tuple[Block, ...]
    inputs: tuple[Input, ...] = ()
    state: str = "ready"
    readiness: str = ""
    sources: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    withheld: str = ""
    appendix: tuple[Grid, ...] = ()
    subject: str = ""

    @property
    def lead(self) -> str:
        """The sentence that answers."""
        return next((block.text for block in self.blocks if isinstance(block, Text) and block.kind == "lead"), "")


def nothing(code: str, said: str) -> Section:
    """A section that has nothing to tell, and says so in a sentence."""
    return Section(code, (Text(said, "lead"),), state="empty")


def the_rest(left: int) -> tuple[Text, ...]:
    """Where the rows stand that had no room in the text; nothing where all had."""
    if left <= 0:
        return ()
    said = ngettext("%(left)d more is in the data appendix.", "%(left)d more are in the data appendix.", left)
    return (Text(said % {"left": left}, "note"),)
