"""`narvard bring_cases MAPPING EXPORT --collaboration CODE --organization CODE`: bring in an export."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import override

from narvard.base.core.actor import Actor, command_line
from narvard.base.core.queries import read_yaml
from narvard.base.organizations.queries import collaboration, organizations
from narvard.care.discharge.operations import (
    ExportUnreadable,
    MappingUnclear,
    NotBrought,
    bring_cases,
    read_export,
)
from narvard.care.discharge.queries.labels_of_export import problem_words


class Command(BaseCommand):
    """Writes all of an export for one organization, or nothing; the same files twice change nothing."""

    help = "Bring in ways home from another system's export, as a mapping file says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The two files, and for whom."""
        parser.add_argument("mapping", type=Path)
        parser.add_argument("export", type=Path)
        parser.add_argument("--collaboration", required=True)
        parser.add_argument("--organization", required=True, help="code of a unit of the organization that brings in")

    def handle(self, *, mapping: Path, export: Path, **options: str) -> None:
        """Read both files and bring in."""
        actor = _acting(options["collaboration"], options["organization"])
        document, problems = read_yaml(mapping.read_bytes())
        if problems:
            raise CommandError(f"{mapping} is not YAML that can be read. Begin with the example.")
        try:
            lines = read_export(document, export.read_bytes())
            brought = bring_cases(actor=actor, now=timezone.now(), mapping=document, lines=lines)
        except (ExportUnreadable, MappingUnclear) as refused:
            raise CommandError(str(refused)) from refused
        except NotBrought as refused:
            with override("en"):
                told = [f"line {p.line} {p.field} {p.value}: {problem_words(p.code)}" for p in refused.problems]
            raise CommandError("\n".join([str(refused), *told])) from refused
        self.stdout.write(
            f"{brought.opened} ways home were opened and {brought.written} notices written; {brought.known} were there "
            f"already, and {brought.left_aside} were left aside for the organizations that sent them."
        )


def _acting(code: str, organization: str) -> Actor:
    asking = command_line("discharge.import", "organizations.read", "discharge.read", collaboration=code)
    whole = collaboration(asking)
    if whole is None:
        raise CommandError(f"There is no collaboration {code}. Write the code of one that is loaded.")
    found = next((row for row in organizations(asking) if row.code == organization), None)
    if found is None:
        raise CommandError(f"{organization} takes no part in {code}. Write the code of a unit that does.")
    return replace(
        asking,
        country=whole.country,
        organization_id=found.id,
        organization_code=found.code,
        organization_name=found.name,
        controller_id=found.controller_id,
        unit_kind=found.kind,
    )
