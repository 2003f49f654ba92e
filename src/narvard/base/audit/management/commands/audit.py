"""`narvard audit verify` and `narvard audit seal`."""

import threading

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error
from django.utils import timezone
from django.utils.translation import override

from narvard.base.audit.operations import Verification, anchor, keep_sealing, seal, verify
from narvard.base.audit.queries import FINDINGS
from narvard.base.core.actor import command_line


class Command(BaseCommand):
    """Seals the log, or walks it and says what is wrong."""

    help = "Seal the log, or verify that it is whole."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and how often."""
        parser.add_argument("what", choices=["verify", "seal"])
        parser.add_argument("--every", type=float, default=0.0)

    def handle(self, *, what: str, every: float, **options: object) -> None:
        """Do it; end with a fault when the log is not whole, or cannot be read."""
        try:
            self.do(what, every)
        except Error as error:
            raise CommandError(
                f"The log could not be read, because the database says: {error}. Is NARVARD_DATA or DATABASE_URL the "
                "right one, and are its tables made? Start the demo, or run: python -m django migrate."
            ) from error

    def do(self, what: str, every: float) -> None:
        """Verify, seal again and again, or seal once."""
        if what == "verify":
            self.tell(verify(actor=command_line("audit.verify"), now=timezone.now(), anchors=settings.AUDIT_ANCHORS))
        elif every > 0:
            keep_sealing(every=every, clock=timezone.now, anchors=settings.AUDIT_ANCHORS, stop=threading.Event())
        else:
            self.seal_once()

    def seal_once(self) -> None:
        """Seal everything that waits, and anchor the head."""
        sealed = 0
        while more := seal(now=timezone.now()):
            sealed += more
        anchor(now=timezone.now(), anchors=settings.AUDIT_ANCHORS)
        self.stdout.write(f"{sealed} events were sealed.")

    def tell(self, found: Verification) -> None:
        """One line a fault, then the sum."""
        for finding in found.findings:
            place = f"link {finding.sequence}, " if finding.sequence else ""
            event = f"event {finding.event}" if finding.event else finding.detail
            with override("en"):
                self.stdout.write(f"{place}{event}: {FINDINGS[finding.kind]}")
        waiting = f"the oldest unsealed event has waited {found.unsealed_age.total_seconds():.1f} s"
        counted = f"{found.events} events, {found.sealed} sealed, {found.anchors} anchors; {waiting}."
        if not found.whole:
            raise CommandError(f"The log is not whole: {len(found.findings)} faults are listed above. {counted}")
        self.stdout.write(f"The log is whole: {counted}")
