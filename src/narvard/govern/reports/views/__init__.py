"""The pages of reports."""

from narvard.govern.reports.views.promised import promised, promised_file
from narvard.govern.reports.views.reports import detail, draft, file, index, make

__all__ = ["detail", "draft", "file", "index", "make", "promised", "promised_file"]
