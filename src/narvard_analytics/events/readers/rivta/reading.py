"""Care contacts become contacts and stays, care plans become plans."""

import gzip
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from narvard_analytics.events.findings import Problem, harmless
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.pseudonyms.identity import ImpossibleIdentityNumber
from narvard_analytics.events.readers.rivta.codes import (
    CONTACT_KIND,
    CONTACT_STATUS,
    IDENTITY_TYPES,
    LEFT_OUT,
    NO_COUNTERPART,
    PLAN_KIND,
    STAY_STATUS,
    STAY_TYPE,
)
from narvard_analytics.events.readers.rivta.messages import MessageNotRead, Part, records
from narvard_analytics.events.readers.text_files import Progress, open_bytes
from narvard_analytics.events.staging import Staging, Value

DAY, MOMENT = 8, 14
"""Digits of YYYYMMDD and YYYYMMDDhhmmss."""
MISTAKE = "entered_in_error"
PROFESSIONAL = "accountableHealthcareProfessional"


def read_rivta(files: Sequence[Path], staging: Staging, pseudonymiser: Pseudonymiser, progress: Progress) -> None:
    """Stage the answers in XML files. The line of a row is the number of its record in the file, from 1."""
    for file in files:
        reader = _Answers(file, staging, pseudonymiser)
        try:
            with open_bytes(file) as stream:
                for number, record in enumerate(records(stream), start=1):
                    reader.take(record, number)
        except MessageNotRead as error:
            staging.problem(Problem("", file.name, error.line, "", error.reason))
        except (EOFError, gzip.BadGzipFile, zlib.error):
            staging.problem(Problem("", file.name, 1, "", "truncated_file"))
        progress(file.stat().st_size)


def local_time(text: str | None) -> str | None:
    """A contract's time in ISO form, without an offset: it is local Swedish time. What is no such time stays.

    >>> local_time("20241027023000"), local_time("20240131"), local_time("2024")
    ('2024-10-27T02:30:00', '2024-01-31', '2024')
    """
    if text is None or not text.isdigit() or len(text) not in (DAY, MOMENT):
        return text
    day = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    return day if len(text) == DAY else f"{day}T{text[8:10]}:{text[10:12]}:{text[12:]}"


class _Answers:
    def __init__(self, file: Path, staging: Staging, pseudonymiser: Pseudonymiser) -> None:
        self.file = file.name
        self.staging = staging
        self.pseudonymiser = pseudonymiser

    def take(self, record: Part, line: int) -> None:
        self.staging.resources[record.name] = self.staging.resources.get(record.name, 0) + 1
        if record.name == "carePlan":
            self._plan(record.find("carePlanHeader"), record.find("carePlanBody"), line)
            return
        header, body = record.find("careContactHeader"), record.find("careContactBody")
        if body.code("careContactCode") == STAY_TYPE:
            self._stay(header, body, line)
        else:
            self._contact(header, body, line)

    def _contact(self, header: Part, body: Part, line: int) -> None:
        status = _counterpart(CONTACT_STATUS, body, header)
        values = {
            "contact": _id(header),
            "started_at": local_time(body.said("careContactTimePeriod/start")),
            "ended_at": local_time(body.said("careContactTimePeriod/end")),
            "kind": CONTACT_KIND.get(body.code("careContactCode")),
            **_places(header, body),
            "status": status,
        }
        self._add("contacts", header, line, "status", status, values)

    def _stay(self, header: Part, body: Part, line: int) -> None:
        status = _counterpart(STAY_STATUS, body, header)
        under_way = status in ("in_progress", "on_leave")
        values = {
            "stay": _id(header),
            "episode": _id(header),
            "admitted_at": local_time(body.said("careContactTimePeriod/start")),
            "discharged_at": None if under_way else local_time(body.said("careContactTimePeriod/end")),
            "form": "ward",
            "legal_form": "inpatient",
            **_places(header, body),
            "status": status,
        }
        self._add("stays", header, line, "status", status, values)

    def _plan(self, header: Part, body: Part, line: int) -> None:
        stated = body.code("typeOfCarePlan")
        kind = LEFT_OUT + MISTAKE if _nullified(header) else PLAN_KIND.get(stated, NO_COUNTERPART)
        made = local_time(header.said("documentTime") or header.said(f"{PROFESSIONAL}/authorTime"))
        values = {"plan": _id(header), "kind": kind, "from_date": made[:10] if made else None}
        self._add("plans", header, line, "kind", kind, values, harmless(stated))

    def _add(
        self,
        table: str,
        header: Part,
        line: int,
        column: str,
        code: str,
        values: Mapping[str, Value],
        example: str = "",
    ) -> None:
        """Add a row about the person of a header, or say why it is left out."""
        if code.startswith(LEFT_OUT):
            reason = code.removeprefix(LEFT_OUT)
            shown = example if code == NO_COUNTERPART else ""
            self.staging.problem(Problem(table, self.file, line, column, reason, example=shown))
            return
        person, reason = self._person(header)
        row = self.staging.add(table, self.file, line, {**values, "person": person}, _id(header))
        if reason:
            self.staging.problem(Problem(table, self.file, line, "person", reason, row=row))

    def _person(self, header: Part) -> tuple[bytes | None, str]:
        """The pseudonym, and what there is to say of it."""
        number, kind = header.said("patientId/id"), header.said("patientId/type") or ""
        if number is None:
            return None, ""
        if kind not in IDENTITY_TYPES:
            return self.pseudonymiser.of_local(f"{kind}|{number}"), "no_identity_number"
        try:
            return self.pseudonymiser.of(number), ""
        except ImpossibleIdentityNumber as error:
            return None, error.reason


def _counterpart(counterparts: Mapping[str, str], body: Part, header: Part) -> str:
    """The counterpart of the status, else the status itself, which the checks then find not to be a code."""
    if _nullified(header):
        return LEFT_OUT + MISTAKE
    stated = body.code("careContactStatus")
    return counterparts.get(stated, stated)


def _nullified(header: Part) -> bool:
    return header.said("nullified") in ("true", "1")


def _id(header: Part) -> str:
    """The document's id is its own only within its system."""
    parts = (header.said("sourceSystemHSAId") or header.said("sourceSystemHSAid"), header.said("documentId"))
    return ":".join(part for part in parts if part)


def _places(header: Part, body: Part) -> dict[str, Value]:
    """The unit that gave the care, else the care unit that wrote it down; and the caregiver."""
    written_at = header.said(f"{PROFESSIONAL}/healthcareProfessionalCareUnitHSAId")
    return {
        "unit": body.said("careContactOrgUnit/orgUnitHSAId") or written_at,
        "organization": header.said(f"{PROFESSIONAL}/healthcareProfessionalCareGiverHSAId"),
    }
