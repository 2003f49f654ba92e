"""Planning a meeting, writing its agenda, adding a paper, and saying who was there."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.bodies.forms.plain import DayInput, HourInput, PlainForm, area
from narvard.govern.bodies.operations import Item, Present
from narvard.govern.bodies.queries.labels import ATTENDANCE, ITEM_KINDS
from narvard.govern.bodies.queries.meetings import AttendanceRow, ItemRow

EMPTY_LINES = 3


class MeetingForm(PlainForm):
    """When and where a body meets, and who is called beside its seats."""

    day = forms.DateField(label=_("Day"), widget=DayInput())
    starts_at = forms.TimeField(label=_("Begins"), widget=HourInput())
    ends_at = forms.TimeField(label=_("Ends"), widget=HourInput(), required=False)
    place = forms.CharField(label=_("Place"), max_length=160)
    called = forms.MultipleChoiceField(
        label=_("Called to this meeting too"),
        help_text=_("Those who are called when needed, at least once a year."),
        widget=forms.CheckboxSelectMultiple(attrs={"class": ""}),
        required=False,
    )
    guests = forms.CharField(
        label=_("Other guests"), help_text=_("One on each line."), widget=area(2), required=False, max_length=2000
    )

    def __init__(self, data: Mapping[str, str] | None, *, callable_: Iterable[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["called"].choices = [(str(pk), label) for pk, label in callable_]
        if not self.fields["called"].choices:
            del self.fields["called"]

    def values(self) -> dict[str, object]:
        """What plan_meeting takes."""
        return {**self.cleaned_data, "called": [int(pk) for pk in self.cleaned_data.get("called", ())]}


class ItemForm(PlainForm):
    """One line of the agenda. A line without a title is no item."""

    id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    number = forms.IntegerField(
        label=_("Number"), min_value=1, max_value=99, required=False, widget=forms.NumberInput(attrs={"min": 1})
    )
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=tuple(ITEM_KINDS.items()))
    presenter = forms.CharField(label=_("Presented by"), max_length=120, required=False)
    text = forms.CharField(label=_("What it is about"), widget=area(2), max_length=5000, required=False)


_Lines = forms.formset_factory(ItemForm, extra=EMPTY_LINES, max_num=99)


class AgendaForms(_Lines):
    """The whole agenda, with some empty lines at the end. What is sent is put in the order of its numbers."""

    @classmethod
    def of(cls, agenda: Iterable[ItemRow], data: Mapping[str, str] | None) -> "AgendaForms":
        """The agenda as it is, or as it was sent."""
        names = ("id", "number", "title", "kind", "presenter", "text")
        return cls(data, initial=[{name: getattr(item, name) for name in names} for item in agenda], prefix="item")

    def items(self) -> list[Item]:
        """What change_agenda takes."""
        lines = [form.cleaned_data for form in self.forms if form.cleaned_data.get("title", "").strip()]
        lines.sort(key=lambda line: line["number"] or 100)
        names = ("id", "title", "kind", "presenter", "text")
        return [Item(**{name: line[name] for name in names}) for line in lines]


class PaperForm(PlainForm):
    """A paper of an item: a file, or a link to where it is kept."""

    item = forms.TypedChoiceField(label=_("Item"), coerce=int)
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    link = forms.CharField(
        label=_("Link"), max_length=500, required=False, widget=forms.URLInput(attrs={"placeholder": "https://"})
    )
    file = forms.FileField(
        label=_("Or a file"), help_text=_("At most 10 MB. Only those who may read the meeting can open it."),
        required=False,
    )  # fmt: skip

    def __init__(self, *args: object, agenda: Iterable[ItemRow]) -> None:
        super().__init__(*args)
        self.fields["item"].choices = [(item.id, f"{item.number}. {item.title}") for item in agenda]

    def clean(self) -> dict[str, object]:
        """One of the two, not both and not neither."""
        given = super().clean()
        if bool(given.get("link")) == bool(given.get("file")) and not self.errors:
            raise forms.ValidationError(_("Nothing was kept. Give either a link or a file."))
        return given


class AttendanceForm(forms.Form):
    """For each seat whether someone was there, and who."""

    def __init__(self, data: Mapping[str, str] | None, *, seats: Iterable[AttendanceRow]) -> None:
        super().__init__(data)
        self._seats = tuple(seats)
        for seat in self._seats:
            guess = seat.state or ("present" if seat.holder else "absent")
            self.fields[f"state-{seat.seat_id}"] = forms.ChoiceField(
                choices=tuple(ATTENDANCE.items()),
                initial=guess,
                widget=forms.Select(attrs={"class": "ds-input", "aria-label": f"{seat.title}, {seat.speaks_for}"}),
            )
            self.fields[f"name-{seat.seat_id}"] = forms.CharField(
                max_length=120,
                required=False,
                initial=seat.name or seat.holder,
                widget=forms.TextInput(attrs={"class": "ds-input", "aria-label": f"{_('Name')}: {seat.title}"}),
            )

    def lines(self) -> list[tuple[AttendanceRow, forms.BoundField, forms.BoundField]]:
        """Each seat with its two inputs."""
        return [(seat, self[f"state-{seat.seat_id}"], self[f"name-{seat.seat_id}"]) for seat in self._seats]

    def present(self) -> list[Present]:
        """What record_attendance takes; the name of one who was absent is left out."""
        given = self.cleaned_data
        return [
            Present(seat.seat_id, state, "" if state == "absent" else given[f"name-{seat.seat_id}"])
            for seat in self._seats
            for state in (given[f"state-{seat.seat_id}"],)
        ]
