"""Letters: to whom, about what, each once, and the digest."""

from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from narvard.base.core.actor import NotPermitted, command_line
from narvard.govern.followup import operations, queries
from narvard.govern.followup.models import Reminder
from narvard.govern.followup.tests import made_up
from narvard.govern.followup.tests.made_up import LONELY, ROUTINE, TEAM, said, word

SENDER = command_line(
    "followup.remind", "followup.read", "access.write_to", "organizations.read", "plans.read", "indicators.read"
)
FIRST, SECOND = date(2026, 11, 12), date(2026, 11, 23)
UNANSWERED, STILL = date(2026, 11, 27), date(2026, 11, 30)


@pytest.fixture
def claim(open_quarter, now):
    """`claim(day)`: the reminders (not digests) that leave that day, as {name: words asked for}."""

    def run(day: date, digests: bool = False) -> dict[str, int]:
        found = operations.claim_letters(actor=SENDER, now=now, today=day)
        return {letter.to: letter.waiting for letter in found if (letter.step == "digest") is digests}

    return run


def test_owners_are_asked_first_by_name_then_those_who_report_for_the_organization(claim):
    # Two of Borås have an owner with an address of their own; the others fall to who reports for an organization.
    assert claim(FIRST) == {"Sofia Nordhem": 2, "Amir Rostami Berg": 1, "Anders Hovmark": 1, "Lena Askerud": 1}


def test_nobody_is_asked_before_the_first_day(claim):
    assert claim(FIRST - timedelta(days=1)) == {}


def test_the_same_reminder_never_leaves_twice(claim):
    assert claim(FIRST)
    assert claim(FIRST) == {}
    assert claim(FIRST + timedelta(days=1)) == {}
    assert "Sofia Nordhem" in claim(SECOND)
    assert Reminder.objects.values("key").distinct().count() == Reminder.objects.count()


def test_without_an_answer_the_manager_is_asked_then_the_office(claim):
    assert claim(UNANSWERED) == {"Anders Hovmark": 3, "Lena Askerud": 1}
    assert claim(STILL) == {"Karin Lindvall": 4}


def test_without_an_address_the_next_one_is_asked(claim):
    get_user_model().objects.filter(last_name__in=["Nordhem", "Hovmark", "Askerud"]).update(email="")
    assert claim(FIRST) == {"Amir Rostami Berg": 2, "Karin Lindvall": 2}


def test_who_has_answered_is_left_alone(claim, open_quarter, now):
    for place in (TEAM, ROUTINE, LONELY):
        said(open_quarter, now, place, word("region" if place == LONELY else "both"))
    assert claim(FIRST) == {"Lena Askerud": 1}


def test_an_area_that_is_ready_is_left_alone(claim, open_quarter, now, today):
    operations.mark_area_ready(
        actor=open_quarter, now=now, today=today, year=2026, quarter=3, municipality="1490", note="Räcker."
    )
    assert claim(FIRST) == {"Lena Askerud": 1}


def test_a_closed_quarter_asks_nobody(claim, open_quarter, now):
    made_up.closed(open_quarter, now)
    assert claim(STILL) == {}
    assert not Reminder.objects.exists()


def test_the_digest_comes_once_a_week_to_those_who_want_it(claim, actor_as, open_quarter, now):
    manager = actor_as("area_manager", municipality="1463")
    operations.choose_digest(actor=manager, now=now, wanted=False)
    monday = date(2026, 11, 16)
    first = claim(monday, digests=True)
    assert {"Karin Lindvall", "Olof Brännström", "Anders Hovmark"} <= set(first)
    assert "Lena Askerud" not in first and "Gun Kronsjö" not in first
    assert claim(monday + timedelta(days=6), digests=True) == {}
    assert claim(monday + timedelta(days=7), digests=True) == first
    operations.choose_digest(actor=manager, now=now, wanted=True)
    assert claim(monday + timedelta(days=14), digests=True).keys() == first.keys() | {"Lena Askerud"}


def test_declining_the_digest_stops_no_reminder(claim, actor_as, now):
    operations.choose_digest(actor=actor_as("area_manager", municipality="1463"), now=now, wanted=False)
    assert claim(FIRST)["Lena Askerud"] == 1


def test_only_the_command_sends(open_quarter, now, today):
    with pytest.raises(NotPermitted):
        operations.claim_letters(actor=open_quarter, now=now, today=today)


# what is written past the rules · what the database says
REFUSED = {
    "key": {},
    "followup_reminder_has_address": {"key": "other", "address": ""},
    "followup_reminder_claimed_first": {"key": "other", "claimed_at": None, "sent_at": "now"},
    "followup_reminder_sent_or_failed": {"key": "other", "claimed_at": "now", "sent_at": "now", "failure": "x"},
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(claim, now, name):
    claim(FIRST)
    row = Reminder.objects.first()
    row.pk = None
    for field, value in REFUSED[name].items():
        setattr(row, field, now if value == "now" else value)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save(force_insert=True)


@pytest.fixture
def run(open_quarter, settings, now):
    """`run(day)`: what `narvard remind` says on a morning."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def remind(day: date = FIRST) -> str:
        told = StringIO()
        with time_machine.travel(now.replace(year=day.year, month=day.month, day=day.day), tick=False):
            call_command("remind", stdout=told)
        return told.getvalue().strip()

    return remind


def test_the_command_sends_each_letter_once_and_the_log_tells(run, open_quarter):
    assert run().endswith("letters were sent, 0 could not be.")
    sent = len(mail.outbox)
    assert run() == "0 letters were sent, 0 could not be."
    log = queries.letters(open_quarter)
    assert len(log) == sent and {row.fate for row in log} == {"sent"}
    assert "first" in {row.step for row in log}


def test_a_letter_holds_a_name_numbers_and_a_link_and_nothing_else_personal(run):
    run()
    letter = next(
        m for m in mail.outbox if "Sofia Nordhem" in m.to[0] and "/quarter/mine/" in m.body and "2" in m.subject
    )
    assert letter.to == ['"Sofia Nordhem" <sofia.nordhem@narvard.invalid>']
    assert "http://127.0.0.1:8000/quarter/mine/" in letter.body
    for secret in ("Mobilt", "Borås Stad", "Hovmark", "Rostami"):
        assert secret not in letter.body + letter.subject


class Refusing(EmailBackend):
    """A mail server that refuses one address."""

    def send_messages(self, messages):
        if "askerud" in messages[0].to[0]:
            raise ConnectionRefusedError
        return super().send_messages(messages)


def test_a_letter_that_could_not_be_sent_is_told_and_tried_again(run, settings, open_quarter):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    assert run().endswith("2 could not be.")
    assert {row.to for row in queries.letters(open_quarter) if row.fate == "failed"} == {"Lena Askerud"}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run() == "2 letters were sent, 0 could not be."
    assert {row.fate for row in queries.letters(open_quarter)} == {"sent"}


def test_without_a_mail_server_the_command_says_what_to_do(run, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    with pytest.raises(CommandError, match="NARVARD_EMAIL_URL"):
        call_command("remind")
    assert not Reminder.objects.exists()


def test_the_log_is_for_the_office(open_quarter, actor_as):
    with pytest.raises(NotPermitted):
        queries.letters(actor_as("area_manager", municipality="1490"))
