"""Every verb of obligations."""

from narvard.govern.obligations.operations.loading import load_obligations
from narvard.govern.obligations.operations.sending import (
    NotSent,
    ProofRefused,
    ReceiptRefused,
    note_consultation,
    note_receipt,
    send_obligation,
)

__all__ = [
    "NotSent",
    "ProofRefused",
    "ReceiptRefused",
    "load_obligations",
    "note_consultation",
    "note_receipt",
    "send_obligation",
]
