"""Proposing a pilot: what is tried, and the rules that are set before anyone knows how it goes."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.pilots.operations import Proposal
from narvard.govern.pilots.queries.labels import TEXTS

Choices = Sequence[tuple[str, str]]
INPUT = {"class": "ds-input"}


def _line(label: str, longest: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, widget=forms.TextInput(attrs=INPUT))


def _area(label: str, help_text: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3, **INPUT})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=4000, widget=area)


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date", **INPUT}, format="%Y-%m-%d"))


class ProposalForm(forms.Form):
    """A pilot as it is proposed. `choices` are what may be chosen, by field, each as (code, name)."""

    title = _line(_("What it is called"), 200)
    programme = forms.ChoiceField(label=_("Programme"), required=False, widget=forms.Select(attrs=INPUT))
    municipality = forms.ChoiceField(label=_("Municipality"), required=False, widget=forms.Select(attrs=INPUT))
    target_group = forms.ChoiceField(label=_("Target group"), required=False, widget=forms.Select(attrs=INPUT))
    organizations = forms.MultipleChoiceField(
        label=_("Organizations taking part"), widget=forms.SelectMultiple(attrs={"size": 8, **INPUT})
    )
    owner_name = _line(_("Owner"), 120)
    owner_role = _line(_("Owner's role"), 160)
    starts_on = _day(_("Begins on"))
    ends_on = _day(_("Ends on"))
    budget = forms.IntegerField(
        label=_("Budget, whole kronor"), required=False, min_value=0, widget=forms.NumberInput(attrs=INPUT)
    )
    aim, hypothesis, population = _area(TEXTS["aim"]), _area(TEXTS["hypothesis"]), _area(TEXTS["population"])
    comparison, baseline = _area(TEXTS["comparison"]), _area(TEXTS["baseline"])
    logic_model = _area(TEXTS["logic_model"])
    start_rules = _area(_("Rules for when to start"), _("One on each line."))
    stop_rules = _area(_("Rules for when to stop"), _("One on each line. Write them before anyone knows how it goes."))

    def __init__(
        self, data: Mapping[str, str] | None, *, choices: Mapping[str, Choices], initial: Mapping[str, object] | None
    ) -> None:
        super().__init__(data, initial=initial)
        for name, offered in choices.items():
            empty = [] if name == "organizations" else [("", "–")]
            self.fields[name].choices = [*empty, *offered]

    def proposal(self) -> Proposal:
        """What is proposed, but for its rules."""
        given = self.cleaned_data
        plain = ("title", "programme", "municipality", "target_group", "owner_name", "owner_role", "starts_on")
        return Proposal(
            **{name: given[name] for name in (*plain, "ends_on", "budget")},
            organizations=tuple(given["organizations"]),
            texts={name: given[name] for name in TEXTS},
        )

    def rules(self) -> list[dict[str, str]]:
        """The rules, those for starting first."""
        kinds = {"start": self.cleaned_data["start_rules"], "stop": self.cleaned_data["stop_rules"]}
        return [
            {"kind": kind, "text": line.strip()[:400]}
            for kind, text in kinds.items()
            for line in text.splitlines()
            if line.strip()
        ]
