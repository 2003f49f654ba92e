"""A document of obligations is loaded whole or not at all, and written out as it came."""

from datetime import date

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.base.core.queries import DocumentRefused
from narvard.govern.obligations import queries
from narvard.govern.obligations.operations import load_obligations
from narvard.govern.obligations.tests import made_up
from narvard.govern.obligations.tests.conftest import read

CASES = ["skane", "norge", "sodra_dalarna"]


@pytest.mark.parametrize("case", CASES)
def test_the_demo_is_right_and_comes_out_as_it_went_in(case, obliged, now):
    actor = obliged(case)
    before = queries.document(actor)
    load_obligations(actor=actor, now=now, document=before)
    assert queries.document(actor) == before
    assert {name: len(rows) for name, rows in before.items() if isinstance(rows, list)} == {
        name: len(rows) for name, rows in read(case, "obligations").items() if isinstance(rows, list)
    }


# what is broken in the small document · the problem that is told
FAULTS = [
    (lambda d: d["obligations"][0].update(answers="nobody"), "unknown_code"),
    (lambda d: d["obligations"][0].update(consult=["nobody"]), "unknown_code"),
    (lambda d: d["obligations"][0].update(agreement="nothing"), "unknown_code"),
    (lambda d: d["obligations"][0].update(last_due=date(2024, 1, 1)), "end_before_start"),
    (lambda d: d["obligations"][1].update(last_due=date(2027, 1, 1)), "once_has_no_last"),
    (lambda d: d["submissions"][0].pop("reference"), "sending_half_written"),
    (lambda d: d["submissions"][0].pop("sent_on"), "sending_half_written"),
    (lambda d: d["submissions"][0].update(received_on=date(2025, 9, 4)), "receipt_half_written"),
    (lambda d: d["submissions"][0].update(received_on=date(2025, 9, 1), receipt="Yes"), "received_before_sent"),
    (lambda d: d["proofs"][0].update(period="2031"), "unknown_submission"),
    (lambda d: d["obligations"].append(dict(d["obligations"][0])), "twice"),
]


@pytest.mark.parametrize(("breaking", "told"), FAULTS)
def test_a_faulty_document_is_refused_whole(southern, now, breaking, told):
    document = made_up.document()
    breaking(document)
    with pytest.raises(DocumentRefused) as refused:
        load_obligations(actor=made_up.LOADER, now=now, document=document)
    assert told in {problem.code for problem in refused.value.problems}
    assert queries.obligations(made_up.LOADER, now.date()) == queries.ObligationList((), ())


def test_every_problem_of_its_own_has_words():
    own = {told for _breaking, told in FAULTS} - {"unknown_code", "twice"}
    assert own == set(queries.PROBLEM_WORDS)


def test_only_who_may_brings_obligations(actor_as, now):
    with pytest.raises(NotPermitted):
        load_obligations(actor=actor_as("economist"), now=now, document=made_up.document())
