"""What may be asked of indicators: pages, panels, lights, changes and downloads."""

from narvard.measure.indicators.queries.catalogue import Catalogue, catalogue
from narvard.measure.indicators.queries.changes import ChangeRow, changes
from narvard.measure.indicators.queries.choices import Asked, Choice
from narvard.measure.indicators.queries.definitions import (
    definition_for,
    definitions_for,
    measure_name,
    measures_known,
)
from narvard.measure.indicators.queries.describing import DescriptionPage, description
from narvard.measure.indicators.queries.downloads import COLUMNS, Download, download
from narvard.measure.indicators.queries.latest import LatestFigure, latest_figures
from narvard.measure.indicators.queries.lights import LightRow, OverrideRow, lights_for
from narvard.measure.indicators.queries.open_places import OpenFigure, open_figures
from narvard.measure.indicators.queries.opening import (
    FILTERS,
    NothingPublished,
    Publication,
    open_catalogue,
    open_json_stat,
    open_measure,
    open_page,
    open_reports,
    open_rows,
    publication_now,
)
from narvard.measure.indicators.queries.overriding import OverridePage, override_page, refusal
from narvard.measure.indicators.queries.pages import IndicatorPage, indicator_page
from narvard.measure.indicators.queries.panels import Panel, TargetNotFound, indicator_panel, indicator_panels
from narvard.measure.indicators.queries.runs import RunLog, publication_refusal, run_log
from narvard.measure.indicators.queries.targets import TargetAt, TargetsPage, target_refusal, targets_at, targets_page
from narvard.measure.indicators.rules.definitions import IndicatorNotFound
from narvard.measure.indicators.rules.drawing import NARROW, Curve, Drawing, Point, draw

__all__ = [
    "Asked",
    "COLUMNS",
    "Catalogue",
    "ChangeRow",
    "Choice",
    "Curve",
    "DescriptionPage",
    "Download",
    "Drawing",
    "FILTERS",
    "IndicatorNotFound",
    "IndicatorPage",
    "LatestFigure",
    "LightRow",
    "NARROW",
    "NothingPublished",
    "OpenFigure",
    "OverridePage",
    "OverrideRow",
    "Panel",
    "Point",
    "Publication",
    "RunLog",
    "TargetAt",
    "TargetNotFound",
    "TargetsPage",
    "catalogue",
    "changes",
    "definition_for",
    "definitions_for",
    "description",
    "download",
    "draw",
    "indicator_page",
    "indicator_panel",
    "indicator_panels",
    "latest_figures",
    "lights_for",
    "measure_name",
    "measures_known",
    "open_catalogue",
    "open_figures",
    "open_json_stat",
    "open_measure",
    "open_page",
    "open_reports",
    "open_rows",
    "override_page",
    "publication_now",
    "publication_refusal",
    "refusal",
    "run_log",
    "target_refusal",
    "targets_at",
    "targets_page",
]
