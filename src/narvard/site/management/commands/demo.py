"""`narvard demo`: prepare the made-up region once, then serve the site on 127.0.0.1 with a worker beside it."""

import os
import subprocess
import sys
import threading

import waitress
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from narvard.base.audit.operations import keep_sealing
from narvard.site.demo.prepare import prepare
from narvard.site.wsgi import application

THREADS = 8
SEALING = {"every": 0.5, "clock": timezone.now, "anchors": settings.AUDIT_ANCHORS}


class Command(BaseCommand):
    """Serves the demo. What was prepared before is kept."""

    help = "Prepare the made-up region once, then serve the site."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Port, size, and whether to serve."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--scale", type=float, default=1.0)
        parser.add_argument("--no-serve", action="store_true")

    def handle(self, *, port: int, scale: float, no_serve: bool, **options: object) -> None:
        """Prepare, then serve until interrupted."""
        prepare(now=timezone.now(), scale=scale, say=self.say)
        if no_serve:
            return
        threading.Thread(target=keep_sealing, kwargs=SEALING, daemon=True).start()
        worker = subprocess.Popen([sys.executable, "-m", "django", "db_worker"], env=os.environ)
        try:
            self.serve(port)
        finally:
            worker.terminate()

    def serve(self, port: int) -> None:
        """Serve on the port, and say where once it is open."""
        try:
            server = waitress.create_server(application, host="127.0.0.1", port=port, threads=THREADS)
        except OSError as error:
            raise CommandError(
                f"Port {port} could not be opened: {error.strerror}. Choose another: make demo PORT=8001."
            ) from error
        self.say(f"Närvård is ready: http://127.0.0.1:{port}/  (stop with Ctrl+C)")
        server.run()

    def say(self, text: str) -> None:
        """One line of progress, at once."""
        self.stdout.write(text)
        sys.stdout.flush()
