"""The shape of what is written down of people, and of what came of it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.voices.queries.labels import NOTE_KINDS, OUTCOME_KINDS, WHO

Choices = tuple[tuple[str, str], ...]
LONGEST = 2000
STEPS = [(str(step), str(step)) for step in range(1, 5)]


def _line(label: str, longest: int = 200, *, required: bool = True, help_text: str = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "ds-input"})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget, help_text=help_text)


def _area(label: str, *, rows: int = 3, required: bool = True, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "ds-input"})
    return forms.CharField(label=label, max_length=LONGEST, required=required, widget=widget, help_text=help_text)


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date", "class": "ds-input"}))


def _people() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("How many"),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"class": "ds-input"}),
        help_text=_("Leave it empty where nobody counted."),
    )


class OccasionForm(forms.Form):
    """A time when people were heard."""

    who = forms.ChoiceField(label=_("Who"), choices=WHO.items())
    title = _line(_("What the occasion is called"))
    held_on = _day(_("Day"))
    how = _line(_("How they were heard"), help_text=_("Such as: a meeting, interviews, letters."))
    people = _people()
    municipality = forms.ChoiceField(label=_("Area"), required=False)
    source = _line(_("Where it was written down"), required=False)

    def __init__(self, data: Mapping[str, str] | None = None, *, areas: Choices) -> None:
        super().__init__(data)
        self.fields["municipality"].choices = areas


class SaidForm(forms.Form):
    """Something that was said. `no_person` is asked for when something looks like a name."""

    text = _area(
        _("What was said"),
        help_text=_("Write what was meant, and nothing that tells who said it or of whom."),
    )
    no_person = forms.BooleanField(required=False, label=_("I have looked: nobody can be recognised."))

    def __init__(self, data: Mapping[str, str] | None = None, *, ask: bool = False) -> None:
        super().__init__(data)
        if not ask:
            self.fields["no_person"].widget = forms.HiddenInput()


class DiscussionForm(forms.Form):
    """A discussion with its questions and groups, one a line."""

    title = _line(_("What the discussion is called"))
    about = _area(_("What is talked over"))
    held_on = _day(_("Day"))
    questions = _area(_("Questions, one a line"), required=False)
    groups = _area(_("Groups, one a line"), help_text=_("Such as: Table 1, Hemsjukvården, Council of pensioners."))
    municipality = forms.ChoiceField(label=_("Area"), required=False)
    source = _line(_("Where the questions come from"), required=False)

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
    title = _line(_("What it is, or why nothing comes of it"), 300)
    reference = _line(_("Number or code"), 80, required=False)
    url = _line(
        _("Address"), 300, required=False, help_text=_("The address of its page, beginning with / or https://.")
    )


class RiskForm(forms.Form):
    """A new risk."""

    prefix = "risk"
    title = _line(_("What can happen"))
    likelihood = forms.ChoiceField(label=_("Likelihood, 1 to 4"), choices=STEPS)
    consequence = forms.ChoiceField(label=_("Consequence, 1 to 4"), choices=STEPS)
    owner = _line(_("Owner"), 120)
    review_on = _day(_("Look at again by"))


class ActivityForm(forms.Form):
    """A new activity in an area's plan."""

    prefix = "activity"
    title = _line(_("Title"))
    reference = _line(_("Reference"), 40)
    municipality = forms.ChoiceField(label=_("Area"))
    target_group = forms.ChoiceField(label=_("Target group"))
    goal_area = forms.ChoiceField(label=_("Goal area"))
    owner_name = _line(_("Owner"), 120)
    owner_role = _line(_("Owner's role"), 160)
    organizations = forms.MultipleChoiceField(
        label=_("Responsible organizations"), widget=forms.SelectMultiple(attrs={"class": "ds-input", "size": 6})
    )
    starts_on = _day(_("Starts on"))
    ends_on = _day(_("Ends on"))

    def __init__(self, data: Mapping[str, str] | None = None, *, places: Mapping[str, Choices]) -> None:
        super().__init__(data)
        for name, choices in places.items():
            self.fields[name].choices = choices
