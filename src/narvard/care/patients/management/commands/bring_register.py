"""`python -m django bring_register FILE --holder=CODE --collaboration=CODE`: a population register from CSV."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from narvard.base.core.actor import command_line
from narvard.base.organizations.queries import collaboration, organizations
from narvard.care.patients.operations import RegisterNotImported, import_register, register_rows


class Command(BaseCommand):
    """Bring persons from a CSV file, all of them or none."""

    help = "Bring a population register from a CSV file: all of its rows, or none. The same file again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, who keeps the register, and for which collaboration."""
        parser.add_argument("file", type=Path, help="CSV in UTF-8 with a header.")
        parser.add_argument("--holder", required=True, help="Code of the organization that keeps the register.")
        parser.add_argument("--collaboration", required=True, help="Code of the collaboration.")

    def handle(self, *args: object, **options: object) -> None:
        """Read and store."""
        actor = command_line("patients.import", "organizations.read", collaboration=str(options["collaboration"]))
        whole = collaboration(actor)
        ids = {row.code: row.id for row in organizations(actor)}
        if whole is None or options["holder"] not in ids:
            raise CommandError(f"{options['holder']} is no organization of {options['collaboration']}. Load it first.")
        path = Path(str(options["file"]))
        if not path.is_file():
            raise CommandError(f"{path} is not there. Name the file.")
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                done = import_register(
                    actor=actor,
                    now=timezone.now(),
                    holder=ids[str(options["holder"])],
                    country=whole.country,
                    rows=register_rows(lines),
                    source=path.name,
                )
        except RegisterNotImported as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{done.added} persons were added and {done.changed} changed.")
