"""What may be seen of a person's contract, composed from where each part stands."""

from narvard.care.contracts.queries.agreements import agreement, agreements_of
from narvard.care.contracts.queries.composing import Composed, compose
from narvard.care.contracts.queries.exporting import ExportedContract, exported_contracts
from narvard.care.contracts.queries.known import ground_to_know, require_known
from narvard.care.contracts.queries.mine import ChoicesPage, MyPage, choices_page, my_page, oneself
from narvard.care.contracts.queries.person import Act, Been, PersonPage, person_page
from narvard.care.contracts.queries.rows import (
    AgreementNotFound,
    AgreementRow,
    PersonNotSeen,
    RemarkRow,
    TimeNotFound,
    TimeRow,
)
from narvard.care.contracts.queries.times import agreed_time, times_of
from narvard.care.contracts.queries.unit import UnitPage, WaitingRow, start_lines, unit_page

__all__ = [
    "Act",
    "AgreementNotFound",
    "AgreementRow",
    "Been",
    "ChoicesPage",
    "Composed",
    "ExportedContract",
    "MyPage",
    "PersonNotSeen",
    "PersonPage",
    "RemarkRow",
    "TimeNotFound",
    "TimeRow",
    "UnitPage",
    "WaitingRow",
    "agreed_time",
    "agreement",
    "agreements_of",
    "choices_page",
    "compose",
    "exported_contracts",
    "ground_to_know",
    "my_page",
    "oneself",
    "person_page",
    "require_known",
    "start_lines",
    "times_of",
    "unit_page",
]
