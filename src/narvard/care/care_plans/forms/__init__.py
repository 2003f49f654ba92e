"""The forms of joint plans: they check shape, and the operations decide."""

from narvard.care.care_plans.forms.ending import EndForm, FollowUpForm
from narvard.care.care_plans.forms.meeting import CallForm, ConsentForm, MeetingForm, PartiesForm, WithdrawForm
from narvard.care.care_plans.forms.needs import AnswerForm, NeedForm
from narvard.care.care_plans.forms.writing import ActivityForms, HeadForm, PartForm, activity_initial

__all__ = [
    "ActivityForms",
    "AnswerForm",
    "CallForm",
    "ConsentForm",
    "EndForm",
    "FollowUpForm",
    "HeadForm",
    "MeetingForm",
    "NeedForm",
    "PartForm",
    "PartiesForm",
    "WithdrawForm",
    "activity_initial",
]
