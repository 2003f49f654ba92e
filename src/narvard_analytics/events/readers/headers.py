"""Whether a file's columns are those of a table."""

from collections.abc import Sequence

from narvard_analytics.events.findings import Problem
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.staging import Staging


def check_header(staging: Staging, table: str, file: str, names: Sequence[str]) -> bool:
    """Tell the staging what is wrong with a header; True where nothing is."""
    known = TABLES[table].names
    required = [c.name for c in TABLES[table].columns if c.required]
    wrong = [
        *(("unknown_column", name) for name in names if name not in known),
        *(("missing_column", name) for name in required if name not in names),
        *(("repeated_column", name) for name in sorted({n for n in names if list(names).count(n) > 1})),
    ]
    for reason, name in wrong:
        staging.problem(Problem(table, file, 1, name[:40], reason))
    return not wrong
