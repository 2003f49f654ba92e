"""What is written on the pages of good examples."""

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, area, choice, line
from narvard.govern.examples.queries import Filters
from narvard.govern.examples.queries.labels import GRADES

Choices = Sequence[tuple[str, str]]
ALL = ("", _("all"))


class FindForm(forms.Form):
    """What is looked for."""

    q = line(_("What do you need?"), 100, required=False)
    target_group = choice(_("Target group"), required=False)
    goal_area = choice(_("Goal area"), required=False)
    grade = choice(_("How well founded"), required=False)

    def __init__(self, data: Mapping[str, str], *, groups: Choices = (), goals: Choices = ()) -> None:
        super().__init__(data)
        self.fields["target_group"].choices = [ALL, *groups]
        self.fields["goal_area"].choices = [ALL, *goals]
        self.fields["grade"].choices = [ALL, *GRADES.items()]

    @staticmethod
    def filters(data: Mapping[str, str]) -> Filters:
        """What is asked for, whether or not it is among the choices."""
        given = {name: str(data.get(name, "")).strip()[:100] for name in ("q", "target_group", "goal_area", "grade")}
        return Filters(**{name: value.replace("\0", "") for name, value in given.items()})


class WriteForm(forms.Form):
    """A good example."""

    title = line(_("What it is called"), 200)
    need = line(_("Which need it answers"), 400)
    story = area(_("What is done, for whom, and what came of it"))
    grade = choice(_("How well founded"))
    evidence = area(_("What was looked at, and how"), required=False)
    target_group = choice(_("Target group"), required=False)
    goal_area = choice(_("Goal area"), required=False)
    cost = forms.IntegerField(
        label=_("Cost, whole kronor"), required=False, min_value=0, widget=forms.NumberInput(attrs=INPUT)
    )
    cost_of = line(_("What the cost is for"), 200, required=False, help_text=_("Such as a year of a team."))
    contact = line(_("Whom to ask"), 200, required=False, help_text=_("A function, not a private number."))
    steps = area(_("What others would do"), required=False, help_text=_("One activity on each line, in order."))
    shared = forms.BooleanField(
        label=_("Other collaborations may find it"), required=False, widget=forms.CheckboxInput(attrs=INPUT)
    )

    def __init__(self, data: Mapping[str, str] | None, *, groups: Choices, goals: Choices) -> None:
        super().__init__(data)
        self.fields["grade"].choices = list(GRADES.items())
        self.fields["target_group"].choices = [("", "–"), *groups]
        self.fields["goal_area"].choices = [("", "–"), *goals]

    def clean(self) -> dict[str, object]:
        """A cost is for something."""
        given = super().clean()
        if given.get("cost") is not None and not given.get("cost_of"):
            self.add_error("cost_of", _("Nothing was saved, because a cost needs what it is for. Write it."))
        return given

    def values(self) -> dict[str, object]:
        """The example's fields with its code."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "steps"}
        return {**given, "code": slugify(given["title"])[:60]}

    def lines(self) -> list[str]:
        """What others would do, a step a line."""
        return [line.strip()[:200] for line in self.cleaned_data["steps"].splitlines() if line.strip()]


class AdoptForm(forms.Form):
    """Where an example is copied to, and who answers for it there."""

    municipality = choice(_("Area"))
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, widget=forms.Select(attrs=INPUT))
    target_group = choice(_("Target group"))
    goal_area = choice(_("Goal area"))
    owner_name = line(_("Owner"), 120)
    owner_role = line(_("Owner's role"), 160)
    organizations = forms.MultipleChoiceField(
        label=_("Responsible organizations"), widget=forms.SelectMultiple(attrs={"size": 8, **INPUT})
    )
    starts_on = forms.DateField(
        label=_("Starts on"), widget=forms.DateInput(attrs={"type": "date", **INPUT}, format="%Y-%m-%d")
    )

    def __init__(self, data: Mapping[str, str] | None, *, choices: Mapping[str, Choices], today: date) -> None:
        super().__init__(data, initial={"starts_on": today})
        for name, offered in choices.items():
            self.fields[name].choices = offered


class OutcomeForm(forms.Form):
    """What came of it."""

    outcome = area(_("What came of it"))
