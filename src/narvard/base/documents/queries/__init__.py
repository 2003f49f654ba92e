"""What a person may read about documents that were brought."""

from narvard.base.documents.queries.brought import (
    BroughtRow,
    DocumentNotFound,
    brought_document,
    brought_documents,
    brought_kind,
)
from narvard.base.documents.queries.words import PROBLEM_WORDS

__all__ = [
    "PROBLEM_WORDS",
    "BroughtRow",
    "DocumentNotFound",
    "brought_document",
    "brought_documents",
    "brought_kind",
]
