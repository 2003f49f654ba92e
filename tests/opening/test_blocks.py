"""Blocks, consents and disclosures: who may, what is refused, and that the database refuses it as well."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from narvard.base.access import operations
from narvard.base.access.models import Block, BlockLift, LiftRequest, Opening
from narvard.base.core.actor import NotPermitted
from narvard.care.contracts.models import AgreedTime
from tests.opening.acting import DAY, block, consent

pytestmark = pytest.mark.django_db


def test_a_guardian_blocks_no_childs_data_and_opts_out_of_nothing_for_them(cast, now, ids):
    child = uuid4()
    for unit in (None, ids["boras_halsovard"]):
        with pytest.raises(operations.BlockNotChanged, match="parental care") as refused:
            block(cast, now, child, ids, unit=unit, as_guardian=True)
        assert refused.value.code == "guardian"
    assert not Block.objects.exists()


# who asks · about whom · at whom · what is answered
def test_who_may_block_what(cast, now, ids):
    resident = cast["resident"]
    refused = [
        ("not_own", {"actor": resident, "subject": uuid4()}),
        ("not_own", {"custodian": ids["sas"]}),
        ("unknown_unit", {"unit": ids["sas_medicin"]}),
        ("asked_by_missing", {"asked_by": "  "}),
    ]
    for code, changed in refused:
        with pytest.raises(operations.BlockNotChanged) as found:
            block(cast, now, **({"subject": uuid4(), "ids": ids} | changed))
        assert found.value.code == code
    assert block(cast, now, resident.subject, ids, actor=resident)
    assert Block.objects.count() == 1


def test_asking_twice_is_asking_once_and_the_person_ends_it(cast, now, ids, logged):
    resident = cast["resident"]
    first = block(cast, now, resident.subject, ids, actor=resident)
    assert block(cast, now, resident.subject, ids) == first
    operations.end_block(actor=resident, now=now + DAY, block_id=first, asked_by="Personen")
    assert [event.action for event in logged()[:2]] == ["access.end_block", "access.set_block"]
    with pytest.raises(operations.BlockNotChanged, match="ended already"):
        operations.end_block(actor=resident, now=now + DAY, block_id=first, asked_by="Personen")
    assert block(cast, now + DAY, resident.subject, ids) != first


def test_only_the_blockers_head_lifts_and_need_has_an_end(cast, now, ids):
    subject = uuid4()
    found = block(cast, now, subject, ids)
    lift = {"now": now, "block_id": found, "ground": "consent", "reason": "Personen vill"}
    with pytest.raises(NotPermitted):
        operations.lift_block(actor=cast["home"], **lift)
    for code, changed in [
        ("not_own", {"actor": cast["manager"]}),
        ("reason_missing", {"reason": " "}),
        ("need_ends", {"ground": "need"}),
        ("until_passed", {"until": now}),
    ]:
        with pytest.raises(operations.BlockNotChanged) as refused:
            operations.lift_block(**({"actor": cast["head"]} | lift | changed))
        assert refused.value.code == code
    operations.lift_block(actor=cast["head"], **lift)
    assert BlockLift.objects.get().ground == "consent"


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Block, {"asked_by": ""}),
        (Block, {"asked_by": "A", "to_at": timedelta(hours=1)}),
        (Block, {"asked_by": "A", "ended_by": "A"}),
        (Opening, {"reason": ""}),
        (Opening, {"reason": "a", "verdict": "fine"}),
        (Opening, {"reason": "a", "verdict": "ok"}),
        (Opening, {"reason": "a", "verdict": "breach", "judged_at": timedelta(0), "judged_by": "P"}),
        (LiftRequest, {"reason": "a", "state": "lifted"}),
        (LiftRequest, {"reason": ""}),
    ],
)
def test_the_database_refuses_what_must_not_be(now, ids, model, fields):
    where = {"subject": uuid4(), "custodian_id": ids["sas"]}
    needed = {
        Block: where | {"from_at": now, "set_by": "P"},
        Opening: where | {"unit_id": ids["sas"], "step": "unblocked", "opened_at": now, "by_user": 1, "by_name": "P"},
        LiftRequest: where | {"unit_id": ids["sas"], "concerned_id": ids["vgr"], "asked_at": now, "asked_by": "P"},
    }[model]
    given = {name: now + value if isinstance(value, timedelta) else value for name, value in fields.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**(needed | given))


def test_the_database_holds_one_standing_block_of_a_kind_and_one_waiting_request(now, ids):
    subject = uuid4()
    for unit in (None, ids["sas_medicin"]):
        same = {"subject": subject, "custodian_id": ids["sas"], "unit_id": unit, "asked_by": "A", "set_by": "B"}
        Block.objects.create(from_at=now, **same)
        with pytest.raises(IntegrityError), transaction.atomic():
            Block.objects.create(from_at=now, **same)
    same = {"subject": subject, "custodian_id": ids["sas"], "unit_id": ids["sas"], "concerned_id": ids["vgr"]}
    LiftRequest.objects.create(asked_at=now, reason="a", asked_by="B", **same)
    with pytest.raises(IntegrityError), transaction.atomic():
        LiftRequest.objects.create(asked_at=now, reason="a", asked_by="B", **same)


def test_who_consents_and_who_withdraws(cast, now):
    resident, other = cast["resident"], uuid4()
    with pytest.raises(operations.ConsentNotGiven, match="consents for themselves"):
        consent(resident, now, other)
    with pytest.raises(operations.ConsentNotGiven, match="to what"):
        consent(cast["nurse"], now, other, "anything")
    given = consent(cast["nurse"], now, resident.subject)
    with pytest.raises(operations.ConsentNotGiven, match="not there"):
        operations.withdraw_consent(actor=cast["home"], now=now, consent_id=given)
    operations.withdraw_consent(actor=resident, now=now, consent_id=given, how="muntligt")


# who discloses · on which ground · to whom · why not
def test_who_may_disclose_what(cast, now, ids, row):
    subject, nurse = uuid4(), cast["nurse"]
    kind = {"subject": subject, "kinds": [AgreedTime.GATE], "now": now}
    mine = ids["sas_medicin"]
    cases = [
        ("not_custodian", {"custodian": ids["boras_halsovard"], "ground": "secrecy_assessment", "to": [mine]}),
        ("not_custodian", {"custodian": ids["boras_halsovard"], "ground": "emergency", "to": [ids["boras_omsorg"]]}),
        ("relation_missing", {"custodian": ids["boras_halsovard"], "ground": "emergency", "to": [mine]}),
        ("not_to_persons", {"custodian": ids["sas"], "ground": "emergency_lifted", "persons": [uuid4()]}),
        ("ground_unknown", {"custodian": ids["sas"], "ground": "shared_care_no", "to": [mine]}),
        ("consent_missing", {"custodian": ids["sas"], "ground": "joint_plan", "to": [ids["boras_omsorg"]],
                             "consent_id": consent(nurse, now, subject)}),
    ]  # fmt: skip
    for code, told in cases:
        with pytest.raises(operations.NotDisclosed) as refused:
            operations.disclose_kind(actor=nurse, **kind, **told)
        assert refused.value.code == code
    with pytest.raises(operations.NotDisclosed):
        operations.disclose(
            actor=nurse, now=now, rows=[row("boras_halsovard", subject)], ground="secrecy_assessment", to=[mine]
        )
