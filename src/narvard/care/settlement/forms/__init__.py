"""The forms of settlement."""

from narvard.care.settlement.forms.acts import AnswerForm, CauseForm, CorrectionForm, DisputeForm, VersionForm

__all__ = ["AnswerForm", "CauseForm", "CorrectionForm", "DisputeForm", "VersionForm"]
