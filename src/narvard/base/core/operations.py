"""Waiting for one's turn, where two who write at once would get in each other's way."""

from django.db import connection


def take_turn(name: str) -> None:
    """Wait until no other transaction holds the turn `name`, and hold it until the running transaction ends.

    SQLite needs none: its write transactions start IMMEDIATE, one at a time.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])
