"""Writing one's own part of a plan, and what is common to it."""

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, area, day, line
from narvard.care.care_plans.forms.parts import expected
from narvard.care.care_plans.operations import Doing, Written
from narvard.care.care_plans.queries import PartRow, PartyRow
from narvard.care.care_plans.queries.choosing import ItemRow
from narvard.care.care_plans.queries.labels import ITEMS, NONE_LABELS, OVERALL, OVERALL_NO

PERSON = "person"
BLANK = 3


class PartForm(forms.Form):
    """The items of the kind in words, and goals; `expected` is the number of the part that the form shows."""

    expected = expected()

    def __init__(self, data: Mapping[str, str] | None, *, items: Sequence[ItemRow], known: PartRow | None) -> None:
        super().__init__(data, initial=_initial(known))
        self.items = items
        for item in items:
            self.fields[item.name] = area(ITEMS[item.name], required=False)
            if item.needed == "stated":
                self.fields[f"none_{item.name}"] = forms.BooleanField(label=NONE_LABELS[item.name], required=False)
        if any(item.name == "what_matters" for item in items):
            self.fields["goals"] = area(
                ITEMS["goals"], required=False, help_text=_("In the person's own words, one on each line.")
            )

    def written(self, activities: Sequence[Doing]) -> Written:
        """The whole part, with the activities of the forms beside."""
        given = self.cleaned_data
        return Written(
            texts={item.name: given[item.name] for item in self.items},
            none=[item.name for item in self.items if given.get(f"none_{item.name}")],
            goals=given.get("goals", "").splitlines(),
            activities=activities,
        )


def _initial(known: PartRow | None) -> dict[str, object]:
    if known is None:
        return {"expected": 0}
    texts: dict[str, object] = {row.name: row.text for row in known.texts}
    none = {f"none_{row.name}": row.none for row in known.texts}
    return {**texts, **none, "goals": "\n".join(known.goals), "expected": known.number}


class ActivityForm(forms.Form):
    """An activity: what, who, by when, and whether it is done. A row without text is left out."""

    text = line(_("What is to be done"), 600, required=False)
    who = forms.ChoiceField(label=_("Who does it"), required=False, widget=forms.Select(attrs=INPUT))
    due_on = day(_("At the latest"), required=False)
    done_on = day(_("Done on"), required=False)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, parties: Sequence[PartyRow], **options: object) -> None:
        super().__init__(*args, **options)
        units = [(str(party.unit_id), party.name) for party in parties]
        self.fields["who"].choices = [("", "–"), (PERSON, _("The person")), *units]

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("text", "").strip():
            for name, words in (("who", _("Choose who does it.")), ("due_on", _("Give a day."))):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return given


class _Activities(BaseFormSet):
    def doings(self) -> list[Doing]:
        """The activities that have a text, in their order."""
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("text", "").strip()]
        return [
            Doing(
                text=row["text"],
                due_on=row["due_on"],
                by_person=row["who"] == PERSON,
                responsible=None if row["who"] == PERSON else int(row["who"]),
                done_on=row["done_on"],
                key=row["key"],
            )
            for row in rows
        ]


ActivityForms = formset_factory(ActivityForm, formset=_Activities, extra=BLANK, max_num=200, absolute_max=200)


def activity_initial(known: PartRow | None) -> list[dict[str, object]]:
    """The activities as the forms show them."""
    return [
        {
            "text": row.text,
            "who": PERSON if row.by_person else str(row.responsible_id),
            "due_on": row.due_on,
            "done_on": row.done_on,
            "key": row.key,
        }
        for row in (known.activities if known else ())
    ]


class _OneOfAll(forms.RadioSelect):
    """Radio buttons that hand on all that was sent, so that two answers are refused and not silently made one."""

    def value_from_datadict(self, data: object, files: object, name: str) -> list[str]:
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])


class HeadForm(forms.Form):
    """What is common to the plan, as the unit that keeps it writes it."""

    title = line(_("What the plan is called"), required=False)
    overall = forms.MultipleChoiceField(label=_("Who has overall responsibility"), required=False, widget=_OneOfAll)
    coordinator = line(_("Coordinator and how to reach them"), required=False)
    follow_up_on = day(_("Follow-up on"), required=False)
    expected = expected()

    def __init__(
        self, data: Mapping[str, str] | None, *, country: str, initial: Mapping[str, object], overall: bool
    ) -> None:
        super().__init__(data, initial=initial)
        names = OVERALL_NO if country == "NO" else OVERALL
        self.fields["overall"].choices = [(code, str(name).capitalize()) for code, name in names.items()]
        if not overall:
            del self.fields["overall"]

    def given(self) -> dict[str, str | list[str] | date | None | int]:
        """What is common, as the operation takes it."""
        return dict(self.cleaned_data)
