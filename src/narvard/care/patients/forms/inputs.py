"""The fields that several forms of persons share."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, line
from narvard.care.patients.queries.labels import NUMBER_KINDS


def choice(
    label: Promise,
    words: Mapping[str, Promise],
    *,
    codes: Iterable[str] | None = None,
    empty: Promise | str = "",
    required: bool = True,
) -> forms.ChoiceField:
    """One of some codes, shown in words; with `empty` the words for none."""
    options = [(code, words[code]) for code in (codes if codes is not None else words)]
    if empty:
        options.insert(0, ("", empty))
    return forms.ChoiceField(label=label, choices=options, required=required, widget=forms.Select(attrs=INPUT))


def number_kind() -> forms.ChoiceField:
    """The kind of a number, where it is not told from its digits."""
    return choice(_("Kind of number"), NUMBER_KINDS, empty=_("Tell it from the digits"), required=False)


def assigner() -> forms.CharField:
    """Who assigned a number that means nothing elsewhere."""
    help_text = _("For a reserve number or help number of one organization.")
    return line(_("Assigned by"), longest=120, required=False, help_text=help_text)


class MunicipalityFields(forms.Form):
    """A municipality of the collaboration, or the code of another one."""

    municipality = forms.ChoiceField(label=_("Municipality"), required=False, widget=forms.Select(attrs=INPUT))
    other_municipality = line(
        _("Code of another municipality"), longest=4, required=False, help_text=_("Four digits, for example 1480.")
    )

    def __init__(self, *args: object, municipalities: Iterable[tuple[str, str]] = (), **more: object) -> None:
        super().__init__(*args, **more)
        self.fields["municipality"].choices = [("", _("Not known, or another one")), *municipalities]

    def code(self) -> str:
        """The code that was chosen or written, "" where there is none."""
        return self.cleaned_data["other_municipality"].strip() or self.cleaned_data["municipality"]
