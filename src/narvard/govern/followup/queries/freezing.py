"""The rows that a quarter holds when it is closed now. Only operations keep them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities
from narvard.govern.followup.models import Said
from narvard.govern.followup.permissions import READ
from narvard.govern.followup.queries.board import AreaRow, Board, board_of, ready_areas
from narvard.govern.followup.queries.lines import (
    Key,
    Line,
    SaidRow,
    every_line,
    lights_of,
    to_speak_of,
    words,
)
from narvard.govern.followup.queries.periods import PeriodRow
from narvard.govern.followup.queries.piloted import frozen_pilots
from narvard.govern.followup.rules.freezing import Frozen, Kind, content
from narvard.govern.followup.rules.saying import COLOURS_THAT_WANT_A_WORD, Subject, cell_key
from narvard.measure.indicators.queries import LightRow


@dataclass(frozen=True)
class Preview:
    """How much a closing would freeze."""

    activities: int
    words: int
    lights: int
    silent: int


def preview(actor: Actor, period: PeriodRow, every: tuple[Line, ...]) -> Preview:
    """What closing would freeze of every line, counted: `silent` are lines without a word that is wanted."""
    actor.require(READ)
    found = to_speak_of(every)
    return Preview(
        activities=sum(line.subject is Subject.ACTIVITY for line in found),
        words=Said.objects.filter(period=period.id).count(),
        lights=len(lights_of(every)),
        silent=sum(not line.complete for line in found),
    )


def rows_now(actor: Actor, period: PeriodRow, today: date) -> tuple[Frozen, ...]:
    """Everything of an open quarter as frozen rows: areas, activities, cells, lights, and the counts of them all."""
    every = every_line(actor, period, today)
    found = to_speak_of(every)
    said = words(period.id)
    board = board_of(actor, period, found, today)
    parts = [_area(area) for area in board.areas]
    parts += [_activity(line, said.get(line.place, ())) for line in found if line.subject is Subject.ACTIVITY]
    parts += _gone(found, said)
    parts += [_cell(line, said.get(line.place, ())) for line in found if line.subject is Subject.CELL]
    parts += [light_row(light) for light in lights_of(every)]
    parts += frozen_pilots(actor, period.quarter, today)
    return (_counts(board, parts), *parts)


def rows_brought(actor: Actor, period: PeriodRow) -> tuple[Frozen, ...]:
    """The frozen rows of a quarter whose words were brought from elsewhere: no lights, nothing that was not said.

    How many words were wanted then is not known, so no row tells it.
    """
    said = words(period.id)
    ready = ready_areas(period)
    spoken = Counter(municipality for _subject, municipality, _key in said)
    areas = [
        _area(AreaRow(row.code, row.name, spoken[row.code], 0, ready.get(row.code)))
        for row in municipalities(actor)
        if spoken[row.code] or row.code in ready
    ]
    parts = [*areas, *(_brought(place, rows) for place, rows in sorted(said.items()))]
    counts = {"said": len(said), "areas": len(areas), "areas_ready": len(ready)}
    return (_count(counts, parts), *parts)


def light_row(light: LightRow) -> Frozen:
    """A light with all that it rests on. A figure that is withheld has no number of persons either."""
    shown = light.value is not None
    return Frozen(
        kind=Kind.LIGHT,
        municipality=light.municipality,
        key=f"{light.target_group}/{light.indicator}.{light.measure}/{light.target_id}",
        title=f"{light.indicator}.{light.measure}",
        state=light.colour,
        content=content(
            {
                "target": light.target_id,
                "indicator": light.indicator,
                "measure": light.measure,
                "target_group": light.target_group,
                "computed": light.computed_colour,
                "override": light.override.reason if light.override else "",
                "level": light.level,
                "movement": light.movement,
                "capability": light.capability,
                "probability": light.probability,
                "value": light.value,
                "lower": light.lower,
                "upper": light.upper,
                "required": light.required,
                "goal": light.target_value,
                "n": light.persons if shown else None,
                "points": light.points,
                "method": light.method,
                "version": light.version,
                "inputs": light.inputs,
                "from": _text(light.period_from),
                "to": _text(light.period_to),
                "cut_off": light.cut_off.isoformat(),
                "computed_at": light.computed_at.isoformat(),
            }
        ),
    )


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


def _spoken(said: Iterable[SaidRow]) -> list[dict[str, object]]:
    return [
        {
            "side": word.side,
            "status": word.status,
            "done": word.done,
            "hinders": word.hinders,
            "next": word.next_step,
            "by": word.by,
            "at": word.at.isoformat(),
        }
        for word in said
    ]


def _area(area: AreaRow) -> Frozen:
    values: dict[str, object] = {"said": area.said}
    if area.to_say:
        values["to_say"] = area.to_say
    if area.ready:
        values |= {"by": area.ready.by, "at": area.ready.at.isoformat(), "note": area.ready.note}
    return Frozen(Kind.AREA, area.code, area.code, area.name, "ready" if area.ready else "not_ready", content(values))


def _activity(line: Line, said: tuple[SaidRow, ...]) -> Frozen:
    values = {
        "target_group": line.target_group,
        "goal_area": line.goal_area,
        "owner": line.owner,
        "wanted": line.wanted,
        "missing": [side.value for side in line.missing] if line.wanted else [],
        "words": _spoken(said),
    }
    return Frozen(Kind.ACTIVITY, line.municipality, line.key, line.title, line.status, content(values))


def _gone(found: tuple[Line, ...], said: Mapping[Key, tuple[SaidRow, ...]]) -> list[Frozen]:
    """Words about activities that the plan no longer holds: what was said stays said."""
    known = {line.place for line in found}
    return [_brought(place, spoken) for place, spoken in said.items() if place not in known]


def _brought(place: Key, said: tuple[SaidRow, ...]) -> Frozen:
    subject, municipality, key = place
    latest = max(said, key=lambda word: word.at)
    return Frozen(subject, municipality, key, latest.title, latest.status, content({"words": _spoken(said)}))


def _cell(line: Line, said: tuple[SaidRow, ...]) -> Frozen:
    attention = any(light.colour in COLOURS_THAT_WANT_A_WORD for light in line.lights)
    values = {"lights": [light.target_id for light in line.lights], "words": _spoken(said)}
    key = cell_key(line.target_group, line.goal_area)
    return Frozen(
        Kind.CELL, line.municipality, key, line.title, "needs_attention" if attention else "", content(values)
    )


def _counts(board: Board, parts: list[Frozen]) -> Frozen:
    areas = {"said": board.said, "to_say": board.to_say, "areas": len(board.areas), "areas_ready": board.ready}
    return _count(areas, parts)


def _count(values: dict[str, object], parts: list[Frozen]) -> Frozen:
    statuses = Counter(row.state for row in parts if row.kind == Kind.ACTIVITY)
    colours = Counter(row.state for row in parts if row.kind == Kind.LIGHT)
    return Frozen(Kind.COUNT, "", "all", "", "", content({**values, "statuses": statuses, "lights": colours}))
