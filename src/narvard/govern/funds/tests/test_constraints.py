"""The database itself refuses what must not be."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from narvard.govern.funds.models import (
    Cost,
    CostKey,
    Fund,
    FundNode,
    KeyShare,
    PopulationFigure,
    PurposeCarriedOut,
    Spending,
    Split,
    SplitLine,
)
from narvard.govern.funds.operations import fix_split
from narvard.govern.funds.tests.made_up import COST, ELDERLY, GRANT


@pytest.fixture
def decided(economist, now):
    """The split of the cost, decided."""
    fix_split(actor=economist, now=now, code=COST)


def row(model, **where):
    return model.objects.filter(**where).order_by("pk").first()


def changed(model, where, **values):
    def act():
        model.objects.filter(**where).update(**values)

    return act


def again(model, where=None, **values):
    """Save a copy of a row with other values."""

    def act():
        copy = row(model, **(where or {}))
        copy.pk = None
        for name, value in values.items():
            setattr(copy, name, value)
        copy.save(force_insert=True)

    return act


TOP, TEAMS = {"code": "all", "fund__code": GRANT}, {"code": "teams"}
REFUSED = [
    ("parts exceed the whole", changed(FundNode, TOP, parts_whole=1_000_001)),
    ("parts exceed what the regions get", changed(FundNode, TEAMS, parts_regions=400_001)),
    ("recipients exceed the whole", changed(FundNode, TOP, association=100_001)),
    ("recipients exceed the whole, one unstated", changed(FundNode, TOP, association=None, regions=700_001)),
    ("two tops", again(FundNode, TOP, code="top")),
    ("a node of which at the top", changed(FundNode, TOP, relation="of_which")),
    ("a node under itself", lambda: changed(FundNode, TEAMS, parent=row(FundNode, **TEAMS))()),
    ("a code twice in a fund", again(FundNode, TEAMS)),
    ("an unknown certainty", changed(FundNode, TEAMS, certainty="E")),
    ("a fund's code twice", again(Fund)),
    ("a fund that ends before it begins", changed(Fund, {}, valid_to=date(2020, 1, 1))),
    ("a report without a reference", changed(Fund, {"code": GRANT}, reported_on=date(2026, 11, 1))),
    (
        "a report of what is not accounted for",
        changed(Fund, {"code": "frame"}, reported_on=date(2026, 11, 1), report_reference="R"),
    ),
    ("nothing spent", changed(Spending, {}, kronor=0)),
    ("no voucher", changed(Spending, {}, voucher="")),
    ("a voucher twice", again(Spending)),
    ("a purpose without a number", changed(PurposeCarriedOut, {"purpose": 1}, purpose=0)),
    ("one who carries out the same twice", again(PurposeCarriedOut)),
    ("shares that do not add to one", changed(CostKey, {"denominator": 100}, numerators=99)),
    ("two keys in force", again(CostKey, {"denominator": 100}, valid_from=date(2021, 1, 1), valid_to=None)),
    ("a key that ends before it begins", changed(CostKey, {"denominator": 100}, valid_to=date(2019, 1, 1))),
    ("a share of both kinds", changed(KeyShare, {"by_population": False}, by_population=True)),
    ("a share of neither kind", changed(KeyShare, {"by_population": True}, by_population=False)),
    ("a share of nothing", changed(KeyShare, {}, numerator=0)),
    ("a party twice", again(KeyShare, {"by_population": False}, order=9)),
    ("two shares by population", again(KeyShare, {"by_population": True}, order=9)),
    ("a cost of nothing", changed(Cost, {}, kronor=0)),
    ("a cost's code twice", again(Cost)),
    ("a split that does not sum to the krona", again(Split, version=2, reason="So", divided=1)),
    ("a correction without a reason", again(Split, version=2)),
    ("a version twice", again(Split)),
    ("a decided split is changed", changed(Split, {}, kronor=5, divided=5)),
    ("a decided line is changed", changed(SplitLine, {}, kronor=5)),
    ("a line twice", again(SplitLine)),
    ("a municipality without a figure", again(SplitLine, {"municipality": "1490"}, order=99, figure_source="")),
    (
        "a line of two",
        lambda: again(SplitLine, {"municipality": "1490"}, order=99, organization=row(Spending).organization)(),
    ),
]


@pytest.mark.parametrize(("why", "act"), REFUSED, ids=[each[0] for each in REFUSED])
def test_the_database_refuses(decided, why, act):
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        act()


FIGURES = [
    ("without a source", {"source": ""}, 1),
    ("of unknown certainty", {"certainty": "E"}, 1),
    ("twice from a source", {"municipality_id": "1490"}, 2),
    ("of all, twice from a source", {}, 2),
]


@pytest.mark.parametrize(("why", "values", "times"), FIGURES, ids=[each[0] for each in FIGURES])
def test_the_database_refuses_a_figure(southern, why, values, times):
    figure = {"collaboration_id": "sodra_alvsborg", "reference_date": date(2020, 12, 31), "inhabitants": 1,
              "source": "x", "certainty": "A", **values}  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        for _ in range(times):
            PopulationFigure.objects.create(**figure)


def test_what_is_right_is_not_refused(decided):
    changed(FundNode, TOP, association=100_000)()
    again(Split, version=2, reason="So")()
    assert Split.objects.count() == 2
    assert Fund.objects.filter(code=ELDERLY).exists()
