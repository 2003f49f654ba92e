"""The fields of forms, dressed as every page shows them.

A moment is a day and a clock time as people write them, also in the night when the clock is changed.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from narvard.base.core.rules.moments import NoSuchTime, TimeTwice, instant

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)\s*([AB]?)", re.IGNORECASE)
INPUT = {"class": "ds-input"}
LONGEST = 4000


def line(
    label: object, longest: int = 160, *, required: bool = True, help_text: object = "", initial: str | None = None
) -> forms.CharField:
    """One line of text. The browser offers nothing that was written before: it may be about someone else."""
    widget = forms.TextInput(attrs={**INPUT, "autocomplete": "off"})
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=help_text, initial=initial, widget=widget
    )


def area(
    label: object, longest: int = LONGEST, *, rows: int = 3, required: bool = True, help_text: object = ""
) -> forms.CharField:
    """Several lines of text."""
    widget = forms.Textarea(attrs={**INPUT, "rows": rows})
    return forms.CharField(label=label, max_length=longest, required=required, help_text=help_text, widget=widget)


def day(label: object, *, required: bool = True, help_text: object = "") -> forms.DateField:
    """A day, chosen in the browser's own calendar or written as 2026-01-31, whatever the language."""
    widget = forms.DateInput(attrs={**INPUT, "type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


def choice(
    label: object,
    choices: Iterable[tuple[object, object]] = (),
    *,
    required: bool = True,
    help_text: object = "",
    initial: str | None = None,
    kind: Callable[[str], object] = str,
) -> forms.TypedChoiceField:
    """One of several, given here or by the page; `kind` makes the value of what was sent."""
    return forms.TypedChoiceField(
        label=label,
        choices=list(choices),
        coerce=kind,
        required=required,
        help_text=help_text,
        initial=initial,
        widget=forms.Select(attrs=INPUT),
    )


class MomentWidget(forms.MultiWidget):
    """A date and a time beside each other."""

    def __init__(self) -> None:
        super().__init__(
            [
                forms.DateInput(attrs={"type": "date", "aria-label": _("Day")}, format="%Y-%m-%d"),
                forms.TextInput(attrs={"size": 6, "aria-label": _("Time"), "autocomplete": "off"}),
            ]
        )

    def decompress(self, value: datetime | None) -> list[object]:
        if value is None:
            return [None, None]
        local = timezone.localtime(value)
        return [local.date(), f"{local:%H:%M}"]


class MomentField(forms.MultiValueField):
    """An instant in UTC from a local day and time ("14:05"; "02:30A" or "02:30B" in the hour that comes twice).

    The zone is the site's current one. A time that the clock never showed, or showed twice, is refused in words.
    """

    def __init__(self, **options: object) -> None:
        options.setdefault("widget", MomentWidget())
        fields = [forms.DateField(), forms.CharField()]
        super().__init__(fields=fields, require_all_fields=True, **options)

    def compress(self, parts: list[object]) -> datetime | None:
        if not parts or not all(parts):
            return None
        day, text = parts
        return _moment(day, str(text).strip(), timezone.get_current_timezone())


def _moment(day: date, text: str, zone: ZoneInfo) -> datetime:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValidationError(_("The time was not understood. Write it as 14:05."), code="clock")
    hour, minute, which = int(found[1]), int(found[2]), found[3].upper()
    try:
        return instant(day, time(hour, minute), zone, {"A": 0, "B": 1}.get(which))
    except NoSuchTime as never:
        raise ValidationError(
            _("There was no such time that night, since the clock was put forward. Write the hour after."), code="never"
        ) from never
    except TimeTwice as twice:
        raise ValidationError(
            _("The clock showed that time twice that night. Add A for the first time, or B for the second."),
            code="twice",
        ) from twice
