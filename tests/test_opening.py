"""Blocks, coherent documentation and the steps of an emergency: what opens, for whom, how long, and what is refused."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from narvard.base.access import operations
from narvard.base.access.models import Block, BlockLift, CoherentParty, LiftRequest, Opening
from narvard.base.access.queries import existence, seen
from narvard.base.core.actor import NotPermitted
from narvard.base.organizations.queries import organizations
from narvard.care.contracts.models import AgreedTime

pytestmark = pytest.mark.django_db
DAY = timedelta(hours=24)


@pytest.fixture
def ids(southern, loader):
    return {row.code: row.id for row in organizations(loader)}


@pytest.fixture
def cast(actor_as):
    """The nurse of a ward, the physician there, the nurse at home, the head of that unit, a person and nobody else."""
    nurse = actor_as("ward_nurse", organization="sas_medicin")
    home = actor_as("municipal_nurse", organization="boras_halsovard")
    return {
        "nurse": nurse,
        "surgery": replace(nurse, organization_id=None, organization_code="sas_kirurgi"),
        "home": home,
        "head": replace(
            actor_as("unit_manager", organization="boras_omsorg"), organization_id=home.organization_id,
            organization_code="boras_halsovard", controller_id=home.controller_id, unit_kind="municipal_health",
        ),
        "resident": actor_as("resident"),
        "manager": actor_as("unit_manager", organization="sas_medicin"),
        "reviewer": actor_as("log_reviewer"),
    }  # fmt: skip


@pytest.fixture
def row(now, ids):
    """`row(code, subject)`: documentation that the unit has about the person."""

    def written(code, subject):
        custodian = ids["sas"] if code.startswith("sas_") else ids[code]
        return AgreedTime.objects.create(
            subject=subject, custodian_id=custodian, unit_id=ids[code], collaboration_id="sodra_alvsborg",
            what="Besök", kind="visit", state="booked", at=now, written_at=now, written_by="Prov", changed_at=now,
            changed_by="Prov", token=uuid4(),
        )  # fmt: skip

    return written


def sees(actor, now, row):
    return seen(actor, now, AgreedTime.objects.filter(pk=row.pk)).exists()


def consent(actor, now, subject, scope="coherent"):
    return operations.give_consent(
        actor=actor, now=now, subject=subject, scope=scope, to_whom="Medicinavdelningen", how="oral",
        given_by="Personen", given_at=now - timedelta(minutes=5),
    )  # fmt: skip


def related(actor, now, subject, **more):
    operations.relate(actor=actor, now=now, subject=subject, unit=actor.organization_id, kind="admitted", **more)


# --- blocks ---------------------------------------------------------------------------------------------------------


def block(cast, now, subject, ids, **changed):
    asked = {"custodian": ids["boras_halsovard"], "asked_by": "Personen", "subject": subject, "actor": cast["home"]}
    return operations.set_block(now=now, **(asked | changed))


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


# --- coherent documentation -----------------------------------------------------------------------------------------


def test_consent_without_taking_part_in_the_care_opens_nothing(cast, now, row):
    subject = uuid4()
    written = row("boras_halsovard", subject)
    given = consent(cast["nurse"], now, subject)
    with pytest.raises(operations.NotOpened, match="3:7") as refused:
        operations.open_coherent(actor=cast["nurse"], now=now, subject=subject, relevance="Läkemedel", consent_id=given)
    assert refused.value.code == "relation_missing"
    assert not sees(cast["nurse"], now, written)


def test_with_care_consent_and_relevance_it_opens_while_they_stand(cast, now, row):
    subject, nurse = uuid4(), cast["nurse"]
    written = row("boras_halsovard", subject)
    related(nurse, now, subject, until=now + 2 * DAY)
    given = consent(nurse, now, subject)
    told = {"actor": nurse, "subject": subject, "relevance": "Läkemedel", "consent_id": given}
    assert operations.open_coherent(now=now, **told) == 1
    assert sees(nurse, now, written)
    assert not sees(nurse, now + 2 * DAY, written)
    operations.withdraw_consent(actor=nurse, now=now + DAY, consent_id=given)
    assert not sees(nurse, now + DAY, written)


# what is wrong · the code
@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("reason_missing", {"relevance": " "}),
        ("consent_missing", {"consent_id": None}),
        ("consent_missing", {"scope": "sip"}),
        ("unknown_kind", {"kinds": ["patients.person"]}),
        ("other_country", {"country": "NO"}),
        ("not_party", {"party": False}),
    ],
)
def test_what_is_missing_is_said(cast, now, row, code, changed):
    subject = uuid4()
    row("boras_halsovard", subject)
    related(cast["nurse"], now, subject)
    given = consent(cast["nurse"], now, subject, changed.get("scope", "coherent"))
    if changed.get("party") is False:
        CoherentParty.objects.filter(custodian=cast["nurse"].controller_id).delete()
    told = {"relevance": "Läkemedel", "consent_id": given}
    told |= {name: value for name, value in changed.items() if name in {"relevance", "consent_id", "kinds"}}
    actor = replace(cast["nurse"], country=changed.get("country", "SE"))
    with pytest.raises(operations.NotOpened) as refused:
        operations.open_coherent(actor=actor, now=now, subject=subject, **told)
    assert refused.value.code == code
    assert not Opening.objects.filter(step="coherent").exists()


def test_social_services_open_by_their_own_paragraph_and_a_child_needs_no_consent(cast, now, row, actor_as, logged):
    subject, manager = uuid4(), actor_as("care_manager", organization="boras_omsorg")
    row("sas_medicin", subject)
    related(manager, now, subject)
    given = consent(manager, now, subject)
    operations.open_coherent(actor=manager, now=now, subject=subject, relevance="Hemtjänst", consent_id=given)
    assert logged()[0].legal_basis == "2022:913 3:2"
    operations.open_coherent(actor=manager, now=now, subject=subject, relevance="Hemtjänst", basis="child")
    assert logged()[0].legal_basis == "2022:913 3:1"


def test_social_services_for_young_people_are_outside_the_act(cast, now, row, actor_as):
    subject, worker = uuid4(), actor_as("social_worker", organization="boras_ungdom")
    row("sas_medicin", subject)
    row("boras_ungdom", subject)
    related(worker, now, subject)
    with pytest.raises(operations.NotOpened, match="takes no part in coherent"):
        operations.open_coherent(actor=worker, now=now, subject=subject, relevance="X", basis="child")
    assert existence(worker, now, subject).unblocked is False
    nurse = replace(cast["nurse"])
    AgreedTime.objects.filter(unit__code="sas_medicin").delete()
    assert existence(nurse, now, subject).unblocked is False


# --- that it exists -------------------------------------------------------------------------------------------------


def test_it_is_told_that_documentation_exists_and_that_it_is_blocked_and_nothing_more(
    cast, now, row, ids, django_assert_max_num_queries
):
    subject, nurse = uuid4(), cast["nurse"]
    assert existence(nurse, now, subject) == existence(nurse, now, uuid4())
    row("boras_halsovard", subject)
    with django_assert_max_num_queries(5):
        found = existence(nurse, now, subject)
    assert (found.unblocked, found.blocked, found.blocked_inside) == (True, False, False)
    block(cast, now, subject, ids)
    assert (existence(nurse, now, subject).unblocked, existence(nurse, now, subject).blocked) == (False, True)
    row("boras_omsorg", subject)
    found = existence(nurse, now, subject)
    assert (found.unblocked, found.blocked) == (True, True)
    assert set(vars(found)) == {"unblocked", "blocked", "blocked_inside"}
    assert existence(cast["home"], now, subject).blocked is False


def test_a_block_inside_is_told_of_to_the_caregivers_other_units_alone(cast, now, ids, row):
    subject, nurse = uuid4(), cast["nurse"]
    surgery = replace(nurse, organization_id=ids["sas_kirurgi"], organization_code="sas_kirurgi")
    block(cast, now, subject, ids, actor=nurse, custodian=ids["sas"], unit=ids["sas_medicin"])
    assert existence(surgery, now, subject).blocked_inside
    assert not existence(nurse, now, subject).blocked_inside
    assert not existence(cast["home"], now, subject).blocked_inside


# --- emergencies ----------------------------------------------------------------------------------------------------

WHY = {"reason": "Medvetslös, okända läkemedel", "in_our_care": True}


def test_an_emergency_opens_what_is_not_blocked_for_a_day_and_is_reviewed(cast, now, row, ids, logged):
    subject, nurse = uuid4(), cast["nurse"]
    open_row, blocked_row = row("boras_halsovard", subject), row("boras_omsorg", subject)
    omsorg = Block.objects.create(
        subject=subject, custodian_id=ids["boras_omsorg"], from_at=now, asked_by="P", set_by="P"
    )
    assert operations.open_in_emergency(actor=nurse, now=now, subject=subject, **WHY) == 1
    assert (sees(nurse, now, open_row), sees(nurse, now, blocked_row), omsorg.pk > 0) == (True, False, True)
    assert not sees(nurse, now + DAY, open_row)
    opening = Opening.objects.get(by_name=nurse.name)
    assert (opening.review_due - now.date()).days == 7
    assert logged()[0].action == "access.open_in_emergency"
    assert "Medvetslös" not in logged()[0].payload


def test_whose_block_it_is_is_told_in_an_emergency_and_only_they_lift(cast, now, row, ids):
    subject, nurse = uuid4(), cast["nurse"]
    written = row("boras_halsovard", subject)
    block(cast, now, subject, ids)
    ask = {"actor": nurse, "now": now, "subject": subject, "reason": "Akut"}
    with pytest.raises(operations.NotOpened, match="earlier step"):
        operations.ask_to_lift(custodian=ids["boras_halsovard"], **ask)
    whose = operations.see_who_blocked(actor=nurse, now=now, subject=subject, **WHY)
    assert whose == ((ids["boras_halsovard"], "Borås Stad, hemsjukvården"),)
    with pytest.raises(operations.NotOpened, match="no such block"):
        operations.ask_to_lift(custodian=ids["boras_omsorg"], **ask)
    request = operations.ask_to_lift(custodian=ids["boras_halsovard"], **ask)
    assert operations.ask_to_lift(custodian=ids["boras_halsovard"], **ask) == request
    answered = {"now": now, "request_id": request, "lifts": True, "answer": "Livsfara"}
    with pytest.raises(operations.LiftNotAnswered, match="not there"):
        operations.answer_lift_request(actor=cast["manager"], **answered)
    assert not sees(nurse, now, written)
    operations.answer_lift_request(actor=cast["head"], **answered)
    assert sees(nurse, now, written)
    assert not sees(nurse, now + DAY, written)
    with pytest.raises(operations.LiftNotAnswered, match="answered it already"):
        operations.answer_lift_request(actor=cast["head"], **answered)


def test_a_no_is_an_answer_too_and_needs_a_reason(cast, now, row, ids):
    subject, nurse = uuid4(), cast["nurse"]
    written = row("boras_halsovard", subject)
    block(cast, now, subject, ids)
    operations.see_who_blocked(actor=nurse, now=now, subject=subject, **WHY)
    request = operations.ask_to_lift(
        actor=nurse, now=now, subject=subject, custodian=ids["boras_halsovard"], reason="Akut"
    )
    no = {"actor": cast["head"], "now": now, "request_id": request, "lifts": False}
    with pytest.raises(operations.LiftNotAnswered, match="Write why"):
        operations.answer_lift_request(answer=" ", **no)
    operations.answer_lift_request(answer="Inte nödvändigt", **no)
    assert LiftRequest.objects.get().state == "refused"
    assert not sees(nurse, now, written)


def test_a_block_inside_is_lifted_by_need_only_after_seeing_whose_it_is(cast, now, ids, row):
    subject, nurse = uuid4(), cast["nurse"]
    surgery = replace(nurse, organization_id=ids["sas_kirurgi"], organization_code="sas_kirurgi")
    written = row("sas_medicin", subject)
    related(surgery, now, subject)
    assert sees(surgery, now, written)
    block(cast, now, subject, ids, actor=nurse, custodian=ids["sas"], unit=ids["sas_medicin"])
    assert not sees(surgery, now, written)
    need = {"actor": surgery, "now": now, "subject": subject, "unit": ids["sas_medicin"], "reason": "Akut"}
    with pytest.raises(operations.NotOpened, match="earlier step"):
        operations.open_inside(basis="need", **need)
    units = operations.see_blocked_units(actor=surgery, now=now, subject=subject, **WHY)
    assert units == ((ids["sas_medicin"], "Medicinavdelningen, SÄS"),)
    operations.open_inside(basis="need", **need)
    assert sees(surgery, now, written)
    assert not sees(surgery, now + DAY, written)
    with pytest.raises(operations.NotOpened, match="no such block"):
        operations.open_inside(basis="consent", **need)


@pytest.mark.parametrize(
    ("code", "changed"), [("reason_missing", {"reason": ""}), ("not_in_care", {"in_our_care": False})]
)
def test_an_emergency_says_why_and_that_the_person_is_there(cast, now, row, code, changed):
    for step in (operations.open_in_emergency, operations.see_who_blocked, operations.see_blocked_units):
        with pytest.raises(operations.NotOpened) as refused:
            step(actor=cast["nurse"], now=now, subject=uuid4(), **(WHY | changed))
        assert refused.value.code == code
    assert not Opening.objects.exists()


def test_each_opening_is_judged_once_by_somebody_else(cast, now, row):
    subject, nurse = uuid4(), cast["nurse"]
    row("boras_halsovard", subject)
    operations.open_in_emergency(actor=nurse, now=now, subject=subject, **WHY)
    opening = Opening.objects.get(by_name=nurse.name)
    judge = {"now": now, "opening_id": opening.pk}
    with pytest.raises(NotPermitted):
        operations.review_opening(actor=nurse, verdict="ok", **judge)
    reviewer = cast["reviewer"]
    for code, told in [("unknown_verdict", {"verdict": "fine"}), ("note_missing", {"verdict": "breach"})]:
        with pytest.raises(operations.NotReviewed) as refused:
            operations.review_opening(actor=reviewer, **judge, **told)
        assert refused.value.code == code
    with pytest.raises(operations.NotReviewed):
        operations.review_opening(actor=replace(reviewer, user_id=nurse.user_id), verdict="ok", **judge)
    operations.review_opening(actor=reviewer, verdict="ask", note="Frågat chefen", **judge)
    with pytest.raises(operations.NotReviewed, match="judged it already"):
        operations.review_opening(actor=reviewer, verdict="ok", **judge)


# --- consents -------------------------------------------------------------------------------------------------------


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


# --- disclosures ----------------------------------------------------------------------------------------------------


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
