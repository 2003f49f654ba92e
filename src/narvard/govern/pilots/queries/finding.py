"""What is said when a pilot is not there."""


class PilotNotFound(LookupError):
    """There is no such pilot for the one who asks."""
