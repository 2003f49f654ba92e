"""The forms of contracts."""

from narvard.care.contracts.forms.agreeing import AgreementForm, EndForm, RemarkForm
from narvard.care.contracts.forms.choosing import BlockForm, NeedForm
from narvard.care.contracts.forms.timing import ChangeForm, TimeForm

__all__ = ["AgreementForm", "BlockForm", "ChangeForm", "EndForm", "NeedForm", "RemarkForm", "TimeForm"]
