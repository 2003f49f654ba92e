"""The fast account held against the plain one, on generated stays, terms and months."""

from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from narvard.base.core.queries import ZONES
from narvard.care.settlement.rules.amounts import Amount, prices
from narvard.care.settlement.rules.billing import settle
from narvard.care.settlement.rules.facts import Outcome, Residence, Stay, Step, StepKind
from narvard.care.settlement.rules.judging import judge
from narvard.care.settlement.rules.plain import account
from narvard.care.settlement.rules.tallying import tally
from narvard.care.settlement.rules.terms import (
    Attribution,
    Counted,
    Excess,
    LateNotice,
    Model,
    Rulebook,
    Terms,
    Window,
)  # fmt: skip
from narvard.care.settlement.tests.made_up import BORAS, LAW_NO, LAW_SE, MARK, at

FIRST = at("2025-09-20 00:00")
MONTHS = [date(2025, 9, 1), date(2025, 10, 1), date(2025, 11, 1), date(2025, 12, 1)]
UNTIL = date(2025, 12, 20)
minutes = st.integers(0, 80 * 24 * 60).map(lambda number: FIRST + timedelta(minutes=number))
municipalities = st.sampled_from([BORAS, MARK, ""])
steps = st.builds(
    Step,
    kind=st.sampled_from(StepKind),
    sent_at=minutes,
    municipality=st.sampled_from([BORAS, MARK]),
    judged_at=st.none() | minutes,
    about_at=st.none() | minutes,
    answer=st.sampled_from(["can_receive", "cannot_receive"]),
    complete=st.sampled_from([True, True, False]),
    by_named_contact=st.booleans(),
)
residences = st.builds(
    Residence,
    from_day=st.dates(date(2025, 9, 1), date(2025, 11, 30)),
    registered=municipalities,
    placed_by=st.sampled_from(["", "", MARK]),
    staying=municipalities,
)


@st.composite
def stays(draw, country):
    admitted = draw(minutes)
    left = draw(st.none() | st.integers(0, 40 * 24 * 60))
    early = admitted + timedelta(hours=1)
    told = (Step(StepKind.ADMISSION, early, BORAS), Step(StepKind.ADMISSION, early, MARK))
    said = tuple(
        Step(StepKind.READY, admitted + timedelta(minutes=number), draw(st.sampled_from([BORAS, MARK])))
        for number in draw(st.lists(st.integers(0, 20 * 24 * 60), max_size=3))
    )
    return Stay(
        draw(st.uuids()), draw(st.sampled_from(PEOPLE)), country, draw(st.sampled_from(["somatic", "psychiatric"])),
        admitted, None if left is None else admitted + timedelta(minutes=left),
        tuple(draw(st.lists(residences, min_size=1, max_size=2))),
        (*(told if draw(st.booleans()) else ()), *said, *draw(st.lists(steps, max_size=6))),
        draw(st.none() | minutes), draw(st.booleans()), draw(st.booleans()), draw(st.booleans()),
    )  # fmt: skip


PEOPLE = [UUID(int=number) for number in range(1, 6)]
terms = st.builds(
    Terms,
    code=st.just("agreed"),
    name=st.just("Agreed"),
    country=st.just("SE"),
    valid_from=st.sampled_from([date(2025, 1, 1), date(2025, 10, 1), date(2025, 10, 12)]),
    valid_to=st.sampled_from([None, date(2025, 11, 17)]),
    source=st.just("made up"),
    certainty=st.just("D"),
    disciplines=st.sampled_from([("somatic",), ("somatic", "psychiatric")]),
    model=st.sampled_from(Model),
    window=st.sampled_from(Window),
    threshold_days=st.sampled_from([Fraction(0), Fraction(3), Fraction(5, 2)]),
    include_day0=st.booleans(),
    cap_days=st.sampled_from([None, 2, 7]),
    excess=st.sampled_from(Excess),
    attribution=st.sampled_from(Attribution),
    agreed_amounts=st.booleans(),
    days=st.integers(0, 5),
    days_after_noon=st.integers(0, 5),
    late_notice_effect=st.sampled_from(LateNotice),
    payable_days=st.sampled_from(Counted),
    roll_to_weekday=st.booleans(),
    sip_needs_consent=st.booleans(),
)
AMOUNTS = prices(
    "SE", {2025: Amount(2025, 9999, "made up", "D")}, MappingProxyType({"agreed": {2025: Amount(2025, 77, "x", "D")}})
)


def compare(found, rulebook):
    book = tally(found, rulebook, UNTIL)
    for month in MONTHS:
        for municipality in (BORAS, MARK, ""):
            fast = {
                part.terms.code: (part.persons, part.days, part.billed_days, part.amount)
                for part in settle(book, AMOUNTS, month, municipality)
                if part.persons
            }
            plain = account(found, rulebook, AMOUNTS, month, municipality, UNTIL)
            assert fast == plain, (month, municipality)


@settings(max_examples=120, deadline=None)
@given(st.lists(stays("SE"), min_size=1, max_size=4), terms)
def test_the_fast_account_says_what_the_plain_one_says(found, agreed):
    keys = {
        (municipality, discipline): (agreed,) for municipality in (BORAS, MARK) for discipline in agreed.disciplines
    }
    compare(found, Rulebook("SE", keys))


@settings(max_examples=60, deadline=None)
@given(st.lists(stays("NO"), min_size=1, max_size=4))
def test_the_norwegian_account_too(found):
    compare(found, Rulebook("NO", MappingProxyType({})))


@settings(max_examples=150, deadline=None)
@given(stays("SE") | stays("NO"), terms)
def test_no_day_is_anybodys_twice_or_outside_the_stay(found, agreed):
    law = LAW_NO if found.country == "NO" else agreed
    zone = ZONES[found.country]
    periods = judge(found, law, UNTIL)
    days = [
        span.from_day + timedelta(days=number)
        for period in periods
        for span in period.spans
        for number in range((span.to_day - span.from_day).days)
    ]
    assert len(days) == len(set(days))
    assert all(day < UNTIL for day in days)
    if found.ended_at is not None:
        assert all(day <= found.ended_at.astimezone(zone).date() for day in days)


@settings(max_examples=150, deadline=None)
@given(stays("SE"))
def test_liability_never_starts_without_p1_p2_and_p3_and_never_while_blocked(found):
    """H 2."""
    for period in judge(found, LAW_SE, UNTIL):
        payable = [span for span in period.spans if span.outcome is Outcome.PAYABLE]
        if payable:
            assert all(tick.met is not False for tick in period.ticks[:3])
            assert payable[0].from_day >= period.starts_on
        for step in found.steps:
            if step.kind is StepKind.UNCLEAR:
                day = step.sent_at.astimezone(ZONES["SE"]).date()
                assert not any(span.from_day <= day < span.to_day for span in payable)


@settings(max_examples=100, deadline=None)
@given(st.lists(stays("SE"), min_size=1, max_size=4), terms, st.randoms())
def test_the_order_of_the_input_changes_nothing(found, agreed, chance):
    rulebook = Rulebook("SE", {(BORAS, "somatic"): (agreed,)})
    other = list(found)
    chance.shuffle(other)
    for month in MONTHS:
        one, two = (settle(tally(rows, rulebook, UNTIL), AMOUNTS, month, BORAS) for rows in (found, other))
        assert one == two
