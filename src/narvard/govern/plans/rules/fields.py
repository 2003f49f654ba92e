"""Reading single values out of a document's rows, collecting what is wrong instead of stopping at the first fault."""

from collections.abc import Mapping
from datetime import date

from narvard.base.core.queries import PLACE, Problem, as_day, as_flag

Row = Mapping[str, object]


class Fields:
    """One row of a document: each method returns a usable value, or notes a problem and returns an empty one."""

    def __init__(self, row: Row, path: str, problems: list[Problem]) -> None:
        self._row = row
        self._problems = problems
        place, number = _place(row, path)
        self._place, self._number = place, number
        self._path = path

    def inner(self, row: Row, name: str) -> "Fields":
        """A row inside this one, reported to the same list."""
        return Fields(row, f"{self._path}.{name}" if self._path else name, self._problems)

    def note(self, code: str, column: str = "", value: object = "") -> None:
        """Note a problem with this row."""
        shown = "" if value is None else str(value)[:80]
        self._problems.append(Problem(code, self._place, self._number, column, shown))

    def rows(self, name: str) -> list[Row]:
        """The mappings listed under a name; what is no mapping is a problem."""
        value = self._row.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
            self.note("not_a_list", name, value)
            return []
        return list(value)

    def text(self, name: str, *, longest: int, required: bool = True) -> str:
        """A text of at most `longest` characters, without blanks around it."""
        value = self._row.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            if required:
                self.note("missing", name)
            return ""
        if isinstance(value, bool | list | Mapping):
            self.note("not_a_text", name, value)
            return ""
        text = str(value).strip()
        if len(text) > longest:
            self.note("too_long", name, text)
        return text[:longest]

    def day(self, name: str, *, required: bool = True) -> date | None:
        """A date, written as a date or as 2026-01-31."""
        value = self._row.get(name)
        if value in (None, ""):
            if required:
                self.note("missing", name)
            return None
        found = as_day(value)
        if found is None:
            self.note("not_a_date", name, value)
        return found

    def number(self, name: str, *, required: bool = True) -> float | None:
        """A finite number."""
        value = self._row.get(name)
        if value in (None, ""):
            if required:
                self.note("missing", name)
            return None
        found = _as_number(value)
        if found is None:
            self.note("not_a_number", name, value)
        return found

    def flag(self, name: str) -> bool:
        """Yes or no; no where nothing is written."""
        value = self._row.get(name)
        if value in (None, ""):
            return False
        found = as_flag(value)
        if found is None:
            self.note("not_yes_or_no", name, value)
        return bool(found)

    def code(self, name: str, codes: Mapping[str, str], *, required: bool = True) -> str:
        """The code for what is written, which may be the code or a name of it."""
        written = self.text(name, longest=200, required=required)
        if not written:
            return ""
        found = codes.get(written.casefold(), "")
        if not found:
            self.note("unknown_code", name, written)
        return found

    def codes(self, name: str, codes: Mapping[str, str]) -> tuple[str, ...]:
        """The codes of a list, or of a text divided by semicolons, each once."""
        value = self._row.get(name)
        written = value.split(";") if isinstance(value, str) else value
        if not isinstance(written, list) or not written:
            self.note("missing", name)
            return ()
        return tuple(dict.fromkeys(filter(None, (self._one(name, item, codes) for item in written))))

    def _one(self, name: str, item: object, codes: Mapping[str, str]) -> str:
        text = str(item).strip()
        found = codes.get(text.casefold(), "")
        if text and not found:
            self.note("unknown_code", name, text)
        return found


def _as_number(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    text = value.strip().replace(" ", "").replace("\u00a0", "").replace(",", ".") if isinstance(value, str) else value
    try:
        number = float(text)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return number if abs(number) < float("inf") else None


def _place(row: Row, path: str) -> tuple[str, int]:
    at = row.get(PLACE)
    if isinstance(at, list | tuple) and len(at) == 2 and isinstance(at[1], int):
        return str(at[0]), at[1]
    return path, 0
