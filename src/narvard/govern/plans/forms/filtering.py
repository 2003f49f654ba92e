"""What the grid and the findings are narrowed to."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.plans.queries import Filters


def year_in(text: str) -> int | None:
    """The year that an address asks for; None when it names none, so that an old link still opens."""
    return int(text) if len(text) == 4 and text.isdecimal() else None


class FilterForm(forms.Form):
    """The grid's filters. An unknown value counts as no filter, so that an old link still opens."""

    target_group = forms.ChoiceField(label=_("Target group"), required=False)
    goal_area = forms.ChoiceField(label=_("Goal area"), required=False)
    municipality = forms.ChoiceField(label=_("Area"), required=False)
    party = forms.ChoiceField(label=_("Responsible party"), required=False)

    def __init__(self, data: Mapping[str, str], choices: Mapping[str, tuple[tuple[str, str], ...]]) -> None:
        super().__init__(data)
        for name, field in self.fields.items():
            field.choices = [("", _("all")), *choices[name]]
            field.widget.attrs["class"] = "ds-input"

    def filters(self) -> Filters:
        """The filters that are usable."""
        self.is_valid()
        return Filters(**{name: self.cleaned_data.get(name, "") for name in self.fields})
