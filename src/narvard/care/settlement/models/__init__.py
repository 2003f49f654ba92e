"""What was agreed about payment, and each municipality's month with its proofs and disputes."""

from narvard.care.settlement.models.agreements import AgreedAmount, Agreement, AgreementScope
from narvard.care.settlement.models.statements import Answer, Dispute, Run, Statement, StatementStay

__all__ = ["AgreedAmount", "Agreement", "AgreementScope", "Answer", "Dispute", "Run", "Statement", "StatementStay"]
