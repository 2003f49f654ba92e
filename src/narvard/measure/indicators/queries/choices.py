"""What the reader of an indicator's page chose, and the address that says so."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

WHOLE = "*"
"""The code of all municipalities together."""


@dataclass(frozen=True)
class Choice:
    """What the reader chose; empty texts stand for the page's own choice."""

    measure: str = ""
    municipality: str = ""
    target_group: str = ""
    period: str = ""
    sort: str = ""

    def address(self, **changed: str) -> str:
        """The query string of this choice with something changed; empty parts are left out."""
        chosen = {name: value for name, value in replace(self, **changed).__dict__.items() if value}
        return f"?{urlencode(chosen)}" if chosen else "?"
