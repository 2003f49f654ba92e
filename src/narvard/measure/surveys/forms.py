"""The shape of what is asked for when a survey is prepared, and of an answer."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.measure.surveys.queries import AskedQuestion
from narvard.measure.surveys.queries.labels import GROUP_KINDS, QUESTION_KINDS
from narvard.measure.surveys.rules.asking import LANGUAGES, MOST_LINKS

IN = {"sv": _("in Swedish"), "nb": _("in Norwegian"), "en": _("in English")}
DAY = {"type": "date", "class": "ds-input"}


def _line(label: str, longest: int, *, required: bool = True, help_text: str = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "ds-input"})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget, help_text=help_text)


class SpokenForm(forms.Form):
    """A form with a text in each language, of which one at least is written."""

    def __init__(self, data: Mapping[str, str] | None = None, *, prefix: str | None = None) -> None:
        super().__init__(data, prefix=prefix)

    def spoken(self, name: str) -> dict[str, str]:
        """The texts called `name` by language."""
        return {language: self.cleaned_data[f"{name}_{language}"] for language in LANGUAGES}

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        first = next(name for name in self.fields if name.endswith("_sv"))
        if not any(cleaned.get(f"{first.removesuffix('_sv')}_{language}") for language in LANGUAGES):
            self.add_error(first, _("Nothing was saved, because no language has a text. Write it in one at least."))
        return cleaned


class SurveyForm(SpokenForm):
    """A new survey."""

    title_sv = _line(_("Title in Swedish"), 160, required=False)
    title_nb = _line(_("Title in Norwegian"), 160, required=False)
    title_en = _line(_("Title in English"), 160, required=False)
    introduction_sv = _line(_("Introduction in Swedish"), 1000, required=False)
    introduction_nb = _line(_("Introduction in Norwegian"), 1000, required=False)
    introduction_en = _line(_("Introduction in English"), 1000, required=False)
    source = _line(_("Where the questions come from"), 200)


class QuestionForm(SpokenForm):
    """One more question."""

    kind = forms.ChoiceField(label=_("Answered by"), choices=QUESTION_KINDS.items())
    text_sv = _line(_("Question in Swedish"), 300, required=False)
    text_nb = _line(_("Question in Norwegian"), 300, required=False)
    text_en = _line(_("Question in English"), 300, required=False)


class GroupForm(forms.Form):
    """One more group to ask."""

    name = _line(_("Name of the group"), 160)
    kind = forms.ChoiceField(label=_("What the group is"), choices=GROUP_KINDS.items())
    organization = forms.ChoiceField(label=_("Whose staff"), required=False)
    body = forms.SlugField(
        label=_("Which body"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"class": "ds-input"}),
        help_text=_("The last word of the address of the body's page."),
    )

    def __init__(
        self, data: Mapping[str, str] | None = None, *, staffs: Iterable[tuple[str, str]], prefix: str | None = None
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.fields["organization"].choices = [("", _("none")), *staffs]


class RoundForm(forms.Form):
    """One more round."""

    name = _line(_("Name of the round"), 120, help_text=_("Such as: Autumn 2026."))
    opens_on = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs=DAY))
    closes_on = forms.DateField(label=_("First day that it is closed"), widget=forms.DateInput(attrs=DAY))


class LinksForm(forms.Form):
    """How many links, for which group and round."""

    round = forms.ChoiceField(label=_("Round"))
    group = forms.ChoiceField(label=_("Group"))
    number = forms.IntegerField(
        label=_("How many"),
        min_value=1,
        max_value=MOST_LINKS,
        widget=forms.NumberInput(attrs={"class": "ds-input"}),
    )

    def __init__(
        self,
        data: Mapping[str, str] | None = None,
        *,
        rounds: Iterable[tuple[str, str]],
        groups: Iterable[tuple[str, str]],
        prefix: str | None = None,
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.fields["round"].choices = list(rounds)
        self.fields["group"].choices = list(groups)


def answers_in(data: Mapping[str, str], questions: Iterable[AskedQuestion]) -> tuple[dict[str, int], dict[str, str]]:
    """The answers of a posted sheet: whole numbers by question on a scale, texts by the others. Empty is left out.

    What is no number becomes 0, which is on no scale and is refused as such.
    """
    values, texts = {}, {}
    for question in questions:
        given = data.get(f"q-{question.code}", "").strip()
        if given and question.kind == "scale":
            values[question.code] = int(given) if given in "12345" and len(given) == 1 else 0
        elif given:
            texts[question.code] = given
    return values, texts
