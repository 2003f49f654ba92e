"""What the state asks of those who take a grant: purposes, what must be carried out, what must be paid back.

Each regulation is dated and says where it was read and how sure that is. A change of law is a row more, and no row
changed.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Purpose:
    """One purpose of a grant. `always`: it must be carried out; otherwise only by those who are named for it."""

    number: int
    code: str
    always: bool = True


@dataclass(frozen=True)
class Regulation:
    """The terms of a grant. `valid_to` is the first day that no longer counts, None while in force.

    `joint_plan`: region and municipalities must say together who carries out which purpose. `own_funding`: the report
    must say how the grant changed what the municipality pays itself. `appeal`: whether a decision can be appealed.
    None is what has not been read in the regulation.
    """

    code: str
    purposes: tuple[Purpose, ...]
    joint_plan: bool
    own_funding: bool
    repayment: bool | None
    appeal: bool | None
    source: str
    certainty: str
    valid_from: date
    valid_to: date | None = None


# Förordning (2024:1253), 2 § and on: eight purposes; the first seven must all be carried out in the grant year.
CLOSE_CARE = Regulation(
    code="2024:1253",
    purposes=(
        Purpose(1, "continuity"),
        Purpose(2, "availability"),
        Purpose(3, "prevention"),
        Purpose(4, "rehabilitation"),
        Purpose(5, "person_centring"),
        Purpose(6, "cooperation"),
        Purpose(7, "staffing"),
        Purpose(8, "rural_primary_care", always=False),
    ),
    joint_plan=True,
    own_funding=False,
    repayment=True,
    appeal=False,
    source="SFS 2024:1253",
    certainty="A",
    valid_from=date(2025, 1, 1),
)
# Förordning (2023:609) on elderly care: asks how the grant affected the municipality's own funding. It stands from the
# year of its number, since the day it came into force has not been read.
ELDERLY_CARE = Regulation(
    code="2023:609",
    purposes=(),
    joint_plan=False,
    own_funding=True,
    repayment=None,
    appeal=None,
    source="SFS 2023:609",
    certainty="A",
    valid_from=date(2023, 1, 1),
)
NO_TERMS = Regulation("", (), False, False, None, None, "", "A", date.min)
"""The terms of a fund that no regulation speaks of: nothing is asked back by rule."""
REGULATIONS = (CLOSE_CARE, ELDERLY_CARE)
CODES = tuple(sorted({regulation.code for regulation in REGULATIONS}))


def regulation_on(code: str, day: date) -> Regulation | None:
    """The terms that are in force on a day under this code, or None."""
    found = (row for row in REGULATIONS if row.code == code and row.valid_from <= day)
    return next((row for row in found if row.valid_to is None or day < row.valid_to), None)
