"""What may be asked about agreements."""

from narvard.govern.agreements.queries.adopting import adopters
from narvard.govern.agreements.queries.agreement import AgreementDetail, agreement
from narvard.govern.agreements.queries.commitments import (
    CommitmentDetail,
    CommitmentNotFound,
    CommitmentRow,
    commitment,
    commitment_detail,
    commitments,
)
from narvard.govern.agreements.queries.difference import VersionDifference, difference
from narvard.govern.agreements.queries.exchange import check_document, known_to
from narvard.govern.agreements.queries.export import document
from narvard.govern.agreements.queries.labels import CERTAINTIES, PROBLEM_WORDS
from narvard.govern.agreements.queries.listing import AgreementList, AgreementRow, agreements
from narvard.govern.agreements.queries.mapping import ThemeMap, theme_map
from narvard.govern.agreements.queries.reading import AgreementNotFound, agreement_ids
from narvard.govern.agreements.queries.starting import start_lines
from narvard.govern.agreements.rules.document import FORM

__all__ = [
    "CERTAINTIES",
    "FORM",
    "PROBLEM_WORDS",
    "AgreementDetail",
    "AgreementList",
    "AgreementNotFound",
    "AgreementRow",
    "CommitmentDetail",
    "CommitmentNotFound",
    "CommitmentRow",
    "ThemeMap",
    "VersionDifference",
    "adopters",
    "agreement",
    "agreement_ids",
    "agreements",
    "check_document",
    "commitment",
    "commitment_detail",
    "commitments",
    "difference",
    "document",
    "known_to",
    "start_lines",
    "theme_map",
]
