"""How names are found and put in order when the database knows nothing of å, ä and ö."""

import unicodedata

# The last letters of the Swedish and the Norwegian alphabets, each after z. Danish-Norwegian æ and ø stand where
# Swedish has ä and ö; å stands first in Swedish and last in Norwegian, and the Swedish order is used for both. They are
# spelled with letters only, since collations of PostgreSQL differ about signs and digits but not about these.
_AFTER_Z = {"å": "zzza", "ä": "zzzb", "æ": "zzzb", "ö": "zzzc", "ø": "zzzc"}
_SPELLED = {"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l"}


def _without_accents(text: str) -> str:
    spelled = "".join(_SPELLED.get(letter, letter) for letter in text)
    decomposed = unicodedata.normalize("NFKD", spelled)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def search_key(text: str) -> str:
    """The key a name is found by: lower case, no accents, single spaces ("Borås Stad" and "boras  stad" are one)."""
    bare = _without_accents(unicodedata.normalize("NFKC", text).casefold())
    return " ".join(unicodedata.normalize("NFKC", bare).casefold().split())


def sort_key(text: str) -> str:
    """The key a name is sorted by: lower case, with å, ä and ö after z in that order."""
    letters = unicodedata.normalize("NFC", text).casefold()
    placed = "".join(_AFTER_Z.get(letter, letter) for letter in letters)
    return " ".join(_without_accents(placed).split())
