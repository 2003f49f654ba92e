"""Proposing a pilot: what is tried, and the rules that are set before anyone knows how it goes."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, area, day, line
from narvard.govern.pilots.operations import Proposal
from narvard.govern.pilots.queries.labels import TEXTS

Choices = Sequence[tuple[str, str]]


class ProposalForm(forms.Form):
    """A pilot as it is proposed. `choices` are what may be chosen, by field, each as (code, name)."""

    title = line(_("What it is called"), 200)
    programme = forms.ChoiceField(label=_("Programme"), required=False, widget=forms.Select(attrs=INPUT))
    municipality = forms.ChoiceField(label=_("Municipality"), required=False, widget=forms.Select(attrs=INPUT))
    target_group = forms.ChoiceField(label=_("Target group"), required=False, widget=forms.Select(attrs=INPUT))
    organizations = forms.MultipleChoiceField(
        label=_("Organizations taking part"), widget=forms.SelectMultiple(attrs={"size": 8, **INPUT})
    )
    owner_name = line(_("Owner"), 120)
    owner_role = line(_("Owner's role"), 160)
    starts_on = day(_("Begins on"))
    ends_on = day(_("Ends on"))
    budget = forms.IntegerField(
        label=_("Budget, whole kronor"), required=False, min_value=0, widget=forms.NumberInput(attrs=INPUT)
    )
    aim, hypothesis, population = (
        area(TEXTS["aim"], required=False),
        area(TEXTS["hypothesis"], required=False),
        area(TEXTS["population"], required=False),
    )
    comparison, baseline = area(TEXTS["comparison"], required=False), area(TEXTS["baseline"], required=False)
    logic_model = area(TEXTS["logic_model"], required=False)
    start_rules = area(_("Rules for when to start"), required=False, help_text=_("One on each line."))
    stop_rules = area(
        _("Rules for when to stop"),
        required=False,
        help_text=_("One on each line. Write them before anyone knows how it goes."),
    )

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
