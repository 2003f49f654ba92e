"""One form for every step: which fields it has is a table, one for each country."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.care.discharge.forms.fields import MAKERS
from narvard.care.discharge.queries.labels import PARTS
from narvard.care.discharge.queries.rows import Choices

READY = ("judged_at", "sent_at", "to", "assessment")
SWEDEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "admission": ("home_at", "to", "sent_at"),
        "estimate": ("home_at", "sent_at"),
        "discharge_ready": READY,
        "compulsory_open_care": READY,
        "not_ready": ("sent_at",),
        "interrupted": ("sent_at",),
        "contact": ("keep", "contact_name", "profession", "phone", "named_at"),
        "sip_call": ("to", "meeting_at", "place", "sent_at"),
        "sip_held": ("held_at",),
        "answer": ("answer", "receive_at", "sent_at"),
        "open_care_unclear": ("sent_at",),
        "open_care_clear": ("sent_at",),
        "information": ("information", "to", "assessment", "sent_at"),
        "patient_information": ("care_summary", "care_contact", "sip_time", "plans", "sent_at"),
        "discharged": ("end", "left_at", "municipality", "other_ward"),
        "discharge_summary": ("summary", "sent_at"),
        "need": ("needs", "judged_at"),
        "move": ("ward", "at"),
        "leave": ("at",),
        "back": ("at",),
        "planning": ("plan", "show"),
    }
)
NORWAY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "admission": ("home_at", "status", "course", "to", "sent_at"),
        "estimate": ("home_at", "sent_at"),
        "discharge_ready": (
            "judged_at", "problem_clarified", "other_problems", "unresolved", "diagnoses_and_plan", "functional_level",
            "sent_at", "to",
        ),
        "not_ready": ("sent_at",),
        "answer": ("answer", "receive_at", "sent_at"),
        "information": ("information", "to", "sent_at"),
        "discharged": SWEDEN["discharged"],
        "discharge_summary": ("summary", "sent_at"),
        **{step: SWEDEN[step] for step in ("need", "move", "leave", "back", "planning")},
    }
)  # fmt: skip
FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType({"SE": SWEDEN, "NO": NORWAY})
HIDDEN = ("version", "sending")
# What the browser sends besides the fields of a form, or beside it.
CARRIED = frozenset({"csrfmiddlewaretoken", "paper_by", *HIDDEN})


class StepForm(forms.Form):
    """What a step asks for. `version` is the one that the page was made from, `sending` names the submit."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    sending = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, Any] | None, *, step: str, country: str, options: Choices, version: int, now: datetime
    ) -> None:
        super().__init__(data, initial={"version": version, "sending": uuid4()})
        for name in FIELDS[country][step]:
            if name != "keep" or options.contact:
                self.fields[name] = MAKERS[name](options, now)
        if "plan" in self.fields:
            self.fields["plan"].initial = options.text

    def surplus(self) -> dict[str, str]:
        """What was sent and is no field of the form: a fifth item, above all. The operation refuses it."""
        known = {*CARRIED, *self.fields, *(f"{name}_{part}" for name in self.fields for part in (0, 1))}
        return {name: str(value) for name, value in self.data.items() if name not in known}

    def parts(self) -> dict[str, str]:
        """The written parts of the notice, with whatever else was sent."""
        given = {name: self.cleaned_data[name] for name in PARTS if name in self.fields}
        return {**{name: value for name, value in given.items() if value}, **self.surplus()}

    def clean(self) -> dict[str, Any]:
        """A new care contact needs a name, unless the one that the unit has goes on."""
        given = super().clean()
        if "contact_name" in self.fields and not given.get("keep") and not given.get("contact_name"):
            self.add_error("contact_name", _("Write who the care contact is."))
        return given
