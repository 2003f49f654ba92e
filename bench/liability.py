"""A year of payment liability for a region, as pure rules: `python -m bench.liability [stays]`.

33 municipalities, 100 000 stays unless told otherwise, a mean over three months. Beside it, on a sample, the plain
account that asks about every day by itself; the two must agree to the last krona.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from random import Random
from types import MappingProxyType
from uuid import UUID

from narvard.base.core.queries import ZONES
from narvard.care.settlement.rules.amounts import Amount, prices
from narvard.care.settlement.rules.billing import settle
from narvard.care.settlement.rules.facts import Residence, Stay, Step, StepKind
from narvard.care.settlement.rules.plain import account
from narvard.care.settlement.rules.tallying import tally
from narvard.care.settlement.rules.terms import DISCIPLINES, LAWS, Model, Rulebook, Window

MUNICIPALITIES = [f"{1200 + number}" for number in range(33)]
FIRST, UNTIL = datetime(2025, 1, 1, tzinfo=ZONES["SE"]), date(2026, 1, 1)
MONTHS = [date(2025, month, 1) for month in range(1, 13)]
MOST_SECONDS = 20
SAMPLE = 500
AMOUNTS = prices("SE", MappingProxyType({2025: Amount(2025, 10_000, "made up", "D")}))
AGREED = replace(
    LAWS[0], code="agreed", name="Agreed", model=Model.MEAN, window=Window.ROLLING, threshold_days=Fraction(3),
    cap_days=7, include_day0=True, valid_from=date(2024, 1, 1), disciplines=DISCIPLINES,
)  # fmt: skip


def stays(number: int, chance: Random) -> Iterator[Stay]:
    """Made-up stays over a year: some notices late, some needing a SIP, some blocked, some interrupted."""
    for _ in range(number):
        admitted = FIRST + timedelta(minutes=chance.randrange(355 * 24 * 60))
        home = chance.choice(MUNICIPALITIES)
        ready = admitted + timedelta(minutes=chance.randrange(60, 12 * 24 * 60))
        ended = ready + timedelta(minutes=int(chance.expovariate(1 / (3.5 * 24 * 60))))
        steps = [
            Step(StepKind.ADMISSION, admitted + timedelta(hours=chance.choice((2, 5, 12, 30))), home),
            Step(StepKind.READY, ready, home),
        ]
        if chance.random() < 0.4:
            steps.append(Step(StepKind.SIP_CALL, ready + timedelta(hours=chance.randrange(100)), by_named_contact=True))
        if chance.random() < 0.05:
            steps.append(Step(StepKind.UNCLEAR, ready + timedelta(hours=3)))
            steps.append(Step(StepKind.CLEAR, ready + timedelta(hours=40)))
        if chance.random() < 0.05:
            steps.append(Step(StepKind.INTERRUPTED, ready + (ended - ready) / 3))
            steps.append(Step(StepKind.READY, ready + (ended - ready) / 2, home))
        yield Stay(
            UUID(int=chance.getrandbits(128)), UUID(int=chance.getrandbits(128)), "SE", "somatic", admitted, ended,
            (Residence(date.min, home),), tuple(steps), None, chance.random() < 0.4, chance.random() < 0.9,
        )  # fmt: skip


def year(found: list[Stay], rulebook: Rulebook) -> dict[tuple[str, date], int]:
    """What every municipality pays for every month, in kronor."""
    book = tally(found, rulebook, UNTIL)
    return {
        (code, month): sum(part.amount or 0 for part in settle(book, AMOUNTS, month, code))
        for code in MUNICIPALITIES
        for month in MONTHS
    }


def plain_year(found: list[Stay], rulebook: Rulebook) -> dict[tuple[str, date], int]:
    """The same, day by day."""
    homes = {code: [stay for stay in found if stay.residences[0].registered == code] for code in MUNICIPALITIES}
    return {
        (code, month): sum(
            amount or 0 for *_, amount in account(homes[code], rulebook, AMOUNTS, month, code, UNTIL).values()
        )
        for code in MUNICIPALITIES
        for month in MONTHS
    }


def main(number: int) -> int:
    """Print both times; 1 when the year took too long or the two accounts differ."""
    keys = {(code, discipline): (AGREED,) for code in MUNICIPALITIES for discipline in DISCIPLINES}
    rulebook = Rulebook("SE", keys)
    found = list(stays(number, Random(20251101)))
    began = time.perf_counter()
    paid = year(found, rulebook)
    took = time.perf_counter() - began
    print(f"{number} stays, {len(MUNICIPALITIES)} municipalities, 12 months: {took:.1f} s, {sum(paid.values())} kr")
    sample = found[: min(SAMPLE, number)]
    began = time.perf_counter()
    fast = year(sample, rulebook)
    fast_took, began = time.perf_counter() - began, time.perf_counter()
    same = fast == plain_year(sample, rulebook)
    print(f"{len(sample)} stays: fast {fast_took:.2f} s, plain {time.perf_counter() - began:.2f} s, equal: {same}")
    return 0 if same and took <= MOST_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
