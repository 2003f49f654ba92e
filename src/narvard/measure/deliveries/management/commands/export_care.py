"""Take out the care wing's own events for `narvard events from-care`, which pseudonymises and delivers them."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from narvard.base.core.actor import command_line
from narvard.base.organizations.queries import collaboration
from narvard.measure.deliveries.operations import CareNotExported, export_care


class Command(BaseCommand):
    """`narvard events from-care` calls this; by itself it leaves folders with identity numbers."""

    help = "Write each controller's own care events to a folder of tables."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("out", type=Path)
        parser.add_argument("--collaboration", required=True)
        parser.add_argument("--from", dest="since", type=date.fromisoformat, required=True)
        parser.add_argument("--authority", default="")

    def handle(self, *args: object, out: Path, since: date, authority: str, **options: str) -> None:
        rights = ("deliveries.from_care", "organizations.read")
        asked = command_line(*rights, collaboration=options["collaboration"])
        where = collaboration(asked)
        if where is None:
            raise CommandError(f"There is no collaboration {options['collaboration']}. Give the code of one.")
        actor = command_line(*rights, collaboration=where.code, country=where.country)
        try:
            sources = export_care(actor=actor, now=timezone.now(), out=out, since=since, authority=authority)
        except CareNotExported as refused:
            raise CommandError(str(refused)) from refused
        for source in sources:
            self.stdout.write(f"{source.controller}: {sum(source.rows.values())} rows")
