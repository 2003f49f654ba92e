"""Sharing a cost: reckoned, looked at, decided, and corrected with its difference."""

from copy import deepcopy
from datetime import date

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.base.papers.queries import fingerprint
from narvard.govern.funds import queries
from narvard.govern.funds.models import Split
from narvard.govern.funds.operations import (
    AlreadyDecided,
    NotDecidedYet,
    NothingToCorrect,
    correct_split,
    fix_split,
    load_funds,
)
from narvard.govern.funds.queries import CostNotFound, PopulationMissing
from narvard.govern.funds.tests.made_up import COST
from narvard.govern.funds.tests.test_loading import loaded_case

DAY = date(2017, 12, 31)


def paid(page):
    return {line.code: line.kronor for part in page.parts for line in (part, *part.portions)}


@pytest.fixture
def decided(economist, now):
    """The economist, when the split is decided."""
    fix_split(actor=economist, now=now, code=COST)
    return economist


def new_key(actor) -> int:
    return queries.key_choices(actor)[1][0]


def test_southern_alvsborg_2011_in_the_demo_is_2_100_000_and_1_400_000(db, now):
    page = queries.split_page(loaded_case("sodra_alvsborg", now), "narvardskansliet-2011")
    assert [(part.code, part.kronor) for part in page.parts] == [
        ("vgr", 2_100_000),
        ("municipalities", 1_400_000),
    ]
    assert page.decided.version == 1
    thousands = {portion.name: round(portion.kronor / 1000) for portion in page.parts[1].portions}
    assert (thousands["Borås"], thousands["Bollebygd"]) == (505, 40)
    assert sum(portion.kronor for portion in page.parts[1].portions) == 1_400_000
    assert page.unverified


def test_the_region_divides_its_own_part_of_2026_by_a_key_of_its_own(db, now):
    page = queries.split_page(loaded_case("sodra_alvsborg", now), "narvardskansliet-2026")
    region, municipalities = page.parts
    assert (region.kronor, municipalities.kronor) == (2_610_000, 1_740_000)
    assert sum(portion.kronor for portion in region.portions) == region.kronor
    assert (page.unusual_day, page.asked_day) == (True, date(2025, 12, 31))


def test_skane_is_divided_over_33_and_its_misdated_population_is_flagged(db, now):
    actor = loaded_case("skane", now)
    page = queries.split_page(actor, "samverkanskansliet-2026")
    assert len(page.parts[1].portions) == 33
    assert sum(portion.kronor for portion in page.parts[1].portions) == page.parts[1].kronor == 3_625_000
    (doubt,) = queries.costs(actor).doubts
    assert (doubt.inhabitants, doubt.day, doubt.right, doubt.belongs_to) == (
        1_377_827, date(2020, 12, 31), 1_389_336, date(2019, 12, 31),
    )  # fmt: skip


def test_looking_saves_nothing(economist):
    page = queries.split_page(economist, COST)
    assert page.decided is None and not page.tried
    assert sum(part.kronor for part in page.parts) == 3_500_001
    assert not Split.objects.exists()


def test_deciding_keeps_what_was_looked_at(economist, now, logged):
    looked_at = paid(queries.split_page(economist, COST))
    assert fix_split(actor=economist, now=now, code=COST) == 1
    page = queries.split_page(economist, COST)
    assert paid(page) == looked_at
    assert (page.decided.decided_by, page.decided.decided_at) == (economist.name, now)
    assert logged()[0].action == "funds.fix_split"


def test_the_proof_of_a_decided_split_is_the_same_as_when_it_was_reckoned(economist, now):
    reckoned = queries.split_page(economist, COST).parts
    fix_split(actor=economist, now=now, code=COST)
    assert queries.split_page(economist, COST).parts == reckoned


def test_a_split_is_decided_once(decided, now):
    with pytest.raises(AlreadyDecided):
        fix_split(actor=decided, now=now, code=COST)


def test_a_correction_is_a_new_version_with_its_difference(decided, now):
    before = queries.split_page(decided, COST)
    version = correct_split(actor=decided, now=now, code=COST, reason="Another key was agreed.", key=new_key(decided))
    after = queries.split_page(decided, COST)
    assert (version, after.decided.reason, after.compared_with) == (2, "Another key was agreed.", 1)
    assert paid(after)["vgr"] == 1_166_667
    assert sum(part.difference for part in after.parts) == 0
    assert after.parts[0].difference == 1_166_667 - paid(before)["vgr"]
    assert queries.decided_split(decided, COST, 1) == queries.SplitPage(**{**vars(before), "versions": after.versions})


def test_a_corrected_amount_is_divided_anew(decided, now):
    correct_split(actor=decided, now=now, code=COST, reason="The bill was lower.", kronor=3_000_000)
    page = queries.split_page(decided, COST)
    assert sum(part.kronor for part in page.parts) == page.kronor == 3_000_000
    assert sum(part.difference for part in page.parts) == -500_001


@pytest.mark.parametrize("told", [{"reason": ""}, {"reason": "So"}, {"reason": " ", "kronor": 5}])
def test_a_correction_of_nothing_or_without_reason_is_refused(decided, now, told):
    with pytest.raises(NothingToCorrect):
        correct_split(actor=decided, now=now, code=COST, **told)
    assert Split.objects.count() == 1


def test_what_is_not_decided_cannot_be_corrected(economist, now):
    with pytest.raises(NotDecidedYet):
        correct_split(actor=economist, now=now, code=COST, reason="So", kronor=5)


def test_trying_another_key_shows_the_difference_and_saves_nothing(decided):
    tried = queries.split_page(decided, COST, key=new_key(decided))
    assert tried.tried and tried.decided is None and tried.compared_with == 1
    assert tried.parts[0].before == 2_100_001
    assert Split.objects.count() == 1


def test_a_day_without_population_is_told_and_not_divided(economist, now):
    page = queries.split_page(economist, COST, day=date(2025, 12, 31))
    assert isinstance(page.refused, PopulationMissing) and len(page.refused.names) == 10
    assert page.parts == ()


def test_a_correction_to_such_a_day_is_refused_and_nothing_is_half_saved(decided, now):
    with pytest.raises(PopulationMissing):
        correct_split(actor=decided, now=now, code=COST, reason="So", population_date=date(2025, 12, 31))
    assert queries.split_page(decided, COST).population_date == DAY


def test_a_figure_that_comes_later_changes_no_decided_split(decided, fund_loader, now, document):
    before = paid(queries.split_page(decided, COST))
    later = deepcopy(document)
    later["figures"] = [
        {"municipality": "1490", "reference_date": DAY, "inhabitants": 1, "source": "a paper", "certainty": "A"}
    ]
    load_funds(actor=fund_loader, now=now, document=later)
    page = queries.split_page(decided, COST)
    assert paid(page) == before
    assert [(doubt.place, doubt.right) for doubt in page.doubts] == [("Borås", 111_026)]


def test_only_the_economist_of_the_collaboration_decides(actor_as, elsewhere, now):
    with pytest.raises(NotPermitted):
        fix_split(actor=actor_as("coordinator"), now=now, code=COST)
    for act in (fix_split, lambda **told: correct_split(reason="So", **told)):
        with pytest.raises(CostNotFound):
            act(actor=elsewhere, now=now, code=COST)
    with pytest.raises(CostNotFound):
        queries.split_page(elsewhere, COST)
    assert queries.costs(elsewhere).costs == ()


def test_a_key_of_another_collaboration_cannot_be_tried(elsewhere, economist):
    with pytest.raises(CostNotFound):
        queries.split_page(economist, COST, key=0)
    assert queries.key_choices(elsewhere) == ()


def test_the_invoice_basis_says_what_each_pays(decided):
    paper = queries.invoice_paper(decided, COST, 1)
    cells = [cell for part in paper.parts if hasattr(part, "rows") for row in part.rows for cell in row]
    assert {2_100_001, 1_400_000, *paid(queries.split_page(decided, COST)).values()} <= set(cells)
    assert fingerprint(paper) == fingerprint(queries.invoice_paper(decided, COST, 1))


def test_a_municipality_has_a_statement_of_its_own(decided):
    split = queries.decided_split(decided, COST, 1)
    _, portion = queries.payer(split, "1490")
    paper = queries.invoice_paper(decided, COST, 1, "1490")
    assert paper.subtitle == "Borås"
    assert paper.parts[-2].rows[-1][1] == portion.kronor
    for nobody in ("9999", "vgr"):
        with pytest.raises(CostNotFound):
            queries.invoice_paper(decided, COST, 1, nobody)
