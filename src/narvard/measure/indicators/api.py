"""The open JSON interface, version 1: the published figures and their definitions, for everybody.

Fields are added, never changed or taken away: another form would be version 2.
"""

from datetime import date, datetime
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI, Query, Schema

from narvard.base.core.actor import the_public
from narvard.measure.indicators import queries

PUBLIC = the_public("indicators.read_open", "indicators.read", "organizations.read")
MOST_ROWS = 10_000

api = NinjaAPI(
    title="Närvård open data",
    version="1",
    description="Published indicators of close care: disclosure-controlled figures, their definitions and states. "
    "A figure that is withheld has the status suppressed and is null, never zero.",
    docs_url=None,
    urls_namespace="open_api",
)


class Problem(Schema):
    """What went wrong, why, and what to do."""

    detail: str


class Measure(Schema):
    """One figure of an indicator."""

    id: str
    name: str
    unit: str
    better: str


class Indicator(Schema):
    """What an indicator says and how it is counted, in the language of the request."""

    id: str
    version: str
    name: str
    sentence: str
    numerator: str
    denominator: str
    exclusions: list[str]
    periods: str
    age: str
    attribution: str
    source: str
    certainty: Literal["A", "B", "C", "D", "X"]
    verified: bool
    code_lists: list[str]
    goal_areas: list[str]
    measures: list[Measure]


class Row(Schema):
    """One published row. Periods are half-open; municipality "*" is all together; null is no figure, see status."""

    indicator: str
    measure: str
    version: str
    period_kind: str
    period_from: date
    period_to: date
    municipality: str
    unit: str
    target_group: str
    numerator: float | None
    denominator: float | None
    value: float | None
    lower_95: float | None
    upper_95: float | None
    lower_998: float | None
    upper_998: float | None
    persons: int | None
    events: int | None
    status: Literal["ok", "suppressed", "no_data", "incomplete", "not_applicable"]
    interval_method: str
    code_list: str
    basis: Literal["register", "survey", "published"]
    inputs: str
    cut_off: datetime


class Rows(Schema):
    """A part of an indicator's rows: `count` is how many there are in all."""

    count: int
    offset: int
    rows: list[Row]


class Chosen(Schema):
    """What rows are narrowed by; what is left out is not narrowed."""

    measure: str = ""
    period_kind: str = ""
    municipality: str = ""
    unit: str = ""
    target_group: str = ""
    basis: str = ""


class Published(Schema):
    """The publication in force."""

    published_at: datetime
    cut_off: datetime
    inputs: str
    profile: str


@api.exception_handler(queries.IndicatorNotFound)
def unknown_indicator(request: HttpRequest, error: queries.IndicatorNotFound) -> HttpResponse:
    """The address names no indicator of the catalogue."""
    return api.create_response(request, {"detail": str(error)}, status=404)


@api.exception_handler(queries.NothingPublished)
def nothing_published(request: HttpRequest, error: queries.NothingPublished) -> HttpResponse:
    """There is nothing to read yet."""
    return api.create_response(request, {"detail": str(error)}, status=404)


@api.get("/publication", response={200: Published, 404: Problem}, url_name="publication")
def publication(request: HttpRequest, response: HttpResponse):
    """What is published now."""
    _for_others(response)
    return queries.publication_now(PUBLIC)


@api.get("/indicators", response=list[Indicator], url_name="indicators")
def indicators(request: HttpRequest, response: HttpResponse):
    """Every definition of the catalogue."""
    _for_others(response)
    return queries.definitions_for(PUBLIC)


@api.get("/indicators/{indicator}", response={200: Indicator, 404: Problem}, url_name="indicator")
def indicator(request: HttpRequest, response: HttpResponse, indicator: str):
    """One definition."""
    _for_others(response)
    return queries.definition_for(PUBLIC, indicator)


@api.get("/indicators/{indicator}/results", response={200: Rows, 404: Problem}, url_name="results")
def results(
    request: HttpRequest,
    response: HttpResponse,
    indicator: str,
    chosen: Query[Chosen],
    offset: int = Query(0, ge=0),
    limit: int = Query(1_000, ge=1, le=MOST_ROWS),
):
    """The published rows of an indicator, in a fixed order."""
    _for_others(response)
    count, rows = queries.open_rows(PUBLIC, indicator, chosen.dict(), offset, limit)
    return {"count": count, "offset": offset, "rows": rows.to_pylist()}


@api.get("/indicators/{indicator}/json-stat", response={200: dict, 404: Problem}, url_name="json_stat")
def json_stat(
    request: HttpRequest,
    response: HttpResponse,
    indicator: str,
    chosen: Query[Chosen],
    language: Literal["sv", "nb", "en"] = "sv",
):
    """The published rows as JSON-stat 2, the form of the statistical offices' own interfaces."""
    _for_others(response)
    return queries.open_json_stat(PUBLIC, indicator, chosen.dict(), language)


@api.get("/indicators/{indicator}/fhir/measure", response={200: dict, 404: Problem}, url_name="fhir_measure")
def fhir_measure(request: HttpRequest, response: HttpResponse, indicator: str):
    """The definition as a FHIR R4 Measure."""
    _for_others(response)
    return queries.open_measure(PUBLIC, indicator)


@api.get("/indicators/{indicator}/fhir/reports", response={200: dict, 404: Problem}, url_name="fhir_reports")
def fhir_reports(request: HttpRequest, response: HttpResponse, indicator: str, chosen: Query[Chosen]):
    """Definition and published rows as a FHIR R4 Bundle of Measure and MeasureReports."""
    _for_others(response)
    return queries.open_reports(PUBLIC, indicator, chosen.dict())


def _for_others(response: HttpResponse) -> None:
    """Pages of others may fetch it: it holds nothing but what is published."""
    response["Access-Control-Allow-Origin"] = "*"


def open_addresses() -> list[URLPattern]:
    """The addresses of the interface, each open without logging in."""
    patterns, _app, _namespace = api.urls
    for pattern in patterns:
        pattern.callback.login_required = False
    return patterns
