"""Which columns of the library's result table name a series; the others belong to one of its periods, or to the run."""

SERIES = (
    "indicator",
    "measure",
    "version",
    "period_kind",
    "municipality",
    "unit",
    "target_group",
    "basis",
    "code_list",
    "interval_method",
)
