"""The pages of the quarter."""

from narvard.govern.followup.views.files import letters_csv, letters_xlsx, rows_csv, rows_xlsx
from narvard.govern.followup.views.mine import digest, mine
from narvard.govern.followup.views.pages import area, index, letters, quarter
from narvard.govern.followup.views.steps import area_ready, close, office_ready, open_next, prepare, supplement

__all__ = [
    "area",
    "area_ready",
    "close",
    "digest",
    "index",
    "letters",
    "letters_csv",
    "letters_xlsx",
    "mine",
    "office_ready",
    "open_next",
    "prepare",
    "quarter",
    "rows_csv",
    "rows_xlsx",
    "supplement",
]
