"""What is done, as the log and the table of roles say it."""

from django.utils.functional import Promise

OPERATIONS: dict[str, Promise] = {}
