"""What the source of a local definition may not use: every way round the view of the events is refused by its line."""

import pytest

from narvard_analytics.indicators.local.law import AgainstTheLaw, check_source


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("import duckdb", "imports duckdb whole"),
        ("import narvard_analytics.vocabulary", "whole"),
        ("from narvard_analytics.vocabulary import ibis", "imports ibis"),
        ("from narvard_analytics.indicators.aggregate import pc", "imports pc"),
        ("from narvard_analytics.engines import open_engine", "imports open_engine"),
        ("from narvard_analytics.events.snapshot import open_snapshot", "imports from narvard_analytics.events"),
        ("from narvard_analytics.indicators.discharge_ready import days", "imports from"),
        ("from .other import rows", "imports from .other"),
        ("from narvard_analytics.vocabulary import *", "imports *"),
        ("x = engine._inner", "_inner"),
        ("x = engine.snapshot", "snapshot"),
        ("x = table.op()", "op"),
        ("x = table.get_backend()", "get_backend"),
        ("x = table.sql('select 1')", "sql"),
        ("x = rows.__globals__", "__globals__"),
        ("x = __builtins__", "__builtins__"),
        ("x = open('file')", "uses open"),
        ("x = getattr(engine, 'x')", "uses getattr"),
        ("x = eval('1')", "uses eval"),
        ("x = exec('1')", "uses exec"),
        ("match engine:\n    case object(_inner=x):\n        pass", "class pattern"),
    ],
)
def test_what_leads_round_the_view_is_against_the_law(line, said):
    with pytest.raises(AgainstTheLaw, match="own.py, line") as refused:
        check_source("own.py", line)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "line",
    [
        "from narvard_analytics.engines import Engine",
        "from narvard_analytics.vocabulary import age_on, in_window",
        "x = sum(range(len([1, 2])))",
        "raise ValueError('x')",
        "x = contacts.filter(contacts.kind == 'visit').group_by('person').aggregate(n=contacts.count())",
    ],
)
def test_the_closed_vocabulary_is_free_to_use(line):
    check_source("own.py", line)


def test_the_line_is_told():
    with pytest.raises(AgainstTheLaw, match="own.py, line 3: it uses open"):
        check_source("own.py", "x = 1\ny = 2\nz = open('f')\n")
