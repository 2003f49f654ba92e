"""Bringing a document of money: the four cases load, twice is once, and what is wrong is refused whole."""

from copy import deepcopy
from datetime import date

import pytest

from narvard.base.core.actor import command_line
from narvard.base.core.queries import DocumentRefused
from narvard.base.organizations.operations import load_organizations
from narvard.govern.funds import queries
from narvard.govern.funds.models import Cost, Fund, FundNode, Spending, Split
from narvard.govern.funds.operations import load_funds, report_grant
from narvard.govern.funds.tests.conftest import demo_document
from narvard.govern.funds.tests.made_up import GRANT, spent

CASES = ("sodra_alvsborg", "sodra_dalarna", "skane", "norge")


def loaded_case(case, now):
    """An actor who reads the case, with its organizations and money loaded."""
    document = demo_document(case, "organizations")
    load_organizations(actor=command_line("organizations.load"), now=now, document=document)
    actor = command_line("organizations.read", "funds.import", "funds.read", collaboration=case)
    load_funds(actor=actor, now=now, document=demo_document(case, "funds"))
    return actor


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES)
def test_each_case_loads_and_what_is_written_out_loads_again(case, now):
    actor = loaded_case(case, now)
    written = queries.document(actor)
    assert queries.check_document(actor, now, written) == ()
    load_funds(actor=actor, now=now, document=written)
    assert queries.document(actor) == written


def test_the_same_document_again_changes_nothing(funded, fund_loader, now, document):
    before = [list(model.objects.order_by("pk").values()) for model in (Fund, FundNode, Spending, Cost, Split)]
    load_funds(actor=fund_loader, now=now, document=document)
    assert [list(model.objects.order_by("pk").values()) for model in (Fund, FundNode, Spending, Cost, Split)] == before


def test_loading_is_written_to_the_log(funded, logged):
    (event,) = [event for event in logged() if event.action == "funds.import"]
    assert '"nodes":6' in event.payload.replace(" ", "")


def change(table, number, **values):
    return lambda document: document[table][number].update(values)


def add(table, **row):
    return lambda document: document[table].append(row)


REFUSED = [
    ("parts_exceed_whole", change("nodes", 1, regions=700_000)),
    ("recipients_exceed_whole", change("nodes", 0, municipalities=400_001)),
    ("of_which_exceeds", change("nodes", 2, regions=400_001)),
    ("two_roots", change("nodes", 1, parent="")),
    ("unknown_parent", change("nodes", 1, parent="nowhere")),
    ("cycle", change("nodes", 1, parent="physicians")),
    ("no_root", lambda document: document["nodes"].pop(5)),
    ("out_of_range", change("nodes", 0, whole=-1)),
    ("code_not_plain", change("costs", 0, code="The office")),
    ("shares_not_one", change("key_shares", 0, numerator=61)),
    ("share_of_two_kinds", change("key_shares", 0, by_population=True)),
    ("unknown_key_version", change("key_shares", 0, valid_from=date(2019, 1, 1))),
    ("inner_key_divides_by_population", change("key_shares", 0, inner="office")),
    ("keys_overlap", change("keys", 0, valid_to=date(2027, 1, 2))),
    ("dates_out_of_order", change("keys", 0, valid_to=date(2020, 1, 1))),
    ("dates_out_of_order", change("funds", 0, valid_to=date(2026, 1, 1))),
    ("report_not_whole", change("funds", 0, reported_on=date(2026, 11, 1))),
    ("no_key_in_force", change("costs", 0, year=2019)),
    ("no_population", change("costs", 0, decided_on=date(2026, 2, 1), population_date=date(2025, 12, 31))),
    ("purpose_not_in_grant", change("purposes_carried_out", 0, purpose=9)),
    ("purpose_not_in_grant", change("spending", 0, purpose=9)),
    ("unknown_node", change("spending", 0, node="nowhere")),
    ("outside_fund", change("spending", 0, day=date(2027, 1, 1))),
    ("not_accounted", change("spending", 0, fund="frame", node="all", day=date(2024, 5, 1), purpose=0)),
    ("nothing_spent", change("spending", 0, kronor=0)),
    ("unknown_code", change("spending", 0, organization="nobody")),
    ("unknown_code", add("figures", municipality="0000", reference_date=date(2020, 1, 1), inhabitants=1,
                         source="x", certainty="A")),
    ("twice", lambda document: document["spending"].append(deepcopy(document["spending"][0]))),
]  # fmt: skip


@pytest.mark.parametrize(("code", "breaking"), REFUSED)
def test_a_faulty_document_is_refused_whole(southern, fund_loader, now, document, code, breaking):
    breaking(document)
    assert code in {problem.code for problem in queries.check_document(fund_loader, now, document)}
    with pytest.raises(DocumentRefused):
        load_funds(actor=fund_loader, now=now, document=document)
    assert not Fund.objects.exists() and not Cost.objects.exists()


def test_every_own_problem_has_words_and_is_tried(southern):
    tried = {code for code, _ in REFUSED} | {"fund_reported", "split_decided"}
    assert set(queries.PROBLEM_WORDS) <= tried
    assert all(str(what).endswith(".") and str(remedy).endswith(".") for what, remedy in queries.PROBLEM_WORDS.values())


def test_a_reported_fund_takes_no_more_from_a_document(economist, fund_loader, now, document):
    report_grant(actor=economist, now=now, fund_code=GRANT, day=now.date(), reference="R1")
    assert queries.check_document(fund_loader, now, document) == ()
    load_funds(actor=fund_loader, now=now, document=document)
    assert queries.use(economist, GRANT, now.date()).fund.report_reference == "R1"
    document["spending"].append(spent("V3", 1))
    (problem,) = queries.check_document(fund_loader, now, document)
    assert (problem.code, problem.value) == ("fund_reported", "V3")


def test_a_decided_cost_stays_as_it_was(funded, fund_loader, now, document):
    document["costs"][0]["decided_on"] = date(2026, 2, 1)
    load_funds(actor=fund_loader, now=now, document=document)
    document["costs"][0]["kronor"] = 1
    (problem,) = queries.check_document(fund_loader, now, document)
    assert problem.code == "split_decided"


def test_a_later_document_fits_to_the_nodes_that_are_there(funded, fund_loader, now, document):
    document["nodes"] = [row for row in document["nodes"] if row["code"] != "teams"]
    document["nodes"].append(
        {**document["nodes"][1], "code": "more", "parent": "all", "relation": "part", "regions": 200_001}
    )
    found = queries.check_document(fund_loader, now, document)
    assert "parts_exceed_whole" in {problem.code for problem in found}
