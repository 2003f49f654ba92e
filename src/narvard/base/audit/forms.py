"""The shape of what the log is filtered by."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from narvard.base.audit.queries import LogFilter

# No log reaches beyond these days, and a day further off has no midnight that the calendar can hold.
POSSIBLE_DAY = (MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2999, 12, 31)))


def _day() -> forms.DateField:
    return forms.DateField(required=False, validators=POSSIBLE_DAY, widget=forms.DateInput(attrs={"type": "date"}))


class LogFilterForm(forms.Form):
    """Person, action, unit and period; whatever is left out is not looked for."""

    person = forms.IntegerField(required=False)
    action = forms.CharField(required=False, max_length=80)
    organization = forms.CharField(required=False, max_length=60)
    since = _day()
    until = _day()
    page = forms.IntegerField(required=False, min_value=1)

    def clean(self) -> dict[str, object]:
        """A period that ends before it begins finds nothing, so say so."""
        given = super().clean()
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("The period ends before it begins. Change one of the dates."))
        return given

    def wanted(self) -> LogFilter:
        """What is looked for; a field that is not well formed is left out."""
        given = self.cleaned_data
        return LogFilter(
            user_id=given.get("person"),
            action=given.get("action", ""),
            organization=given.get("organization", ""),
            since=given.get("since"),
            until=given.get("until"),
        )
