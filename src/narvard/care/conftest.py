"""Fixtures of the care wing: made-up persons of a population register, as many as a test asks for."""

from collections.abc import Callable
from datetime import date
from itertools import count
from uuid import UUID, uuid4

import pytest

from narvard.base.core.actor import command_line
from narvard.base.organizations.queries import organizations
from narvard.care.patients.operations import RegisterRow, import_register
from narvard.care.patients.queries import made_up_number

REGISTER = command_line("patients.import", "organizations.read", country="SE")


@pytest.fixture
def a_number() -> Callable[..., str]:
    """`a_number(born=date(1940, 1, 1), country="SE")`: a valid made-up number, another one each time."""
    places = count(1)
    return lambda born=date(1940, 1, 1), country="SE": made_up_number(next(places), born, country)


@pytest.fixture
def a_person(southern, now, a_number) -> Callable[..., UUID]:
    """`a_person(name="Astrid Linde", number="", municipality="1490", **more)`: a person in the population register.

    The register tells nothing about care, so nobody sees them by it. `born`, `country` and every field of RegisterRow
    may be given; the number is a valid one of a person born that day.
    """

    def person(name: str = "Astrid Linde", number: str = "", municipality: str = "1490", *, country: str = "SE",
               born: date = date(1940, 1, 1), holder: str = "vgr", **more: object) -> UUID:  # fmt: skip
        given, _space, family = name.rpartition(" ")
        ids = {row.code: row.id for row in organizations(REGISTER)}
        subject = more.pop("subject", None) or uuid4()
        row = RegisterRow(
            number=number or a_number(born, country),
            given_name=given or family,
            family_name=family if given else "",
            birth_date=None if number else born,
            municipality=municipality,
            subject=subject,
            **more,
        )
        import_register(actor=REGISTER, now=now, holder=ids[holder], country=country, rows=[row])
        return subject

    return person
