"""Writes the generated pages of the documentation: `make docs`. Each has a test that fails when it is stale."""

from pathlib import Path

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

from law.architecture import PAGE as ARCHITECTURE
from law.architecture import architecture_page
from law.command_line import PAGE as COMMAND_LINE
from law.command_line import command_line_page
from narvard_analytics.events.reference_page import reference_page
from narvard_analytics.indicators.catalogue_page import catalogue_page

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"

if __name__ == "__main__":
    get_wsgi_application()
    ARCHITECTURE.write_text(architecture_page(), encoding="utf-8")
    COMMAND_LINE.write_text(command_line_page(), encoding="utf-8")
    (REFERENCE / "event-store.md").write_text(reference_page(), encoding="utf-8")
    (REFERENCE / "indicators.md").write_text(catalogue_page(), encoding="utf-8")
    call_command("roles_page")
