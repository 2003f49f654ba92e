"""The shape of what is written down of people, and of what came of it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, area, day, line
from narvard.govern.voices.queries.labels import NOTE_KINDS, OUTCOME_KINDS, WHO

Choices = tuple[tuple[str, str], ...]
LONGEST = 2000
STEPS = [(str(step), str(step)) for step in range(1, 5)]


def _people() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("How many"),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs=INPUT),
        help_text=_("Leave it empty where nobody counted."),
    )


class OccasionForm(forms.Form):
    """A time when people were heard."""

    who = forms.ChoiceField(label=_("Who"), choices=WHO.items())
    title = line(_("What the occasion is called"), 200)
    held_on = day(_("Day"))
    how = line(_("How they were heard"), 200, help_text=_("Such as: a meeting, interviews, letters."))
    people = _people()
    municipality = forms.ChoiceField(label=_("Area"), required=False)
    source = line(_("Where it was written down"), 200, required=False)

    def __init__(self, data: Mapping[str, str] | None = None, *, areas: Choices) -> None:
        super().__init__(data)
        self.fields["municipality"].choices = areas


class SaidForm(forms.Form):
    """Something that was said. `no_person` is asked for when something looks like a name."""

    text = area(
        _("What was said"),
        LONGEST,
        help_text=_("Write what was meant, and nothing that tells who said it or of whom."),
    )
    no_person = forms.BooleanField(required=False, label=_("I have looked: nobody can be recognised."))

    def __init__(self, data: Mapping[str, str] | None = None, *, ask: bool = False) -> None:
        super().__init__(data)
        if not ask:
            self.fields["no_person"].widget = forms.HiddenInput()


class DiscussionForm(forms.Form):
    """A discussion with its questions and groups, one a line."""

    title = line(_("What the discussion is called"), 200)
    about = area(_("What is talked over"), LONGEST)
    held_on = day(_("Day"))
    questions = area(_("Questions, one a line"), LONGEST, required=False)
    groups = area(
        _("Groups, one a line"), LONGEST, help_text=_("Such as: Table 1, Hemsjukvården, Council of pensioners.")
    )
    municipality = forms.ChoiceField(label=_("Area"), required=False)
    source = line(_("Where the questions come from"), 200, required=False)

    def __init__(self, data: Mapping[str, str] | None = None, *, areas: Choices) -> None:
        super().__init__(data)
        self.fields["municipality"].choices = areas

    def lines(self, name: str) -> list[str]:
        """The lines of a field that hold something, cut to what a name can hold."""
        return [line.strip()[:160] for line in self.cleaned_data[name].splitlines() if line.strip()]


class NoteForm(SaidForm):
    """What a group said of one kind."""

    group = forms.ChoiceField(label=_("Group"))
    kind = forms.ChoiceField(label=_("Kind"), choices=NOTE_KINDS.items())
    question = forms.ChoiceField(label=_("Question"), required=False)
    field_order = ("group", "question", "kind", "text", "no_person")

    def __init__(
        self, data: Mapping[str, str] | None = None, *, groups: Choices, questions: Choices, ask: bool = False
    ) -> None:
        super().__init__(data, ask=ask)
        self.fields["group"].choices = groups
        self.fields["question"].choices = [("", _("the whole")), *questions]


class LinkForm(forms.Form):
    """Something that is there already, or why nothing comes of it."""

    kind = forms.ChoiceField(label=_("What came of it"), choices=OUTCOME_KINDS.items())
    title = line(_("What it is, or why nothing comes of it"), 300)
    reference = line(_("Number or code"), 80, required=False)
    url = line(_("Address"), 300, required=False, help_text=_("The address of its page, beginning with / or https://."))


class RiskForm(forms.Form):
    """A new risk."""

    prefix = "risk"
    title = line(_("What can happen"), 200)
    likelihood = forms.ChoiceField(label=_("Likelihood, 1 to 4"), choices=STEPS)
    consequence = forms.ChoiceField(label=_("Consequence, 1 to 4"), choices=STEPS)
    owner = line(_("Owner"), 120)
    review_on = day(_("Look at again by"))


class ActivityForm(forms.Form):
    """A new activity in an area's plan."""

    prefix = "activity"
    title = line(_("Title"), 200)
    reference = line(_("Reference"), 40)
    municipality = forms.ChoiceField(label=_("Area"))
    target_group = forms.ChoiceField(label=_("Target group"))
    goal_area = forms.ChoiceField(label=_("Goal area"))
    owner_name = line(_("Owner"), 120)
    owner_role = line(_("Owner's role"), 160)
    organizations = forms.MultipleChoiceField(
        label=_("Responsible organizations"), widget=forms.SelectMultiple(attrs={"class": "ds-input", "size": 6})
    )
    starts_on = day(_("Starts on"))
    ends_on = day(_("Ends on"))

    def __init__(self, data: Mapping[str, str] | None = None, *, places: Mapping[str, Choices]) -> None:
        super().__init__(data)
        for name, choices in places.items():
            self.fields[name].choices = choices
