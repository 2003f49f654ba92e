"""Bringing in ways home from another system's export: all of it or nothing, and the same file twice changes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor, Scope
from narvard.base.core.operations import take_turn
from narvard.base.organizations.queries import OrganizationRow
from narvard.care.discharge.models import Case, Notice
from narvard.care.discharge.operations.admitting import open_case
from narvard.care.discharge.operations.ending import discharge
from narvard.care.discharge.operations.refusing import NotSaved
from narvard.care.discharge.operations.sending import Message, send
from narvard.care.discharge.queries.exports import ExportUnreadable, Lines, lines_of
from narvard.care.discharge.queries.finding import CaseNotFound, seen_cases, units
from narvard.care.discharge.rules.contents import HOLDS, NOTHING
from narvard.care.discharge.rules.facts import Kind
from narvard.care.discharge.rules.mapping import Line, LineProblem, MappingUnclear, read_line, read_mapping
from narvard.care.patients.operations import NumberRefused, PersonNotRegistered, register_person

__all__ = ["Brought", "ExportUnreadable", "Lines", "MappingUnclear", "NotBrought", "bring_cases", "read_export"]
# What the one who brings in may do on behalf of the own organization's units, and only while bringing in.
STEPS = ("notify", "judge_ready", "answer", "call_to_sip", "plan", "read")
GRANTS: Mapping[str, Scope] = {
    **{f"discharge.{name}": Scope.ALL for name in STEPS},
    **dict.fromkeys(("organizations.read", "patients.register", "patients.read", "access.relate"), Scope.ALL),
}


class NotBrought(Exception):
    """Nothing was brought in; `problems` say what is wrong, line by line."""

    def __init__(self, problems: Sequence[LineProblem]) -> None:
        super().__init__(
            f"Nothing was brought in, because {len(problems)} things are wrong. Correct them, and try again."
        )
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Brought:
    """How many ways home were opened and notices written, how many notices were there already, and how many lines were
    left aside since another organization sent them: that organization brings its own.
    """

    opened: int
    written: int
    known: int
    left_aside: int


def read_export(mapping: Any, content: bytes) -> Lines:
    """The lines of an export, read as a mapping document says. Raises MappingUnclear, or ExportUnreadable."""
    chosen = read_mapping(mapping)
    return lines_of(content, delimiter=chosen.delimiter, encoding=chosen.encoding)


@transaction.atomic
def bring_cases(
    *, actor: Actor, now: datetime, mapping: Any, lines: Iterable[tuple[int, Mapping[str, str]]]
) -> Brought:
    """Bring in the lines of an export as a mapping document says. Raises MappingUnclear, or NotBrought.

    A case is written by its ward, a notice by the unit that sent it, each with its true time and marked as entered
    afterwards. Only what the actor's own organization sent is written.
    """
    actor.require("discharge.import")
    chosen = read_mapping(mapping)
    take_turn(f"discharge.bring.{actor.controller_id}")
    read = [read_line(chosen, number, cells) for number, cells in lines]
    problems = [problem for line in read for problem in line.problems]
    known = {row.code: row for row in units(actor).values()}
    problems += [
        LineProblem(line.number, name, "unit_unknown", code)
        for line in read
        for name in ("ward", "from", "to", "other_ward")
        for code in line.codes.get(name, ())
        if code not in known
    ]
    if problems:
        raise NotBrought(problems)
    counted = _Bringing(actor, now, chosen.system, known)
    for case_lines in _by_case(read).values():
        counted.bring(case_lines)
    if counted.problems:
        raise NotBrought(counted.problems)
    result = Brought(counted.opened, counted.written, counted.known_before, counted.left_aside)
    _note(actor, now, chosen.system, result)
    return result


def _by_case(lines: Sequence[Line]) -> dict[str, list[Line]]:
    cases: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        cases[line.texts["case"]].append(line)
    return cases


class _Bringing:
    """The work of one export: its cases one after another, with what has been counted and what went wrong."""

    def __init__(self, actor: Actor, now: datetime, system: str, known: Mapping[str, OrganizationRow]) -> None:
        self.actor, self.now, self.system, self.units = actor, now, system, known
        self.opened = self.written = self.known_before = self.left_aside = 0
        self.problems: list[LineProblem] = []

    def bring(self, lines: Sequence[Line]) -> None:
        """One case: it is opened where the ward is the own organization's, then each of its notices is written."""
        first = lines[0]
        submit = self._name("case", first.texts["case"])
        try:
            with transaction.atomic():
                case_id = self._opened(first, submit)
        except (NotSaved, NumberRefused, PersonNotRegistered) as refused:
            self._problem(first, "number" if not isinstance(refused, NotSaved) else "", refused)
            return
        if case_id is None:
            self._without_case(lines)
            return
        for line, to in _sendings([line for line in lines if line.code("step")]):
            self._write(case_id, submit, line, to)

    def _opened(self, line: Line, submit: UUID) -> int | None:
        """The case's id: of the one that is there, or of a new one; None where it is for another hospital to open."""
        mine = Case.objects.filter(opened_by=submit, custodian=self.actor.controller_id)
        told = seen_cases(self.actor, self.now).filter(opened_by=submit)
        there = next((found.pk for rows in (mine, told) for found in rows), None)
        ward = self.units[line.code("ward")]
        if there or ward.controller_id != self.actor.controller_id:
            return there
        ours = self._as(ward)
        subject = register_person(
            actor=ours,
            now=self.now,
            number=line.texts["number"],
            given_name=line.texts["given_name"],
            family_name=line.texts["family_name"],
        )
        case_id = open_case(
            actor=ours,
            now=self.now,
            subject=subject,
            admitted_at=line.times["admitted_at"],
            discipline=line.code("discipline") or "somatic",
            needs=line.codes.get("needs", ()),
            need_judged_at=line.times.get("need_judged_at"),
            submit=submit,
        )
        self.opened += 1
        return case_id

    def _without_case(self, lines: Sequence[Line]) -> None:
        """Another hospital's case: nothing of it is ours, or it is to be brought in by the hospital first."""
        ours = [line for line in lines if self._is_own(line)]
        self.left_aside += 0 if ours else len(lines)
        if ours:
            self.problems.append(LineProblem(ours[0].number, "case", "case_unknown", ours[0].texts["case"]))

    def _is_own(self, line: Line) -> bool:
        sender = self.units.get(line.code("from"))
        return sender is not None and sender.controller_id == self.actor.controller_id

    def _write(self, case_id: int, submit: UUID, line: Line, to: Sequence[str]) -> None:
        if not self._is_own(line):
            self.left_aside += 1
            return
        sender = self.units[line.code("from")]
        message = self._message(submit, line, to)
        if Notice.objects.filter(sending=message.sending).exists():
            self.known_before += 1
            return
        try:
            with transaction.atomic():
                self._send(self._as(sender), case_id, line, message)
        except (NotSaved, CaseNotFound) as refused:
            self._problem(line, "step", refused)
        else:
            self.written += 1

    def _send(self, sender: Actor, case_id: int, line: Line, message: Message) -> None:
        same = {"actor": sender, "now": self.now, "case_id": case_id, "message": message}
        if message.kind != Kind.DISCHARGED:
            send(**same)
            return
        ward = self.units.get(line.code("other_ward"))
        discharge(**same, municipality=line.texts["municipality"], ward=ward.id if ward else None)

    def _message(self, submit: UUID, line: Line, to: Sequence[str]) -> Message:
        kind = Kind(line.code("step"))
        holds = HOLDS[self.actor.country].get(kind, NOTHING)
        named = next(iter((*holds.required, *holds.some, *holds.optional)), "text")
        return Message(
            kind=kind,
            sent_at=line.times["sent_at"],
            to=[self.units[code].id for code in to],
            judged_at=line.times.get("judged_at"),
            about_at=line.times.get("about_at"),
            answer=line.code("answer"),
            assessment=line.texts["assessment"],
            parts={named: line.texts["text"]} if line.texts["text"] else {},
            entered_afterwards=True,
            sender_name=line.texts["sender"],
            sending=self._name("step", str(submit), *_key(line), *sorted(to)),
        )

    def _as(self, unit: OrganizationRow) -> Actor:
        """The one who brings in, writing for a unit of the own organization."""
        return replace(
            self.actor,
            organization_id=unit.id,
            organization_code=unit.code,
            organization_name=unit.name,
            unit_kind=unit.kind,
            municipality=unit.municipality,
            grants=GRANTS,
        )

    def _name(self, *parts: str) -> UUID:
        """The same things have the same name each time, so that nothing is written twice."""
        return uuid5(NAMESPACE_URL, "\x1f".join((self.system, str(self.actor.collaboration), *parts)))

    def _problem(self, line: Line, name: str, refused: Exception) -> None:
        code = getattr(refused, "code", "case_unknown")
        self.problems.append(LineProblem(line.number, name, code, ""))


def _key(line: Line) -> tuple[str, ...]:
    return line.code("step"), line.code("from"), line.times["sent_at"].isoformat(), line.code("answer")


def _sendings(lines: Sequence[Line]) -> list[tuple[Line, tuple[str, ...]]]:
    """Lines of one notice to several receivers as one sending, in the order of time."""
    together: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines:
        together[_key(line)].append(line)
    sendings = [
        (group[0], tuple(sorted({code for line in group for code in line.codes.get("to", ())})))
        for group in together.values()
    ]
    return sorted(sendings, key=lambda found: (found[0].times["sent_at"], found[0].number))


def _note(actor: Actor, now: datetime, system: str, result: Brought) -> None:
    record(
        actor=actor,
        now=now,
        action="discharge.import",
        object_type="discharge.export",
        object_id=system,
        details={"opened": result.opened, "written": result.written, "left_aside": result.left_aside},
    )
