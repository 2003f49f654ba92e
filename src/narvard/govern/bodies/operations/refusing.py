"""What every operation here raises when nothing was done: a code, and its sentence in the active language."""

from narvard.govern.bodies.queries.refusals import REFUSALS


class NotDone(Exception):
    """Nothing was saved; `code` is a key of REFUSALS, whose sentence says what happened, why, and what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(str(REFUSALS[code]))
        self.code = code
