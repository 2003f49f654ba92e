"""A fund as a tree: that of 2021 reconciles, that of 2024 leaves a hundred, and nothing may exceed its whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.funds.rules.tree import COLUMNS, RECIPIENTS, WHOLE, Fault, Node, Relation, problems, reckon

MILLION = 1_000_000


def node(code, parent, whole=None, regions=None, municipalities=None, association=None, *, of_which=False):
    """A node with amounts in million kronor."""
    given_amounts = zip(COLUMNS, (whole, regions, municipalities, association), strict=True)
    amounts = {name: round(amount * MILLION) for name, amount in given_amounts if amount is not None}
    return Node(code, parent, code, Relation.OF_WHICH if of_which else Relation.PART, amounts)


# The agreement God och nära vård 2021 (domain-rules D.1), in million kronor.
AGREEMENT_2021 = (
    node("2021", "", 6778, 5725, 1000, 53),
    node("close_care", "2021", 3159, 2409, 750),
    node("named_physician", "close_care", 200, 200, of_which=True),
    node("staff", "2021", 3281),
    node("general", "staff", 2681, 2531, 150),
    node("specialist_education", "staff", 500, 400, 100),
    node("careers", "staff", 100, 100),
    node("support", "2021", 53, None, None, 53),
)
AGREEMENT_2024 = (
    node("2024", "", 3430.25, 2546, 750, 34.25),
    node("rural", "2024", 300, 300, of_which=True),
    node("close_care", "2024", 3200, 2420, 750, 30),
)


def millions(nodes, code):
    branch = next(branch for branch in reckon(nodes) if branch.node.code == code)
    return {
        "amounts": {name: kronor / MILLION for name, kronor in branch.amounts.items()},
        "unnamed": {name: kronor / MILLION for name, kronor in branch.unnamed.items()},
        "unassigned": branch.unassigned / MILLION,
    }


def test_the_agreement_of_2021_is_6778_of_5725_and_1000_and_53():
    top = millions(AGREEMENT_2021, "2021")
    assert top["amounts"] == {WHOLE: 6778, "regions": 5725, "municipalities": 1000, "association": 53}
    assert top["unassigned"] == 0
    assert problems(AGREEMENT_2021) == ()


def test_area_1_of_2021_is_3159_of_2409_and_750_and_of_which_200_is_not_added():
    area = millions(AGREEMENT_2021, "close_care")
    assert area == {"amounts": {WHOLE: 3159, "regions": 2409, "municipalities": 750}, "unnamed": {}, "unassigned": 0}


def test_area_2_of_2021_is_3281_and_is_named_to_the_last_krona():
    area = millions(AGREEMENT_2021, "staff")
    assert area["amounts"] == {WHOLE: 3281, "regions": 3031, "municipalities": 250}
    assert area["unnamed"] == {WHOLE: 0, "regions": 0, "municipalities": 0}
    assert area["unassigned"] == 0


def test_2021_leaves_285_unnamed_and_all_of_it_is_the_regions():
    assert millions(AGREEMENT_2021, "2021")["unnamed"] == {
        WHOLE: 285,
        "regions": 285,
        "municipalities": 0,
        "association": 0,
    }


def test_2024_leaves_100_that_nobody_explains():
    assert millions(AGREEMENT_2024, "2024")["unassigned"] == 100
    assert reckon(AGREEMENT_2024)[0].amounts[WHOLE] == 3_430_250_000


def test_area_1_of_2024_is_3200_of_2420_and_750_and_30():
    area = millions(AGREEMENT_2024, "close_care")
    assert area["amounts"] == {WHOLE: 3200, "regions": 2420, "municipalities": 750, "association": 30}
    assert area["unassigned"] == 0


def test_the_unnamed_of_2024_is_reckoned_for_each_recipient():
    unnamed = millions(AGREEMENT_2024, "2024")["unnamed"]
    assert unnamed == {WHOLE: 230.25, "regions": 126, "municipalities": 0, "association": 4.25}


REFUSED = [
    ("parts beyond the whole", (node("f", "", 10), node("a", "f", 6), node("b", "f", 5)), Fault.PARTS_EXCEED_WHOLE),
    (
        "parts beyond what one recipient gets",
        (node("f", "", 10, 4, 6), node("a", "f", None, 5)),
        Fault.PARTS_EXCEED_WHOLE,
    ),
    ("recipients beyond the whole", (node("f", "", 10, 6, 5),), Fault.RECIPIENTS_EXCEED_WHOLE),
    ("of which beyond", (node("f", "", 10), node("a", "f", 11, of_which=True)), Fault.OF_WHICH_EXCEEDS),
    ("two at the top", (node("f", "", 10), node("g", "", 10)), Fault.TWO_ROOTS),
    ("none at the top", (), Fault.NO_ROOT),
    ("under nothing", (node("f", "", 10), node("a", "x", 1)), Fault.UNKNOWN_PARENT),
    ("in a ring", (node("f", "", 10), node("a", "b", 1), node("b", "a", 1)), Fault.CYCLE),
]


@pytest.mark.parametrize(("why", "nodes", "fault"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_refused(why, nodes, fault):
    assert fault in {refusal.fault for refusal in problems(nodes)}


def test_a_refusal_tells_how_much_was_stated_and_found():
    (refusal,) = problems((node("f", "", 10), node("a", "f", 6), node("b", "f", 5)))
    assert (refusal.node, refusal.column, refusal.stated, refusal.found) == ("f", WHOLE, 10 * MILLION, 11 * MILLION)


def test_of_which_may_lie_over_each_other():
    assert problems((node("f", "", 10), node("a", "f", 8, of_which=True), node("b", "f", 8, of_which=True))) == ()


@st.composite
def funds(draw):
    """A tree whose parts are drawn within what is left of the whole, so that it is one by construction."""
    nodes = [Node("n0", "", "n0", Relation.PART, {WHOLE: draw(st.integers(0, 10**12))})]
    left = {"n0": nodes[0].amounts[WHOLE]}
    for number in range(1, draw(st.integers(1, 12))):
        parent = draw(st.sampled_from([each.code for each in nodes]))
        of_which = draw(st.booleans())
        room = nodes[int(parent[1:])].amounts[WHOLE] if of_which else left[parent]
        whole = draw(st.integers(0, room))
        left[parent] -= 0 if of_which else whole
        left[f"n{number}"] = whole
        relation = Relation.OF_WHICH if of_which else Relation.PART
        nodes.append(Node(f"n{number}", parent, f"n{number}", relation, {WHOLE: whole}))
    return nodes


@given(funds())
def test_named_and_unnamed_always_make_the_whole(nodes):
    assert problems(nodes) == ()
    for branch in reckon(nodes):
        for column, left in branch.unnamed.items():
            assert left >= 0 and branch.named.get(column, 0) + left == branch.amounts[column]
        assigned = sum(branch.amounts.get(name, 0) for name in RECIPIENTS)
        assert branch.unassigned + assigned == branch.amounts[WHOLE]


@given(funds(), st.integers(1, 10**6))
def test_one_krona_beyond_the_whole_is_always_refused(nodes, beyond):
    branch = reckon(nodes)[0]
    left = branch.unnamed.get(WHOLE, branch.amounts[WHOLE])
    extra = Node("extra", "n0", "extra", Relation.PART, {WHOLE: left + beyond})
    assert Fault.PARTS_EXCEED_WHOLE in {refusal.fault for refusal in problems([*nodes, extra])}


@given(funds())
def test_every_node_is_told_once(nodes):
    assert sorted(branch.node.code for branch in reckon(nodes)) == sorted(each.code for each in nodes)
