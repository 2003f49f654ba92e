"""Who may open which address of persons; tests/test_access.py tries every row as every role.

The person is written down at the medical ward, so that only who works there reaches them: everyone else who may read
persons at all gets the answer of one that is not there.
"""

from datetime import date
from uuid import UUID

from narvard.base.access.operations import give_consent, set_block
from narvard.care.patients.operations import (
    Agreed,
    Representation,
    add_representative,
    merge_persons,
    register_person,
)
from narvard.care.patients.tests.made_up import nurse_of

PROFESSIONALS = {
    "ward_nurse", "physician", "primary_care_nurse", "municipal_nurse", "care_manager", "social_worker",
    "unit_manager",
}  # fmt: skip
ON_THE_WARD = {role: {"organization": "sas_medicin"} for role in ("ward_nurse", "physician", "unit_manager")}
ELSEWHERE = dict.fromkeys(PROFESSIONALS - set(ON_THE_WARD), 404)


def _written(now, **more: object) -> tuple[object, UUID]:
    actor = nurse_of("sas_medicin")
    given = {"given_name": "Astrid", "family_name": "Linde", "birth_date": date(1940, 1, 1), **more}
    return actor, register_person(actor=actor, now=now, **given)


def one(path: str = ""):
    """The address of a person on the ward."""

    def address(now) -> str:
        return f"/persons/{_written(now)[1]}/{path}"

    return address


def end_of_relative(now) -> str:
    """The address that ends a relative."""
    actor, subject = _written(now)
    agreed = Agreed("oral", "Astrid Linde", now)
    who = Representation("relative", "Bo Linde", from_date=now.date(), agreed=agreed)
    row = add_representative(actor=actor, now=now, subject=subject, who=who)
    return f"/persons/{subject}/relatives/{row}/end/"


def end_of_consent(now) -> str:
    """The address that withdraws a consent."""
    actor, subject = _written(now)
    row = give_consent(
        actor=actor, now=now, subject=subject, scope="sip", to_whom="Borås", how="oral", given_by="A", given_at=now
    )
    return f"/persons/{subject}/consents/{row}/withdraw/"


def end_of_block(now) -> str:
    """The address that ends a block."""
    actor, subject = _written(now)
    row = set_block(actor=actor, now=now, subject=subject, custodian=actor.controller_id, asked_by="Astrid")
    return f"/persons/{subject}/blocks/{row}/end/"


def two(now) -> tuple[UUID, UUID]:
    """Two persons who may be the same."""
    return _written(now)[1], _written(now)[1]


def comparing(now) -> str:
    """The address that compares two."""
    first, second = two(now)
    return f"/persons/{first}/merge/{second}/"


def apart(now) -> str:
    """The address that takes two apart."""
    first, second = two(now)
    manager = nurse_of("sas_medicin", "unit_manager")
    merge = merge_persons(actor=manager, now=now, subject=first, other=second, reason="ID.")
    return f"/persons/{first}/merge/{merge}/apart/"


def _row(url, allowed=PROFESSIONALS, **more: object) -> dict:
    missing = {role: 404 for role in ELSEWHERE if role in allowed}
    return {"url": url, "allowed": allowed, "people": ON_THE_WARD, "expected": missing, **more}


MANAGER = {"unit_manager"}
ROWS = {
    "patients:index": {"url": "/persons/", "allowed": PROFESSIONALS},
    "patients:look_up": {"url": "/persons/look-up/", "allowed": PROFESSIONALS},
    "patients:take_up": {
        "url": "/persons/take-up/",
        "allowed": PROFESSIONALS,
        "method": "post",
        "data": {},
        "expected": dict.fromkeys(PROFESSIONALS, 422),
    },
    "patients:register": {"url": "/persons/register/", "allowed": PROFESSIONALS},
    "patients:person": _row(one()),
    **{
        f"patients:{name}": _row(one(path))
        for name, path in (
            ("change", "change/"),
            ("move", "move/"),
            ("municipality", "municipality/"),
            ("end_municipality", "municipality/end/"),
            ("number", "number/"),
            ("death", "death/"),
            ("lives", "lives/"),
            ("representative", "relatives/"),
            ("consent", "consents/"),
            ("block", "blocks/"),
        )
    },
    # A resident may note a consent or ask for a block, but on the pages of their own.
    "patients:end_representative": _row(end_of_relative),
    "patients:withdraw": _row(end_of_consent),
    "patients:end_block": _row(end_of_block),
    "patients:merge": _row(one("merge/"), MANAGER),
    "patients:compare": _row(comparing, MANAGER),
    "patients:unmerge": _row(apart, MANAGER),
}
