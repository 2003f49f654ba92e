"""What can be done with persons."""

from narvard.care.patients.operations.blocking import block_data, open_data
from narvard.care.patients.operations.changing import Details, add_number, change_person, note_death, take_back_death
from narvard.care.patients.operations.importing import Imported, RegisterNotImported, RegisterRow, import_register
from narvard.care.patients.operations.merging import NotMerged, merge_persons, unmerge_persons
from narvard.care.patients.operations.moving import end_municipality, note_move, note_municipality
from narvard.care.patients.operations.notices import NoticeAddress, address_for_notice
from narvard.care.patients.operations.owning import PersonNotChanged
from narvard.care.patients.operations.reading import (
    PURPOSES,
    LookedUp,
    NotLookedUp,
    find_people,
    look_up,
    read_person,
    take_up,
)
from narvard.care.patients.operations.register_file import register_rows
from narvard.care.patients.operations.registering import Home, Particulars, PersonNotRegistered, register_person
from narvard.care.patients.operations.representing import (
    Agreed,
    Representation,
    add_representative,
    end_representative,
)
from narvard.care.patients.queries.pages import PersonPage, role_choices
from narvard.care.patients.queries.reach import PersonNotFound
from narvard.care.patients.rules.numbers import NumberRefused
from narvard.care.patients.rules.representation import NotRepresented

__all__ = [
    "PURPOSES",
    "Agreed",
    "Details",
    "Home",
    "Imported",
    "LookedUp",
    "NotLookedUp",
    "NotMerged",
    "NotRepresented",
    "NoticeAddress",
    "NumberRefused",
    "Particulars",
    "PersonNotChanged",
    "PersonNotFound",
    "PersonNotRegistered",
    "PersonPage",
    "RegisterNotImported",
    "RegisterRow",
    "Representation",
    "add_number",
    "add_representative",
    "address_for_notice",
    "block_data",
    "change_person",
    "end_municipality",
    "end_representative",
    "find_people",
    "import_register",
    "look_up",
    "merge_persons",
    "note_death",
    "note_move",
    "note_municipality",
    "open_data",
    "read_person",
    "register_person",
    "register_rows",
    "role_choices",
    "take_back_death",
    "take_up",
    "unmerge_persons",
]
