"""Forty quarters with what was said in them: all but the last are closed by the operation itself, the last is open."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bench.govern_load.place import CASE, Place
from narvard.base.core.actor import Actor
from narvard.govern.followup.models import AreaReady, Period, Said
from narvard.govern.followup.operations import close_period
from narvard.govern.plans.models import Activity, ActivityPlan

BATCH = 1_000
DONE = (
    "Arbetslagen har träffats varje vecka, rutinen är skriven och prövad på två enheter, och de berörda är tillfrågade."
)
HINDERS = "Två tjänster är vakanta, och den gemensamma läsningen av journalen är ännu inte på plats."
NEXT = "Rutinen införs på de enheter som återstår, och uppföljningen redovisas i ledningsgruppen före nästa kvartal."

Line = tuple[str, str, str, str, str]
"""Area, subject, key, title and status."""


def load_quarters(loader: Actor, place: Place, now: datetime) -> None:
    """Every quarter of every year, in order, since a closing looks at the quarter before."""
    lines = _lines()
    for year in place.years:
        for quarter in range(1, 5):
            period = _period(year, quarter, now)
            last = (year, quarter) == (place.years[-1], 4)
            Said.objects.bulk_create(_words(period, lines[year], now, only_region=last), batch_size=BATCH)
            if not last:
                AreaReady.objects.bulk_create(
                    AreaReady(period=period, municipality_id=area, at=now, by_name="Person 0") for area in place.areas
                )
                close_period(actor=loader, now=now, today=now.date(), year=year, quarter=quarter)


def _lines() -> dict[int, list[Line]]:
    """What is spoken of in a year: its activities and its cells."""
    found: dict[int, list[Line]] = defaultdict(list)
    names = ("cell__action_plan__year", "cell__action_plan__municipality_id", "reference", "title", "status")
    for year, area, reference, title, status in Activity.objects.values_list(*names):
        found[year].append((area, "activity", reference, title, status))
    names = ("action_plan__year", "action_plan__municipality_id", "target_group_id", "goal_area_id")
    for year, area, group, goal in ActivityPlan.objects.values_list(*names):
        found[year].append((area, "cell", f"{group}/{goal}", f"{group} · {goal}", ""))
    return found


def _period(year: int, quarter: int, now: datetime) -> Period:
    end = date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
    return Period.objects.create(
        collaboration_id=CASE,
        year=year,
        quarter=quarter,
        state="open",
        areas_by=end + timedelta(days=21),
        office_by=end + timedelta(days=28),
        steering_by=end + timedelta(days=45),
        council_by=end + timedelta(days=60),
        opened_at=now,
        opened_by="Person 0",
        office_ready_at=now,
        office_ready_by="Person 0",
    )


def _words(period: Period, lines: list[Line], now: datetime, *, only_region: bool) -> Iterator[Said]:
    """Both sides about an activity, and about a cell its manager too; of an open quarter the region's words alone."""
    for area, subject, key, title, status in lines:
        sides = ("region", "municipality") if subject == "activity" else ("region", "municipality", "both")
        for side in sides[:1] if only_region else sides:
            yield Said(
                period=period,
                municipality_id=area,
                subject=subject,
                key=key,
                title=title,
                side=side,
                status=status,
                done=DONE,
                hinders=HINDERS,
                next_step=NEXT,
                at=now,
                by_name="Person 1",
            )
