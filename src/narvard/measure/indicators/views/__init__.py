"""Pages, downloads and forms of indicators."""

from narvard.measure.indicators.views.downloads import download_csv, download_xlsx
from narvard.measure.indicators.views.overriding import override
from narvard.measure.indicators.views.reading import detail, index

__all__ = ["detail", "download_csv", "download_xlsx", "index", "override"]
