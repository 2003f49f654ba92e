"""`narvard escalate`: put tasks whose time has passed before the head of the unit whose turn it is."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from narvard.base.core.actor import command_line
from narvard.care.tasks.operations import escalate_due


class Command(BaseCommand):
    """Tells of each task once. Run it every few minutes, as the shortest clock asks for."""

    help = "Put tasks whose time has passed before the head of the unit whose turn it is."

    def handle(self, **options: object) -> None:
        """Escalate what has passed by now."""
        told = escalate_due(actor=command_line("tasks.escalate"), now=timezone.now())
        self.stdout.write(f"{told} tasks that have passed their time were put before the head of the unit.")
