"""A clause of a draft."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import area, choice, line


class ClauseForm(forms.Form):
    """A clause's place, number, heading and text."""

    part = choice(_("Part"))
    number = line(_("Number"), 20)
    heading = line(_("Heading"), 200)
    text = area(_("Text"), 20_000, rows=10, required=False)

    def __init__(
        self,
        data: Mapping[str, str] | None,
        *,
        parts: Sequence[tuple[str, str]],
        initial: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["part"].choices = parts
