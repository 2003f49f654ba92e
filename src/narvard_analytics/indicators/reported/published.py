"""Figures of the catalogue's indicators that others have computed, as result rows beside our own.

They are never merged with what is computed here or added to it: a row's basis and version tell where it comes from, and
own processing of a publisher's figure may not carry the publisher's name (Kolada's terms).
"""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from narvard_analytics.engines import Engine
from narvard_analytics.events.home_run import VALUE, delivered_figures
from narvard_analytics.indicators.definition import Definition
from narvard_analytics.results import SCHEMA, join


def published(engine: Engine, definitions: Sequence[Definition]) -> pa.Table:
    """Result rows of the definitions' figures that the deliveries hold ready-made, each with basis and publisher.

    A figure without a measure of its own is the definition's main one. Of definitions that take their figures from
    `aggregates` themselves, what they take is not given again. Figures of measures that a definition does not have are
    left out, and a row that two deliveries hold alike is one.
    """
    rows = delivered_figures(engine.snapshot)
    return join([_of(each, rows) for each in definitions])


def _of(definition: Definition, rows: pa.Table) -> pa.Table:
    own = rows.filter(pc.equal(rows["indicator"], definition.id))
    if "aggregates" in definition.tables:
        own = own.filter(pc.not_equal(own["measure"], VALUE))
    main = pc.if_else(pc.equal(own["measure"], VALUE), definition.main.id, own["measure"])
    named = own.set_column(SCHEMA.get_field_index("measure"), "measure", main)
    measures = [measure.id for measure in definition.measures]
    return _once(named.filter(pc.is_in(named["measure"], pa.array(measures))))


def _once(rows: pa.Table) -> pa.Table:
    return rows.group_by(SCHEMA.names, use_threads=False).aggregate([]).select(SCHEMA.names)
