"""Identity numbers of Sweden and Norway: what each kind is, how it is read, and what is refused."""

from narvard.care.patients.rules.numbers.kinds import KINDS, NumberKind, kinds_of
from narvard.care.patients.rules.numbers.making import luhn, made_up_number, mod_11, reserve_number
from narvard.care.patients.rules.numbers.reading import IdentityNumber, NumberRefused, read_number, written

__all__ = [
    "KINDS",
    "IdentityNumber",
    "NumberKind",
    "NumberRefused",
    "kinds_of",
    "luhn",
    "made_up_number",
    "mod_11",
    "read_number",
    "reserve_number",
    "written",
]
