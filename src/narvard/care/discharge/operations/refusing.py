"""The one exception of ways home that says that nothing was saved, and why."""

from narvard.care.discharge.queries.refusals import REFUSED


class NotSaved(Exception):
    """Nothing was saved on a way home; `code` says why, and the message what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(REFUSED[code])
        self.code = code

    def __str__(self) -> str:
        return str(REFUSED[self.code])
