"""`narvard remind`: send the reminders and digests that are due today, each once, over one connection."""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from narvard.base.core.actor import Actor, command_line
from narvard.govern.followup.operations import Letter, claim_letters, note_sent

LANGUAGE_OF = {"SE": "sv", "NO": "nb"}
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


class Command(BaseCommand):
    """Sends what is due. Running it again on the same day sends nothing twice."""

    help = "Send the reminders and digests that are due today."

    def handle(self, **options: object) -> None:
        """Claim, send, and note what became of each letter."""
        if settings.EMAIL_BACKEND == NOWHERE:
            raise CommandError(
                "No letter was sent, because no mail server is named. Set NARVARD_EMAIL_URL (smtp://host:port), "
                "NARVARD_EMAIL_FROM and NARVARD_SITE_ADDRESS."
            )
        actor = command_line(
            "followup.remind",
            "followup.read",
            "access.write_to",
            "organizations.read",
            "plans.read",
            "indicators.read",
        )
        letters = claim_letters(actor=actor, now=timezone.now(), today=timezone.localdate())
        sent, failed = self.send(actor, letters) if letters else (0, 0)
        self.stdout.write(f"{sent} letters were sent, {failed} could not be.")

    def send(self, actor: Actor, letters: Iterable[Letter]) -> tuple[int, int]:
        """Send over one connection; a letter that cannot be sent does not keep the others."""
        sent: list[int] = []
        failed: dict[int, str] = {}
        with get_connection() as connection:
            for letter in letters:
                try:
                    connection.send_messages([message(letter)])
                    sent.append(letter.id)
                except OSError as error:
                    failed[letter.id] = type(error).__name__
        note_sent(actor=actor, now=timezone.now(), sent=sent, failed=failed)
        return len(sent), len(failed)


def message(letter: Letter) -> EmailMessage:
    """A letter in the language of its collaboration's country. It holds a name, numbers, days and a link."""
    kind = "digest" if letter.step == "digest" else "reminder"
    context = {"letter": letter, "link": _link(kind), "choose": f"{settings.SITE_ADDRESS}{reverse('followup:mine')}"}
    with override(LANGUAGE_OF[letter.country]):
        text = render_to_string(f"followup/letters/{kind}.txt", context)
    subject, _, body = text.strip().partition("\n")
    return EmailMessage(subject.strip(), body.strip() + "\n", to=[f'"{_quoted(letter.to)}" <{letter.address}>'])


def _link(kind: str) -> str:
    return settings.SITE_ADDRESS + reverse("followup:index" if kind == "digest" else "followup:mine")


def _quoted(name: str) -> str:
    return name.replace("\\", "").replace('"', "")
