"""Writes the generated pages of the documentation: `make docs`. Each has a test that fails when it is stale."""

from collections.abc import Mapping
from pathlib import Path

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

from law.architecture import PAGE as ARCHITECTURE
from law.architecture import architecture_page
from law.command_line import PAGE as COMMAND_LINE
from law.command_line import command_line_page
from law.library import PAGE as LIBRARY
from law.library import library_page
from narvard_analytics.events.readers.fhir.mapping_page import mapping_page
from narvard_analytics.events.reference_page import reference_page
from narvard_analytics.indicators.catalogue_page import catalogue_page, definition_pages

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"


def write_folder(folder: Path, pages: Mapping[str, str]) -> None:
    """Write the pages by the names of their files, and remove those of what is no longer there."""
    folder.mkdir(parents=True, exist_ok=True)
    for stale in {file.name for file in folder.glob("*.md")} - set(pages):
        (folder / stale).unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    get_wsgi_application()
    ARCHITECTURE.write_text(architecture_page(), encoding="utf-8")
    LIBRARY.write_text(library_page(), encoding="utf-8")
    COMMAND_LINE.write_text(command_line_page(), encoding="utf-8")
    (REFERENCE / "event-store.md").write_text(reference_page(), encoding="utf-8")
    (REFERENCE / "fhir-mapping.md").write_text(mapping_page(), encoding="utf-8")
    (REFERENCE / "indicators.md").write_text(catalogue_page(), encoding="utf-8")
    write_folder(REFERENCE / "indicators", definition_pages())
    call_command("roles_page")
    call_command("gate_page")
    call_command("documents_page")
