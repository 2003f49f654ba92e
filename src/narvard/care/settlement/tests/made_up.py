"""Stays of people who do not exist."""

from collections.abc import Sequence
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID, uuid4

from narvard.base.core.queries import ZONES
from narvard.care.settlement.rules.facts import Residence, Stay, Step, StepKind
from narvard.care.settlement.rules.terms import LAWS, Rulebook, Terms

BORAS, MARK = "1490", "1463"
LAW_SE, LAW_NO = LAWS[0], LAWS[3]
SWEDEN = Rulebook("SE", MappingProxyType({}))
NORWAY = Rulebook("NO", MappingProxyType({}))


def at(text: str, country: str = "SE") -> datetime:
    """ "2025-09-01 12:00:01" on the clock of the country."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONES[country])


def step(kind: StepKind | str, text: str, municipality: str = "", country: str = "SE", **more: object) -> Step:
    """A step at a local time."""
    return Step(StepKind(kind), at(text, country), municipality, **more)


def stay(
    admitted: str,
    ready: str = "",
    ended: str = "",
    *,
    municipality: str = BORAS,
    admission: str | None = None,
    more: Sequence[Step] = (),
    country: str = "SE",
    subject: UUID | None = None,
    discipline: str = "somatic",
    **terms: object,
) -> Stay:
    """A stay with an admission notice as the person came (or at `admission`; "" never), then ready, then gone."""
    sent = admitted if admission is None else admission
    steps = [step("admission", sent, municipality, country)] if sent else []
    steps += [step("discharge_ready", ready, municipality, country)] if ready else []
    residence = Residence(date(2000, 1, 1), registered=municipality, staying=municipality)
    return Stay(
        uuid4(), subject or uuid4(), country, discipline, at(admitted, country), at(ended, country) if ended else None,
        terms.pop("residences", (residence,)), (*steps, *more), **terms,
    )  # fmt: skip


def book_of(*terms: Terms, municipality: str = BORAS, country: str = "SE") -> Rulebook:
    """A rulebook in which one municipality has these agreements."""
    keys = {(municipality, discipline) for row in terms for discipline in row.disciplines}
    return Rulebook(country, {key: tuple(row for row in terms if key[1] in row.disciplines) for key in keys})
