"""The Norwegian way home, with its own table: innlagt, utskrivningsklar, avmeldt, utskrevet."""

from dataclasses import replace

import pytest

from narvard.care.discharge import operations, queries
from narvard.care.discharge.operations import Message, NotSaved

pytestmark = pytest.mark.django_db
JUDGED = dict.fromkeys(
    ("problem_clarified", "other_problems", "unresolved", "diagnoses_and_plan", "functional_level"), "Avklart."
)


@pytest.fixture
def norwegian(admitted):
    """A way home where everybody acts in Norway; the municipality is the allocation office and the nursing service."""
    way = admitted(needs=())
    for name in ("ward", "health_centre", "home_care", "care_manager"):
        setattr(way, name, replace(getattr(way, name), country="NO"))
    came = way.admitted_at
    operations.discharge(
        actor=replace(way.ward, country="SE"), now=way.now, case_id=way.case_id,
        message=Message(kind="discharged", sent_at=came, answer="home"),
    )  # fmt: skip
    way.case_id = operations.open_case(
        actor=way.ward, now=way.now, subject=way.subject, admitted_at=came, needs=("allocation_no", "gp_no")
    )
    return way


def act(way, actor=None) -> dict:
    return {"actor": actor or way.ward, "now": way.now, "case_id": way.case_id}


def notify(way, hours: float = 5) -> int:
    message = Message(
        kind="admission", sent_at=way.at(hours), to=[way.ids["boras_omsorg"], way.ids["vc_linden"]], about_at=way.at(90)
    )
    health = {"status": "Brudd i lårhalsen, operert.", "course": "Rehabilitering."}
    return operations.send_admission_notice(**act(way), message=message, health=health)


def ready(way, hours: float = 40, judgement=None) -> int:
    message = Message(
        kind="discharge_ready", sent_at=way.at(hours), judged_at=way.at(hours - 1), to=[way.ids["boras_omsorg"]]
    )
    return operations.send_ready_notice(
        **act(way), message=message, judgement=JUDGED if judgement is None else judgement
    )


def test_the_admission_notice_carries_no_health_information_itself(norwegian):
    way = norwegian
    assert way.party("sas_medicin").due_at == way.at(24)
    notify(way)
    assert [row.content for row in way.notices("admission")] == ["", ""]
    page = queries.case_page(way.care_manager, way.now, way.case_id)
    assert (page.role, [told.kind for told in page.told]) == ("allocation_no", ["admission", "information"])
    assert page.told[1].parts == (("course", "Rehabilitering."), ("status", "Brudd i lårhalsen, operert."))
    assert page.case.ground == "admission_notice_no"


def test_ready_needs_the_five_judgements_and_keeps_them_inside(norwegian):
    way = norwegian
    notify(way)
    with pytest.raises(NotSaved) as lacking:
        ready(way, judgement={**JUDGED, "unresolved": " "})
    assert lacking.value.code == "part_missing" and not way.notices("discharge_ready"), "all of it or nothing"
    ready(way)
    assert way.case.state == "ready"
    page = queries.case_page(way.care_manager, way.now, way.case_id)
    assert [told.kind for told in page.told] == ["admission", "information", "discharge_ready"]
    assert "ready_judgement" in {told.kind for told in queries.case_page(way.ward, way.now, way.case_id).told}
    assert (page.case.duty, page.case.mine, page.case.free) == ("answer", True, 0), "at once, and no free days"


def test_ready_withdrawn_and_ready_again(norwegian):
    way = norwegian
    notify(way)
    ready(way)
    way.send(way.care_manager, "answer", 41, answer="cannot_receive", about_at=way.at(70))
    assert way.party("boras_omsorg").due_at == way.at(70)
    way.send(way.ward, "not_ready", 50)
    assert way.case.state == "withdrawn"
    ready(way, 60)
    way.send(way.care_manager, "answer", 61, answer="can_receive", about_at=way.at(80))
    way.leave(81)
    assert (way.case.state, way.party("sas_medicin").duty) == ("ended", "discharge_summary")
    way.send(way.ward, "discharge_summary", 82, to=("vc_linden",), parts={"summary": "Epikrise."})
    assert way.party("sas_medicin").open is False


def test_there_is_no_sip_and_no_interruption(norwegian):
    way = norwegian
    notify(way)
    for kind in ("interrupted", "open_care_unclear"):
        actor = way.ward if kind == "interrupted" else way.health_centre
        with pytest.raises(NotSaved) as error:
            way.send(actor, kind, 50)
        assert error.value.code == "not_now"
