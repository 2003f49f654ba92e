"""A way home from the admission to the plan at home, as each party sees it."""

import pytest

from narvard.care.discharge import queries

pytestmark = pytest.mark.django_db


def test_from_the_admission_to_home(admitted):
    way = admitted()
    assert way.case.state == "admitted"
    way.notify()
    way.name_contact()
    way.ready()
    way.call()
    way.send(way.care_manager, "answer", 52, answer="can_receive", about_at=way.at(90))
    told = {"to": ("boras_halsovard",), "assessment": "x", "parts": {"information": "Sår på hälen."}}
    way.send(way.ward, "information", 60, **told)
    way.send(way.ward, "patient_information", 61, parts={"care_summary": "Vård för lunginflammation."})
    way.leave()
    case = way.case
    assert (case.state, case.end_kind, case.ended_at) == ("ended", "home", way.at(100))
    page = queries.case_page(way.ward, way.now, way.case_id)
    assert [told.kind for told in page.told] == [
        "admission", "answer", "discharge_ready", "sip_call", "answer", "information", "patient_information",
        "discharged",
    ]  # fmt: skip
