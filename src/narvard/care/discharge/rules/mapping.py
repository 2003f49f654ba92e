"""From a line of another system's export to a step of a way home, as a mapping file says. Pure: no clock, no database.

No export of SAMSA, Lifecare SP or Mina planer has been read for this [X]: what their columns are called is in the
mapping file, and each collaboration writes its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from narvard.base.core.queries import PLACE, NoSuchTime, TimeTwice, instant
from narvard.care.discharge.rules.facts import Answer, End, Kind, Role

NEEDED = ("case", "number", "ward", "admitted_at")
TEXTS = ("case", "number", "given_name", "family_name", "sender", "assessment", "text", "municipality")
TIMES = ("admitted_at", "need_judged_at", "sent_at", "judged_at", "about_at")
CODED = MappingProxyType(
    {
        "ward": "unit",
        "from": "unit",
        "to": "unit",
        "other_ward": "unit",
        "step": "step",
        "answer": "answer",
        "discipline": "discipline",
        "needs": "need",
    }
)
COLUMNS = frozenset({*TEXTS, *TIMES, *CODED})
SEVERAL = frozenset({"to", "needs"})
KNOWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "step": frozenset(kind.value for kind in Kind) - {Kind.READY_JUDGEMENT, ""},
        "answer": frozenset({"", *(answer.value for answer in Answer), *(end.value for end in End)}),
        "discipline": frozenset({"", "somatic", "psychiatric"}),
        "need": frozenset(role.value for role in Role) - {Role.HOSPITAL},
    }
)
REPEATED = MappingProxyType({"first": 0, "second": 1, "refuse": None})


class MappingUnclear(ValueError):
    """The mapping file cannot be used; `code` says why and `value` where."""

    REASONS = {
        "not_a_mapping": "it is not a document with system and columns. Begin with the example.",
        "system_missing": "it does not name the system. Write it after `system`.",
        "column_missing": "a column that is needed is not named. Name the export's column for it.",
        "column_unknown": "it names a field that there is none of. Take it away, or correct its name.",
        "zone_unknown": "the time zone is not known. Write it as Europe/Stockholm.",
        "repeated_unknown": "repeated_hour is first, second or refuse. Write one of them.",
        "code_unknown": "it translates to a code that there is none of. Correct it.",
    }

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(f"The mapping file was not used, because {self.REASONS[code]} {value}".strip())
        self.code, self.value = code, value


@dataclass(frozen=True)
class ExportMapping:
    """How a system's export is read. `columns` is our field → their column, `codes` list → (their word → our code).

    `times` are formats as of strptime, tried in order; `repeated` says which of two the hour is that comes twice when
    summer time ends: 0, 1, or None to refuse it.
    """

    system: str
    columns: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    zone: ZoneInfo
    times: tuple[str, ...]
    delimiter: str
    encoding: str
    separator: str
    repeated: int | None


@dataclass(frozen=True)
class LineProblem:
    """What is wrong on a line (1 is the header): our field ("" the whole line), a code, and what stood there."""

    line: int
    field: str
    code: str
    value: str = ""


@dataclass(frozen=True)
class Line:
    """A line that was understood. `codes` hold one or several codes by field, `times` instants in UTC."""

    number: int
    texts: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]]
    times: Mapping[str, datetime]
    problems: tuple[LineProblem, ...] = field(default=())

    def code(self, name: str) -> str:
        """The one code of a field, "" where there is none."""
        return next(iter(self.codes.get(name, ())), "")


def read_mapping(document: Any) -> ExportMapping:
    """The mapping that a document says. Raises MappingUnclear."""
    if not isinstance(document, dict) or not isinstance(document.get("columns"), dict):
        raise MappingUnclear("not_a_mapping")
    columns = {str(name): str(column) for name, column in document["columns"].items() if name != PLACE}
    if not str(document.get("system") or "").strip():
        raise MappingUnclear("system_missing")
    if unknown := sorted(columns.keys() - COLUMNS):
        raise MappingUnclear("column_unknown", ", ".join(unknown))
    if lacking := [name for name in NEEDED if name not in columns]:
        raise MappingUnclear("column_missing", ", ".join(lacking))
    return ExportMapping(
        system=str(document["system"]).strip(),
        columns=columns,
        codes=_codes(document.get("codes")),
        zone=_zone(document.get("zone", "Europe/Stockholm")),
        times=tuple(str(form) for form in document.get("times", ["%Y-%m-%d %H:%M"])),
        delimiter=str(document.get("delimiter", ";"))[:1],
        encoding=str(document.get("encoding", "utf-8-sig")),
        separator=str(document.get("separator", ",")),
        repeated=_repeated(document.get("repeated_hour", "refuse")),
    )


def _zone(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise MappingUnclear("zone_unknown", str(name)) from error


def _repeated(name: object) -> int | None:
    if name not in REPEATED:
        raise MappingUnclear("repeated_unknown", str(name))
    return REPEATED[str(name)]


def _codes(document: object) -> dict[str, dict[str, str]]:
    lists = document if isinstance(document, dict) else {}
    found = {
        str(name): {str(theirs).strip(): str(ours or "") for theirs, ours in words.items() if theirs != PLACE}
        for name, words in lists.items()
        if isinstance(words, dict)
    }
    for name, words in found.items():
        wrong = sorted(set(words.values()) - KNOWN[name]) if name in KNOWN else []
        if wrong:
            raise MappingUnclear("code_unknown", f"{name}: {', '.join(wrong)}")
    return found


def read_line(mapping: ExportMapping, number: int, cells: Mapping[str, str]) -> Line:
    """A line of the export, with what is wrong in it."""
    given = {name: cells.get(column, "").strip() for name, column in mapping.columns.items()}
    problems: list[LineProblem] = []
    codes = {name: _coded(mapping, number, name, given[name], problems) for name in CODED if given.get(name)}
    times = {name: _time(mapping, number, name, given[name], problems) for name in TIMES if given.get(name)}
    needed = (*NEEDED, *(("sent_at", "from") if given.get("step") else ()))
    problems += [LineProblem(number, name, "missing") for name in needed if not given.get(name)]
    return Line(
        number=number,
        texts={name: given.get(name, "") for name in TEXTS},
        codes=codes,
        times={name: time for name, time in times.items() if time is not None},
        problems=tuple(problems),
    )


def _coded(mapping: ExportMapping, number: int, name: str, value: str, problems: list[LineProblem]) -> tuple[str, ...]:
    words = [word.strip() for word in value.split(mapping.separator)] if name in SEVERAL else [value]
    known = mapping.codes.get(CODED[name], {})
    problems += [LineProblem(number, name, "word_unknown", word) for word in words if word and word not in known]
    return tuple(known[word] for word in words if word in known and known[word])


def _time(mapping: ExportMapping, number: int, name: str, value: str, problems: list[LineProblem]) -> datetime | None:
    for form in mapping.times:
        try:
            local = datetime.strptime(value, form)  # noqa: DTZ007 - the zone follows
            return instant(local.date(), local.time(), mapping.zone, mapping.repeated)
        except NoSuchTime:
            problems.append(LineProblem(number, name, "time_never", value))
            return None
        except TimeTwice:
            problems.append(LineProblem(number, name, "time_twice", value))
            return None
        except ValueError:
            continue
    problems.append(LineProblem(number, name, "time_unclear", value))
    return None
