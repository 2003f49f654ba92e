"""Adding an activity, changing one, and moving a milestone."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, area, day, line
from narvard.govern.plans.queries import Editing


def _several(label, help_text="") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


class ActivityForm(forms.Form):
    """An activity of a plan. `why` is asked for when a day is moved."""

    reference = line(_("Reference"), 40)
    title = line(_("Title"), 200)
    description = area(_("Description"), 2000, required=False)
    owner_name = line(_("Owner"), 120)
    owner_role = line(_("Owner's role"), 160, required=False)
    organizations = _several(_("Responsible organizations"), _("At least one on each side, if it is done together."))
    starts_on = day(_("Starts on"))
    ends_on = day(_("Ends on"))
    multi_year = forms.BooleanField(label=_("Goes on over more than one year"), required=False)
    needs = _several(_("Waits for"), _("Activities that must be done before this one can begin."))
    commitments = _several(_("Carries out"), _("The commitments of the agreements that this activity carries out."))
    why = area(
        _("Why a day is moved"),
        1000,
        rows=2,
        required=False,
        help_text=_("Only when start or end is another day than before."),
    )

    def __init__(self, data: object, editing: Editing) -> None:
        super().__init__(data, initial=editing.values)
        self.fields["organizations"].choices = editing.organizations
        self.fields["needs"].choices = editing.others
        self.fields["commitments"].choices = editing.commitments
        for name in ("needs", "commitments"):
            if not self.fields[name].choices:
                del self.fields[name]
        del self.fields["why" if editing.id is None else "reference"]

    def wanted(self) -> dict[str, object]:
        """What the operation takes; the commitments are linked by themselves."""
        left = ("why", "commitments")
        found = {name: value for name, value in self.cleaned_data.items() if name not in left}
        return {**found, "needs": [int(number) for number in found.get("needs", ())]}


class MilestoneForm(forms.Form):
    """Another day for a milestone, and why."""

    title = forms.CharField(max_length=200, widget=forms.HiddenInput)
    due_on = day(_("New day"))
    why = forms.CharField(label=_("Why"), max_length=1000, widget=forms.TextInput(attrs={**INPUT}))


def milestone_forms(milestones: tuple[tuple[str, date], ...]) -> list[MilestoneForm]:
    """One form for each milestone that is not done."""
    return [
        MilestoneForm(initial={"title": title, "due_on": day}, prefix=f"milestone-{number}")
        for number, (title, day) in enumerate(milestones)
    ]
