"""What the reader of an indicator's page chose, and the address that says so."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Self
from urllib.parse import urlencode

WHOLE = "*"
"""The code of all municipalities together."""

COMMON = "common"
"""The choice of one scale for all small curves; each has its own otherwise."""


@dataclass(frozen=True)
class Choices:
    """Parameters of an address; an empty text stands for the page's own choice."""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """The choice that an address makes; what it does not name is empty."""
        return cls(**{field.name: asked.get(field.name, "").strip() for field in fields(cls)})

    def address(self, **changed: str) -> str:
        """The query string of this choice with something changed; empty parts are left out."""
        chosen = {name: value for name, value in asdict(replace(self, **changed)).items() if value}
        return f"?{urlencode(chosen)}" if chosen else "?"


@dataclass(frozen=True)
class Choice(Choices):
    """What is chosen on an indicator's page. `unit` is a care unit, `scale` COMMON or empty."""

    measure: str = ""
    municipality: str = ""
    target_group: str = ""
    period: str = ""
    unit: str = ""
    scale: str = ""
    sort: str = ""

    @property
    def place(self) -> str:
        """The query string that takes the reader to another indicator of the same place and group."""
        return Choice(municipality=self.municipality, target_group=self.target_group).address()


@dataclass(frozen=True)
class Asked(Choices):
    """What is asked of the catalogue: words, a filter each, and an order."""

    q: str = ""
    goal_area: str = ""
    target_group: str = ""
    country: str = ""
    verified: str = ""
    sort: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it leaves any indicator out."""
        return self != Asked(sort=self.sort)
