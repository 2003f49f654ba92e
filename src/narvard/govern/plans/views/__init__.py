"""The pages of the plans."""

from narvard.govern.plans.views.bringing import bring, brought, load
from narvard.govern.plans.views.files import example_yaml, export_xlsx, export_yaml, template_xlsx
from narvard.govern.plans.views.pages import activity, cell, change_status, findings, grid

__all__ = [
    "activity",
    "bring",
    "brought",
    "cell",
    "change_status",
    "example_yaml",
    "export_xlsx",
    "export_yaml",
    "findings",
    "grid",
    "load",
    "template_xlsx",
]
