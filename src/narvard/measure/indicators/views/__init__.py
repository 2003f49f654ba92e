"""Pages, downloads and forms of indicators."""

from narvard.measure.indicators.views.downloads import download_csv, download_xlsx
from narvard.measure.indicators.views.opening import open_chart, open_detail, open_file, open_index
from narvard.measure.indicators.views.overriding import override
from narvard.measure.indicators.views.reading import definition, detail, index
from narvard.measure.indicators.views.running import publish, runs, start_run, withdraw
from narvard.measure.indicators.views.targets import targets

__all__ = [
    "definition",
    "detail",
    "download_csv",
    "download_xlsx",
    "index",
    "open_chart",
    "open_detail",
    "open_file",
    "open_index",
    "override",
    "publish",
    "runs",
    "start_run",
    "targets",
    "withdraw",
]
