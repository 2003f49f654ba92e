"""The pages of agreements."""

from narvard.govern.agreements.views.acts import adopt, draft, end, follow_up, sign
from narvard.govern.agreements.views.files import difference_text, download, download_commitments, download_map
from narvard.govern.agreements.views.pages import (
    agreement,
    commitment,
    commitments,
    difference,
    index,
    theme_map,
    version,
)
from narvard.govern.agreements.views.writing import add, clause, edit, remove

__all__ = [
    "add",
    "adopt",
    "agreement",
    "clause",
    "commitment",
    "commitments",
    "difference",
    "difference_text",
    "download",
    "download_commitments",
    "download_map",
    "draft",
    "edit",
    "end",
    "follow_up",
    "index",
    "remove",
    "sign",
    "theme_map",
    "version",
]
