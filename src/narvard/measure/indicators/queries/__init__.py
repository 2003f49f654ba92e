"""What may be asked of indicators: pages, panels, lights, changes and downloads."""

from narvard.measure.indicators.queries.catalogue import Catalogue, catalogue
from narvard.measure.indicators.queries.changes import ChangeRow, changes
from narvard.measure.indicators.queries.choices import Choice
from narvard.measure.indicators.queries.downloads import COLUMNS, Download, download
from narvard.measure.indicators.queries.lights import LightRow, OverrideRow, lights_for
from narvard.measure.indicators.queries.overriding import OverridePage, override_page, refusal
from narvard.measure.indicators.queries.pages import IndicatorPage, indicator_page
from narvard.measure.indicators.queries.panels import Panel, TargetNotFound, indicator_panel, indicator_panels
from narvard.measure.indicators.rules.definitions import IndicatorNotFound

__all__ = [
    "COLUMNS",
    "Catalogue",
    "ChangeRow",
    "Choice",
    "Download",
    "IndicatorNotFound",
    "IndicatorPage",
    "LightRow",
    "OverridePage",
    "OverrideRow",
    "Panel",
    "TargetNotFound",
    "catalogue",
    "changes",
    "download",
    "indicator_page",
    "indicator_panel",
    "indicator_panels",
    "lights_for",
    "override_page",
    "refusal",
]
