"""Why a notice is refused: one line a reason."""

import pytest

from narvard.care.discharge.rules.checks import Draft, refusal
from narvard.care.discharge.rules.facts import Kind
from narvard.care.discharge.tests.test_rules import ADMISSION, CAME, READY, H, M, P, at, facts


def draft(**changed: object) -> Draft:
    whole = {"kind": Kind.ADMISSION, "by": H, "by_unit": 1, "to": {2: P, 3: M}, "sent_at": at(2), "earliest": CAME,
             "about_at": at(96)}  # fmt: skip
    return Draft(**whole | changed)


READY_DRAFT = {
    "kind": Kind.DISCHARGE_READY,
    "sent_at": at(48),
    "judged_at": at(47),
    "assessment": "x",
    "about_at": None,
}


@pytest.mark.parametrize(
    ("known", "changed", "code"),
    [
        ((), {}, ""),
        ((), {"sent_at": at(-1)}, "before_admission"),
        ((), {"sent_at": at(2000)}, "future"),
        ((), {"about_at": None}, "about_missing"),
        ((), {"about_at": at(-5)}, "about_too_early"),
        ((), {"parts": {"diagnosis": "J18.9"}}, "fifth_item"),
        ((), {"to": {}}, "receiver_missing"),
        ((), {"to": {3: M}}, "open_care_missing"),
        ((), READY_DRAFT, "untold"),
        ((ADMISSION,), {}, "already_told"),
        ((ADMISSION,), READY_DRAFT, ""),
        ((ADMISSION,), READY_DRAFT | {"judged_at": None}, "judged_missing"),
        ((ADMISSION,), READY_DRAFT | {"judged_at": at(49)}, "judged_after_sent"),
        ((ADMISSION,), READY_DRAFT | {"assessment": " "}, "assessment_missing"),
        ((ADMISSION,), READY_DRAFT | {"kind": Kind.COMPULSORY_OPEN_CARE}, "not_psychiatric"),
        ((ADMISSION, READY), READY_DRAFT, "already_ready"),
        ((ADMISSION,), {"kind": Kind.NOT_READY, "sent_at": at(50)}, "not_now"),
        ((ADMISSION,), {"kind": Kind.DISCHARGED, "sent_at": at(50), "answer": ""}, "answer_unknown"),
        ((ADMISSION,), {"kind": Kind.SIP_HELD, "by": P, "by_unit": 2, "to": {1: H}, "about_at": None}, "call_missing"),
        ((ADMISSION,), {"kind": Kind.SIP_CALL, "by": P, "by_unit": 2, "to": {1: H}}, "municipality_missing"),
        (
            (ADMISSION,),
            {"kind": Kind.SIP_CALL, "by": P, "by_unit": 2, "to": {3: M}, "sent_at": at(9), "about_at": at(8)},
            "meeting_before_call",
        ),
        ((ADMISSION,), {"kind": Kind.OPEN_CARE_CLEAR, "by": P, "by_unit": 2, "to": {1: H}}, "unclear_missing"),
        ((ADMISSION,), {"kind": Kind.INFORMATION, "by": M, "by_unit": 3, "parts": {"information": "x"}}, "not_now"),
    ],
)
def test_why_a_notice_is_refused(known, changed, code):
    assert refusal(facts(*known), draft(**changed), at(1000)) == code
