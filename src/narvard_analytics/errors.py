"""The root of every error that the library raises on purpose.

Each error is named for what could not be done and stands beside the function that raises it. Its text says what
happened, why, and what to do.
"""


class AnalyticsError(Exception):
    """Something asked of the library could not be done; the text says what, why, and what to do."""
