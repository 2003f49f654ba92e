"""What the plans rest on: a large agreement with its versions, a fund with its use, a roadmap, decisions."""

import random
from datetime import date, datetime, timedelta

from bench.govern_load.place import CASE, Place
from narvard.base.core.queries import search_key
from narvard.govern.agreements.models import (
    Agreement,
    Clause,
    Commitment,
    CommitmentWording,
    ForcePeriod,
    Part,
    Party,
    Phase,
    TimedActivity,
    Version,
)
from narvard.govern.bodies.models import Decision
from narvard.govern.funds.models import Fund, FundNode, Spending
from narvard.govern.plans.models import Direction, EffortArea, EffortGroup, Strategy, StrategyStep

AGREEMENT = FUND = STRATEGY = "made-up"
"""The codes of the three large ones, whose pages are measured."""
KNOWN = {"source": "Påhittat för mätning", "certainty": "D"}
PARTS, CLAUSES, COMMITMENTS, PHASES = 3, 60, 120, 6
PURPOSES, VOUCHERS = 7, 10_000
STEPS, DECISIONS = 60, 2_000
MILLION = 1_000_000


def load_around(place: Place, now: datetime) -> None:
    """All of it."""
    _agreement(place)
    _fund(place, now)
    _strategy()
    _decisions(place)


def _agreement(place: Place) -> None:
    """A version a year, every one with all clauses and commitments, signed by everyone; the last is in force."""
    title = "Påhittat avtal"
    agreement = Agreement.objects.create(
        collaboration_id=CASE,
        code=AGREEMENT,
        title=title,
        short_title=title,
        search_key=search_key(title),
        kind="own",
        signing="all",
        yearly_follow_up=True,
        **KNOWN,
    )
    promised = Commitment.objects.bulk_create(
        Commitment(collaboration_id=CASE, agreement=agreement, code=f"made-up-{number}")
        for number in range(COMMITMENTS)
    )
    for number, year in enumerate(place.years, 1):
        _version(agreement, number, year, promised, place)


def _version(agreement: Agreement, number: int, year: int, promised: list[Commitment], place: Place) -> None:
    first, end = date(year, 1, 1), date(year + 1, 1, 1)
    version = Version.objects.create(
        agreement=agreement,
        number=number,
        label=f"Version {year}",
        intended_from=first,
        adopted_on=first,
        adopted_by_id=place.body,
    )
    last = year == place.years[-1]
    ForcePeriod.objects.create(
        agreement=agreement,
        version=version,
        valid_from=first,
        valid_to=None if last else end,
        ended_because="" if last else "Nästa version tog vid.",
    )
    Party.objects.bulk_create(
        Party(version=version, organization_id=pk, signed_on=first, signed_by="Person 0", order=order)
        for order, pk in enumerate((place.region, *place.municipality_of.values()))
    )
    _text(version, promised)
    _phases(version, first, promised)


def _text(version: Version, promised: list[Commitment]) -> None:
    parts = Part.objects.bulk_create(
        Part(version=version, code=f"Del {order}", title=f"Del {order}", order=order) for order in range(PARTS)
    )
    clauses = Clause.objects.bulk_create(
        Clause(
            version=version,
            part=parts[order * PARTS // CLAUSES],
            key=f"klausul-{order}",
            number=str(order + 1),
            heading=f"Klausul {order + 1}",
            text=f"Parterna svarar gemensamt för detta, i version {version.number}. " * 4,
            order=order,
        )
        for order in range(CLAUSES)
    )
    CommitmentWording.objects.bulk_create(
        CommitmentWording(
            commitment=commitment,
            version=version,
            clause=clauses[order * CLAUSES // COMMITMENTS],
            text="Parterna inför arbetssättet tillsammans och följer upp det varje år.",
            side=("region", "municipality", "joint")[order % 3],
            due_on=version.intended_from + timedelta(days=300),
            order=order,
        )
        for order, commitment in enumerate(promised)
    )


def _phases(version: Version, first: date, promised: list[Commitment]) -> None:
    phases = Phase.objects.bulk_create(
        Phase(
            version=version,
            code=f"fas-{order}",
            title=f"Fas {order + 1}",
            valid_from=first + timedelta(days=120 * order),
            valid_to=first + timedelta(days=120 * order + 200),
            order=order,
        )
        for order in range(PHASES)
    )
    TimedActivity.objects.bulk_create(
        TimedActivity(phase=phase, order=order, text="Arbetssättet införs.", commitment=promised[order])
        for phase in phases
        for order in range(10)
    )


def _fund(place: Place, now: datetime) -> None:
    """A part for each municipality, divided by purpose, and ten thousand vouchers of the last year."""
    year, areas = place.years[-1], list(place.areas)
    fund = Fund.objects.create(
        collaboration_id=CASE,
        code=FUND,
        name="Påhittat statsbidrag",
        grantor="Socialstyrelsen",
        year=year,
        valid_from=date(year, 1, 1),
        valid_to=date(year + 1, 1, 1),
        ground="Påhittat för mätning",
        regulation="2024:1253",
        accounted=True,
        **KNOWN,
    )
    whole = len(areas) * PURPOSES * MILLION
    top = FundNode.objects.create(
        fund=fund, code="hela", order=0, parts_whole=whole, **_amount("Bidraget", whole + MILLION)
    )
    parts = FundNode.objects.bulk_create(
        FundNode(
            fund=fund,
            parent=top,
            code=f"del-{area}",
            order=order,
            parts_whole=PURPOSES * MILLION,
            **_amount(place.areas[area], PURPOSES * MILLION),
        )
        for order, area in enumerate(areas)
    )
    leaves = FundNode.objects.bulk_create(
        FundNode(
            fund=fund, parent=part, code=f"{part.code}-{order}", order=order, **_amount(f"Ändamål {order}", MILLION)
        )
        for part in parts
        for order in range(1, PURPOSES + 1)
    )
    _vouchers(leaves, areas, place, now)


def _amount(name: str, kronor: int) -> dict[str, object]:
    return {"name": name, "whole": kronor, **KNOWN}


def _vouchers(leaves: list[FundNode], areas: list[str], place: Place, now: datetime) -> None:
    draw = random.Random(7)
    first = date(place.years[-1], 1, 1)
    Spending.objects.bulk_create(
        (
            Spending(
                node=leaves[number % len(leaves)],
                day=first + timedelta(days=draw.randrange(320)),
                purpose=number % (PURPOSES + 1),
                organization_id=place.municipality_of[areas[number % len(leaves) // PURPOSES]],
                kronor=draw.randint(1_000, 20_000),
                text="Bemanning och material",
                voucher=f"V-{number}",
                recorded_at=now,
                recorded_by="Person 0",
            )
            for number in range(VOUCHERS)
        ),
        batch_size=1_000,
    )


def _strategy() -> None:
    """Seven areas in three groups, five directions each, and sixty steps in ten years."""
    strategy = Strategy.objects.create(
        collaboration_id=CASE,
        code=STRATEGY,
        title="Påhittad strategi",
        aim="Bättre hälsa för fler",
        valid_from=date(2017, 1, 1),
        order=9,
        **KNOWN,
    )
    groups = EffortGroup.objects.bulk_create(
        EffortGroup(strategy=strategy, code=f"grupp-{order}", title=f"Grupp {order}", order=order) for order in range(3)
    )
    areas = EffortArea.objects.bulk_create(
        EffortArea(group=groups[order % 3], code=f"omrade-{order}", title=f"Område {order}", order=order)
        for order in range(7)
    )
    Direction.objects.bulk_create(
        Direction(area=area, text=f"Vi går dit tillsammans, {order}.", order=order)
        for area in areas
        for order in range(5)
    )
    StrategyStep.objects.bulk_create(
        StrategyStep(
            strategy=strategy,
            area=areas[order % 7],
            code=f"steg-{order}",
            title=f"Steg {order}",
            starts_on=date(2017, 1, 1) + timedelta(days=60 * order),
            ends_on=date(2017, 1, 1) + timedelta(days=60 * order + 400),
            order=order,
        )
        for order in range(STEPS)
    )


def _decisions(place: Place) -> None:
    """Two hundred a year in one body; all are carried out but a tenth of the last year's."""
    a_year = DECISIONS // len(place.years)
    Decision.objects.bulk_create(
        (
            _decision(place, year, number, done=year < place.years[-1] or number % 10 > 0)
            for year in place.years
            for number in range(a_year)
        ),
        batch_size=500,
    )


def _decision(place: Place, year: int, number: int, *, done: bool) -> Decision:
    title, day = "Påhittat beslut om gemensamt arbetssätt", date(year, 1, 1) + timedelta(days=number)
    return Decision(
        body_id=place.body,
        year=year,
        sequence=1_000 + number,
        decided_on=day,
        title=title,
        text="Arbetssättet införs i hela området.",
        responsible="Person 0",
        due_on=date(year, 12, 31),
        carried_out_on=day + timedelta(days=30) if done else None,
        search_key=search_key(title),
        **KNOWN,
    )
