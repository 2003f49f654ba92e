"""What can be done with a patient contract: write, end, confirm, say something of it, agree on times, and read it."""

from narvard.care.contracts.operations.agreeing import (
    AgreementNotSaved,
    confirm_agreement,
    end_agreement,
    remark,
    write_agreement,
)
from narvard.care.contracts.operations.bringing import Brought, Outcome, bring_times
from narvard.care.contracts.operations.choosing import (
    ChoiceNotSaved,
    NeedNotSent,
    ask_for_block,
    ask_for_plan,
    comment_on_plan,
    open_again,
    take_back,
    units_to_ask,
)
from narvard.care.contracts.operations.printing import print_contract, print_mine
from narvard.care.contracts.operations.reading import (
    read_choices,
    read_contract,
    read_list,
    read_mine,
    read_person,
    read_reads,
    read_time,
    read_to_write,
)
from narvard.care.contracts.operations.timing import TimeNotSaved, agree_time, change_time
from narvard.care.contracts.queries import AgreementNotFound, PersonNotSeen, TimeNotFound
from narvard.care.contracts.rules.texts import AgreementText, TimeText

__all__ = [
    "AgreementNotFound",
    "AgreementNotSaved",
    "AgreementText",
    "Brought",
    "ChoiceNotSaved",
    "NeedNotSent",
    "Outcome",
    "PersonNotSeen",
    "TimeNotFound",
    "TimeNotSaved",
    "TimeText",
    "agree_time",
    "ask_for_block",
    "ask_for_plan",
    "bring_times",
    "change_time",
    "comment_on_plan",
    "confirm_agreement",
    "end_agreement",
    "open_again",
    "print_contract",
    "print_mine",
    "read_choices",
    "read_contract",
    "read_list",
    "read_mine",
    "read_person",
    "read_reads",
    "read_time",
    "read_to_write",
    "remark",
    "take_back",
    "units_to_ask",
    "write_agreement",
]
