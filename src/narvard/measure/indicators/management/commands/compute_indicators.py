"""Compute the indicators now, as the last step of a night's deliveries."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from narvard.base.core.actor import command_line
from narvard.measure.indicators.operations import RunNotStarted, compute
from narvard_analytics.errors import AnalyticsError

RIGHTS = ("indicators.compute", "deliveries.register", "deliveries.read", "organizations.read")


class Command(BaseCommand):
    """`narvard events from-care` calls this when the night's deliveries are in place."""

    help = "Register the deliveries and compute every indicator on them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--collaboration", required=True)
        parser.add_argument("--events", type=Path, default=settings.EVENTS)

    def handle(self, *args: object, collaboration: str, events: Path, **options: object) -> None:
        actor = command_line(*RIGHTS, collaboration=collaboration)
        try:
            run = compute(actor=actor, now=timezone.now(), events_root=events, clock=timezone.now)
        except (RunNotStarted, AnalyticsError) as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Computed as run {run}.")
