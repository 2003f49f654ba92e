"""Every worked example holds, on every engine that runs in this process."""

import pytest

from narvard_analytics.engines import open_engine
from narvard_analytics.indicators.catalogue import indicator
from narvard_analytics.indicators.run import run
from narvard_analytics.indicators.worked_examples import examples, with_examples
from narvard_analytics.indicators.worked_examples.computing import differences, snapshot_of

CASES = [
    pytest.param(name, number, id=f"{name}-{number}-{case.kind}")
    for name in with_examples()
    for number, case in enumerate(examples(name).cases)
]


@pytest.mark.parametrize(("name", "number"), CASES)
def test_the_example_holds(tmp_path, name, number):
    read = examples(name)
    case = read.cases[number]
    tables = indicator(name).definition.tables
    assert case.figures
    with snapshot_of(tmp_path, read, case, tables) as snapshot:
        for kind in ("duckdb", "plain"):
            with open_engine(snapshot, kind=kind) as engine:
                assert differences(case, run(engine, [name], period=read.period)) == [], kind
