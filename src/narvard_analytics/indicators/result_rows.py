"""From figures to rows of the result table."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.definition import Definition
from narvard_analytics.indicators.figures import Figures, Numbers
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.results import ALL_LISTED, ALL_MUNICIPALITIES, ALL_UNITS, SCHEMA, Status


def to_results(figures: Sequence[Figures], definition: Definition, plan: Plan, engine: Engine) -> pa.Table:
    """Result rows of all combinations; those of residents without a known municipality only where there are any."""
    unknown = len(plan.places) - 2
    seen = any(f.persons[unknown].any() or f.events[unknown].any() for f in figures)
    places = [number for number in range(len(plan.places)) if seen or number != unknown]
    return pa.concat_tables([_rows(f, places, definition, plan, engine) for f in figures])


def _rows(figures: Figures, places: list[int], definition: Definition, plan: Plan, engine: Engine) -> pa.Table:
    shape = (len(places), len(plan.groups), len(figures.periods))
    place, group, period = (index.ravel() for index in np.indices(shape))
    known = all(engine.delivered(name) for name in definition.tables)
    status = _status(figures, known)[places].ravel()
    shown = known and figures.applicable
    hidden = _withheld(figures)[places].ravel()
    columns = {
        **_labels(figures, definition, plan),
        "period_from": pa.array([figures.periods[p].start for p in period], pa.date32()),
        "period_to": pa.array([figures.periods[p].end for p in period], pa.date32()),
        **_placed(plan, np.array(plan.places, dtype=object)[places][place]),
        "target_group": pa.array(np.array(plan.groups, dtype=object)[group], pa.string()),
        "status": pa.array(status, pa.string()),
        "inputs": engine.inputs,
        "cut_off": pa.scalar(engine.cut_off, SCHEMA.field("cut_off").type),
        **{name: _column(array[places].ravel(), shown, hidden) for name, array in _figure_arrays(figures).items()},
    }
    count = len(place)
    filled = {n: c if isinstance(c, pa.Array) else pa.repeat(c, count) for n, c in columns.items()}
    return pa.table({name: filled[name] for name in SCHEMA.names}).cast(SCHEMA)


def _placed(plan: Plan, places: NDArray[np.object_]) -> dict[str, pa.Array | str]:
    """Municipality and unit: rows divided by unit count who is listed there, wherever they live."""
    if not plan.units:
        return {"municipality": pa.array(places, pa.string()), "unit": ALL_UNITS}
    units = np.where(places == ALL_MUNICIPALITIES, ALL_LISTED, places)
    return {"municipality": ALL_MUNICIPALITIES, "unit": pa.array(units, pa.string())}


def _labels(figures: Figures, definition: Definition, plan: Plan) -> dict[str, str]:
    visits = plan.visits.as_if_physicians if definition.all_professions else plan.visits
    changed = visits.label if definition.uses_visits else ""
    own = figures.measure.code_lists
    lists = definition.code_lists if own is None else own
    return {
        "indicator": definition.id,
        "measure": figures.measure.id,
        "version": f"{definition.version}+{changed}" if changed else definition.version,
        "period_kind": str(figures.periods[0].kind),
        "interval_method": str(figures.measure.interval),
        "code_list": figures.code_list or ";".join(plan.code_list(name).name for name in lists),
        "basis": str(definition.basis),
    }


def _figure_arrays(figures: Figures) -> dict[str, Numbers]:
    return {
        "numerator": figures.numerator,
        "denominator": figures.denominator,
        "value": figures.value,
        "lower_95": figures.limits[0].lower,
        "upper_95": figures.limits[0].upper,
        "lower_998": figures.limits[1].lower,
        "upper_998": figures.limits[1].upper,
        "persons": figures.persons,
        "events": figures.events,
    }


def _status(figures: Figures, known: bool) -> NDArray[np.object_]:
    empty = np.isnan(figures.value)
    status = np.where(empty, str(Status.NO_DATA), str(Status.OK)).astype(object)
    status[..., ~figures.complete] = str(Status.INCOMPLETE)
    status[_withheld(figures)] = str(Status.SUPPRESSED)
    if known and figures.applicable:
        return status
    return np.full(status.shape, str(Status.NOT_APPLICABLE if known else Status.NO_DATA), dtype=object)


def _withheld(figures: Figures) -> NDArray[np.bool_]:
    return np.zeros(figures.value.shape, dtype=bool) if figures.withheld is None else figures.withheld


def _column(values: Numbers, shown: bool, hidden: NDArray[np.bool_]) -> pa.Array:
    if not shown:
        return pa.nulls(len(values), pa.float64())
    return pa.array(values, mask=np.isnan(values) | hidden)
