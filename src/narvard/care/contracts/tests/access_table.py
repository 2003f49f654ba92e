"""Who may open which address of contracts; tests/test_access.py tries every row as every role."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from narvard.base.access.operations import relate, set_block
from narvard.base.core.actor import Actor, Scope
from narvard.base.organizations.queries import organizations
from narvard.care.contracts.operations import agree_time, write_agreement
from narvard.care.contracts.rules import AgreementText, TimeText
from narvard.care.patients.operations import RegisterRow, import_register

PROFESSIONALS = {
    "ward_nurse", "physician", "primary_care_nurse", "municipal_nurse", "care_manager", "social_worker", "unit_manager",
}  # fmt: skip
ASTRID = UUID("5e000001-0000-4000-8000-000000000001")
RIGHTS = (
    "organizations.read", "patients.import", "access.relate", "access.block", "access.consent", "contracts.compose",
    "contracts.read",
)  # fmt: skip
LOADER = Actor(
    user_id=0, name="made up", role="command_line", collaboration="sodra_alvsborg", country="SE",
    grants=dict.fromkeys(RIGHTS, Scope.ALL),
)  # fmt: skip
TEXT = AgreementText("Vara hemma", "Hemsjukvård varje dag", "Går till brevlådan")
# The unit that takes part in Astrid's care is the health centre; all others are as strangers to her.
STRANGERS = dict.fromkeys(PROFESSIONALS - {"primary_care_nurse", "unit_manager"}, 404)
AT_LINDEN = {"primary_care_nurse": {"organization": "vc_linden"}, "unit_manager": {"organization": "vc_linden"}}


def _linden(now: datetime) -> Actor:
    """The health centre, with Astrid among its patients."""
    rows = {row.code: row for row in organizations(LOADER)}
    unit = rows["vc_linden"]
    person = RegisterRow(
        number="194001010018", given_name="Astrid", family_name="Linde", municipality="1490", subject=ASTRID
    )
    import_register(actor=LOADER, now=now, holder=rows["vgr"].id, country="SE", rows=[person])
    relate(actor=LOADER, now=now, subject=ASTRID, unit=unit.id, kind="listed")
    return replace(
        LOADER, organization_id=unit.id, organization_code=unit.code, organization_name=unit.name,
        controller_id=unit.controller_id,
    )  # fmt: skip


def known(url: str) -> Callable[[datetime], str]:
    """The address, once Astrid is known to the health centre."""

    def address(now: datetime) -> str:
        _linden(now)
        return url

    return address


def agreed(url: str) -> Callable[[datetime], str]:
    """The address with the id of an agreement of the health centre with Astrid."""

    def address(now: datetime) -> str:
        made = write_agreement(actor=_linden(now), now=now, subject=ASTRID, text=TEXT, replaces=None, token=uuid4())
        return url.format(made)

    return address


def timed(now: datetime) -> str:
    """The address of a time that the health centre has agreed on with Astrid."""
    text = TimeText("Läkarbesök", at=now + timedelta(days=3000))
    return f"/person/times/{agree_time(actor=_linden(now), now=now, subject=ASTRID, text=text, token=uuid4())}/"


def blocked(now: datetime) -> str:
    """The address to open again what Astrid has blocked."""
    linden = _linden(now)
    made = set_block(actor=linden, now=now, subject=ASTRID, custodian=linden.controller_id, asked_by="Astrid Linde")
    return f"/my/choices/blocks/{made}/end/"


OF_LINDEN = {"allowed": PROFESSIONALS, "expected": STRANGERS, "people": AT_LINDEN}
OWN = {"allowed": {"resident"}}
POST = {"method": "post"}

ROWS = {
    "contracts:index": {"url": "/contracts/", "allowed": PROFESSIONALS},
    "contracts:person": {"url": known(f"/person/{ASTRID}/"), **OF_LINDEN},
    "contracts:contract": {"url": known(f"/person/{ASTRID}/contract/"), **OF_LINDEN},
    "contracts:paper": {"url": known(f"/person/{ASTRID}/contract/contract-sv.pdf"), **OF_LINDEN},
    "contracts:write": {"url": known(f"/person/{ASTRID}/contract/write/"), **OF_LINDEN},
    "contracts:new_time": {"url": known(f"/person/{ASTRID}/times/new/"), **OF_LINDEN},
    "contracts:time": {"url": timed, **OF_LINDEN},
    "contracts:end": {
        "url": agreed("/person/agreements/{}/end/"), **POST, "data": {"reason": "Har flyttat"}, **OF_LINDEN,
    },
    "contracts:mine": {"url": known("/my/"), **OWN},
    "contracts:my_paper": {"url": known("/my/page-sv.pdf"), **OWN},
    "contracts:confirm": {"url": agreed("/my/agreements/{}/confirm/"), **POST, **OWN},
    "contracts:remark": {
        "url": agreed("/my/agreements/{}/remark/"), **POST, "data": {"text": "Ja", "token": str(uuid4())}, **OWN,
    },
    "contracts:comment": {"url": "/my/plans/1/comment/", **POST, "allowed": set(), "expected": {"resident": 404}},
    "contracts:need": {
        "url": known("/my/need/"), **POST, "allowed": set(), "expected": {"resident": 422},
    },
    "contracts:reads": {"url": known("/my/reads/"), **OWN},
    "contracts:choices": {"url": known("/my/choices/"), **OWN},
    "contracts:withdraw": {"url": known("/my/choices/consents/1/withdraw/"), **POST, **OWN},
    "contracts:block": {"url": known("/my/choices/block/"), **POST, **OWN},
    "contracts:unblock": {"url": blocked, **POST, **OWN},
    "contracts:represented": {"url": known(f"/my/for/{ASTRID}/"), **OWN},
    "contracts:represented_paper": {"url": known(f"/my/for/{ASTRID}/page-sv.pdf"), **OWN},
}  # fmt: skip
