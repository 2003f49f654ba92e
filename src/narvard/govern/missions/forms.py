"""The shape of one row of a section, made from the columns of its table, and of what is said about one."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import area
from narvard.base.core.queries import Column, Kind
from narvard.govern.missions.queries.labels import CHANGE_STATES, CHOICES, COLUMNS
from narvard.govern.missions.rules.document import TABLES

Offered = Mapping[str, tuple[tuple[str, str], ...]]
Choices = list[tuple[str, str]]
DAY = {"type": "date", "class": "ds-input"}
ONE_LINE = 300


class RowForm(forms.Form):
    """One row: a field a column. An existing row keeps its code."""

    def __init__(
        self, data: Mapping[str, str] | None = None, *, table: str, offered: Offered, row: Mapping[str, object] | None
    ) -> None:
        super().__init__(data, initial=dict(row or {}))
        for column in TABLES[table].columns:
            self.fields[column.name] = _field(table, column, offered)
        if row:
            del self.fields["code"]


def _field(table: str, column: Column, offered: Offered) -> forms.Field:
    label, required = COLUMNS[column.name], column.required
    if column.kind is Kind.DAY:
        # ISO, whatever the language: the field of a browser takes no other.
        widget = forms.DateInput(attrs=DAY, format="%Y-%m-%d")
        return forms.DateField(label=label, required=required, widget=widget)
    if column.kind in (Kind.WHOLE, Kind.KRONOR):
        widget = forms.NumberInput(attrs={"class": "ds-input"})
        return forms.IntegerField(label=label, required=required, min_value=0, widget=widget)
    if column.choices or column.refers:
        return forms.ChoiceField(label=label, required=required, choices=_choices(table, column, offered))
    if column.longest > ONE_LINE:
        return area(label, column.longest, required=required)
    field = forms.SlugField if column.name in ("code", "body") else forms.CharField
    widget = forms.TextInput(attrs={"class": "ds-input"})
    return field(label=label, max_length=column.longest, required=required, widget=widget)


def _choices(table: str, column: Column, offered: Offered) -> list[tuple[str, object]]:
    if column.refers:
        listed = list(offered[column.refers])
    else:
        words = CHOICES.get((table, column.name), {})
        listed = [(code, words.get(code, code)) for code in column.choices]
    return listed if column.required else [("", _("none")), *listed]


class MoveForm(forms.Form):
    """The next state of a proposal, with the decision where it has one."""

    state = forms.ChoiceField(label=_("State"))
    decision = forms.CharField(
        label=_("Number of the decision"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"class": "ds-input"}),
        help_text=_("Only where it is accepted or rejected."),
    )
    decided_on = forms.DateField(label=_("Decided on"), required=False, widget=forms.DateInput(attrs=DAY))

    def __init__(self, data: Mapping[str, str] | None = None, *, states: tuple[str, ...]) -> None:
        super().__init__(data)
        self.fields["state"].choices = [(code, CHANGE_STATES[code]) for code in states]


class ReviewForm(forms.Form):
    """What a review of a routine found, and when the next one is."""

    code = forms.ChoiceField(label=_("Local routine"))
    found = area(_("What was found"), 1000)
    next_on = forms.DateField(label=_("Look at again by"), widget=forms.DateInput(attrs=DAY))

    def __init__(self, data: Mapping[str, str] | None = None, *, routines: Choices) -> None:
        super().__init__(data)
        self.fields["code"].choices = routines


class DoneForm(forms.Form):
    """Which step of communication is done, and what came of it."""

    code = forms.ChoiceField(label=_("To whom"))
    came_of_it = area(_("What came of it"), 1000, required=False)

    def __init__(self, data: Mapping[str, str] | None = None, *, steps: Choices) -> None:
        super().__init__(data)
        self.fields["code"].choices = steps
