"""Results in the forms that others read. What is given here has been through disclosure control already."""

from narvard_analytics.publication.fhir import measure, measure_bundle, measure_reports
from narvard_analytics.publication.files import FormatUnknown, check_format, write_results
from narvard_analytics.publication.json_stat import json_stat

__all__ = [
    "FormatUnknown",
    "check_format",
    "json_stat",
    "measure",
    "measure_bundle",
    "measure_reports",
    "write_results",
]
