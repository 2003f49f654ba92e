"""Following up and ending a plan."""

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import area, day
from narvard.care.care_plans.forms.parts import expected


class FollowUpForm(forms.Form):
    """What came of the plan, in the person's words too, and when it is looked at again."""

    held_on = day(_("Followed up on"))
    own_words = area(_("How the person thinks it has gone"), required=False, help_text=_("In the person's own words."))
    evaluation = area(_("What came of the plan"))
    next_on = day(_("Next follow-up on"), required=False)
    expected = expected()


class EndForm(forms.Form):
    """Why the plan ends."""

    reason = area(_("Why the plan ends"))
    expected = expected()
