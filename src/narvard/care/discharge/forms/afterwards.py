"""Entering from paper, ticking the list, and bringing in from another system."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, MomentField, choice, line
from narvard.base.core.queries import read_yaml
from narvard.care.discharge.operations import Lines, Ticked, read_export
from narvard.care.discharge.queries.checklist import Checklist
from narvard.care.discharge.queries.labels_of_export import ITEMS, TICKS

LARGEST_MAPPING = 200_000


class PaperForm(forms.Form):
    """Who took the step on paper."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["paper_by"] = line(_("Who sent it on paper"), longest=160)


def without_times(form: forms.Form) -> None:
    """No time stands in the form beforehand: what is entered from paper did not happen now."""
    for field in form.fields.values():
        if isinstance(field, MomentField):
            field.initial = None


class ChecklistForm(forms.Form):
    """A state and a note for each item, and whether the others may see."""

    def __init__(self, data: Mapping[str, Any] | None, *, items: Checklist) -> None:
        super().__init__(data)
        for row in items.rows:
            self.fields[row.item] = choice(ITEMS[row.item], list(TICKS.items()))
            self.fields[row.item].initial = row.state
            self.fields[f"{row.item}_note"] = line(_("Note"), required=False, longest=300)
            self.fields[f"{row.item}_note"].initial = row.note
        self.fields["show"] = line(
            _("Show it to the others: how secrecy was assessed"), required=False, longest=300,
            help_text=_("Leave it empty, and only your organization sees what you tick now."),
        )  # fmt: skip
        self.items = items

    def pairs(self) -> list[tuple[object, forms.BoundField, forms.BoundField]]:
        """Each item with its two fields."""
        return [(row, self[row.item], self[f"{row.item}_note"]) for row in self.items.rows]

    def given(self) -> dict[str, object]:
        """What is said of each item, as the operation takes it."""
        data = self.cleaned_data
        ticks = [Ticked(row.item, data[row.item], data[f"{row.item}_note"]) for row in self.items.rows]
        return {"ticks": ticks, "assessment": data["show"]}


class BringForm(forms.Form):
    """The mapping file, as a document, and the export."""

    mapping = forms.FileField(
        label=_("Mapping file (YAML)"),
        help_text=_("Which of the export's columns and words mean what."),
        widget=forms.FileInput(attrs=INPUT),
    )
    export = forms.FileField(
        label=_("Export (CSV or XLSX)"),
        help_text=_("As it came out of the other system."),
        widget=forms.FileInput(attrs=INPUT),
    )

    def clean_mapping(self) -> Any:
        """The document in the file."""
        given = self.cleaned_data["mapping"]
        if given.size > LARGEST_MAPPING:
            raise ValidationError(_("The mapping file is larger than such a file can be. Choose the right file."))
        document, problems = read_yaml(given.read())
        if problems:
            raise ValidationError(_("The mapping file is not YAML that can be read. Begin with the example."))
        return document

    def lines(self) -> Lines:
        """The lines of the export, read as the mapping says. Raises ExportUnreadable, or MappingUnclear."""
        return read_export(self.cleaned_data["mapping"], self.cleaned_data["export"].read())
