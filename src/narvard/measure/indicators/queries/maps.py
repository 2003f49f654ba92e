"""The map and the ranked intervals of one period, with one selection between them."""

from dataclasses import dataclass

from narvard.measure.indicators.queries import numbers, words
from narvard.measure.indicators.queries.choices import WHOLE, Choice
from narvard.measure.indicators.queries.definitions import MeasureRow
from narvard.measure.indicators.rules.figures import SUPPRESSED, Figure
from narvard.measure.indicators.rules.maps import Class, atlas, class_of, classes
from narvard.measure.indicators.rules.ranking import Bar, Place, Ranking, draw_ranking, rank

WITHOUT_FIGURE = ("withheld", "missing")

At = dict[str, Figure]
"""Each place's figure of one period."""


@dataclass(frozen=True)
class AreaRow:
    """One municipality on the map; `shade` is class-1 to class-5, withheld or missing."""

    code: str
    name: str
    path: str
    x: float
    y: float
    shade: str
    value: str
    address: str
    chosen: bool


@dataclass(frozen=True)
class LegendRow:
    """One shade and what it stands for."""

    shade: str
    text: str


@dataclass(frozen=True)
class MapRow:
    """The map: areas without a figure after the others, and the chosen one last, so that their outlines are whole."""

    view_box: str
    areas: tuple[AreaRow, ...]
    legend: tuple[LegendRow, ...]


@dataclass(frozen=True)
class RankedRow:
    """One municipality in the ranking; `state` says why there is no value where there is none."""

    code: str
    name: str
    value: str
    interval: str
    state: str
    bar: Bar
    address: str
    chosen: bool


def map_row(at: At, places: dict[str, str], measure: MeasureRow, choice: Choice) -> MapRow:
    """The map of `at`, each area a link that selects it (or lets go of it when it is selected)."""
    drawn = atlas()
    shades = classes({code: at[code].value if code in at else None for code in places})
    areas = [
        AreaRow(
            code=shape.code,
            name=places[shape.code],
            path=shape.path,
            x=shape.x,
            y=shape.y,
            shade=_shade(at.get(shape.code), shades),
            value=said(at.get(shape.code), measure),
            address=_address(choice, shape.code),
            chosen=shape.code == choice.municipality,
        )
        for shape in drawn.shapes
        if shape.code in places
    ]
    return MapRow(
        view_box=f"0 0 {drawn.width:g} {drawn.height:g}",
        areas=tuple(sorted(areas, key=lambda area: (area.chosen, area.shade in WITHOUT_FIGURE))),
        legend=_legend(shades, {area.shade for area in areas}, measure),
    )


def ranking_of(at: At, places: dict[str, str], measure: MeasureRow, sort: str) -> tuple[Ranking, tuple[Place, ...]]:
    """The ranking's drawing and its places: the best first, or by name."""
    listed = [_place(code, at.get(code)) for code in places]
    ordered = tuple(listed) if sort == "name" else rank(listed, descending=measure.rule.direction == "higher")
    whole = at[WHOLE].value if WHOLE in at else None
    return draw_ranking(ordered, whole, lambda value, step: numbers.tick(value, step, measure.figuring)), ordered


def ranked_rows(
    ordered: tuple[Place, ...],
    drawn: Ranking,
    at: At,
    places: dict[str, str],
    measure: MeasureRow,
    choice: Choice,
    chooses: str = "municipality",
) -> tuple[RankedRow, ...]:
    """The ranking's rows in words, each with the address that chooses it as the named part of the choice."""
    return tuple(
        RankedRow(
            code=place.code,
            name=places[place.code],
            value="" if place.value is None else numbers.bare(place.value, measure.figuring),
            interval=numbers.span(place.lower, place.upper, measure.figuring),
            state=str(words.STATUSES[place.status]) if place.value is None else "",
            bar=bar,
            address=_address(choice, place.code, chooses),
            chosen=place.code == getattr(choice, chooses),
        )
        for place, bar in zip(ordered, drawn.bars, strict=True)
    )


def said(figure: Figure | None, measure: MeasureRow) -> str:
    """A figure in short, or its state."""
    if figure is None:
        return str(words.STATUSES["no_data"])
    if not figure.usable or figure.value is None:
        return str(words.STATUSES[figure.status])
    return numbers.bare(figure.value, measure.figuring)


def _place(code: str, figure: Figure | None) -> Place:
    if figure is None or not figure.usable:
        return Place(code, None, None, None, figure.status if figure else "no_data")
    return Place(code, figure.value, figure.lower, figure.upper, figure.status)


def _shade(figure: Figure | None, shades: tuple[Class, ...]) -> str:
    if figure is not None and figure.usable and figure.value is not None:
        return f"class-{class_of(figure.value, shades)}"
    return "withheld" if figure is not None and figure.status == SUPPRESSED else "missing"


def _address(choice: Choice, code: str, chooses: str = "municipality") -> str:
    return choice.address(**{chooses: "" if code == getattr(choice, chooses) else code})


def _legend(shades: tuple[Class, ...], used: set[str], measure: MeasureRow) -> tuple[LegendRow, ...]:
    """All classes, and of the two other shades those that the map has."""
    classed = tuple(LegendRow(f"class-{each.number}", _range(each, measure)) for each in shades)
    others = (("withheld", words.STATUSES["suppressed"]), ("missing", words.STATUSES["no_data"]))
    return classed + tuple(LegendRow(shade, str(text)) for shade, text in others if shade in used)


def _range(each: Class, measure: MeasureRow) -> str:
    if each.low == each.high:
        return numbers.bare(each.low, measure.figuring)
    low, high = (numbers.tick(bound, each.high - each.low, measure.figuring) for bound in (each.low, each.high))
    return f"{low}{numbers.DASH}{high}"
