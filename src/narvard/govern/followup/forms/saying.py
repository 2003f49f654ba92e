"""One line of the short list: how it goes, in three texts."""

import hashlib
from collections.abc import Mapping
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.followup.queries import MyLine
from narvard.govern.followup.queries.labels import REFUSALS, SIDES
from narvard.govern.plans.queries.labels import STATUSES

LONGEST_WORD = 600
TEXTS = ("done", "hinders", "next_step")


def _text(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_WORD,
        widget=forms.Textarea(attrs={"rows": 3, "class": "ds-input"}),
        error_messages={"max_length": REFUSALS["too_long"]},
    )


class SayForm(forms.Form):
    """A word about one line. `token` makes a form that is sent twice count once, `version` tells what it was made from.

    Every line on a page is a form of its own with its own prefix, so that one can be saved without losing the others.
    """

    side = forms.ChoiceField(label=_("You speak for"))
    status = forms.ChoiceField(label=_("Status"), required=False)
    done = _text(_("What was done"))
    hinders = _text(_("What hinders"))
    next_step = _text(_("What is next"))
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, row: MyLine, data: Mapping[str, str] | None = None) -> None:
        self.row = row
        super().__init__(data, prefix=prefix_of(row), initial=_initial(row))
        self.fields["side"].choices = [(side.value, SIDES[side.value]) for side in row.sides]
        self.fields["status"].choices = [(code, STATUSES[code]) for code in row.statuses]
        if not row.statuses:
            del self.fields["status"]
        for name in ("side", "status"):
            if name in self.fields:
                self.fields[name].widget.attrs["class"] = "ds-input"
        self.fields["side"].error_messages["invalid_choice"] = REFUSALS["side_not_yours"]
        if "status" in self.fields:
            self.fields["status"].error_messages["invalid_choice"] = REFUSALS["status_not_allowed"]

    @property
    def texts(self) -> list[forms.BoundField]:
        """The three texts, to be laid out beside each other."""
        return [self[name] for name in TEXTS]

    @property
    def typed(self) -> bool:
        """Does the form hold something that is not saved yet?"""
        if not self.is_bound:
            return False
        names = [name for name in (*TEXTS, "status") if name in self.fields]
        return any(_plain(self[name].value()) != _plain(self.initial.get(name)) for name in names)

    def renewed(self, version: int) -> "SayForm":
        """The same texts on top of another version, to be saved knowingly."""
        data = self.data.copy()
        data[self.add_prefix("version")] = str(version)
        data[self.add_prefix("token")] = str(uuid4())
        return SayForm(self.row, data)


def prefix_of(row: MyLine) -> str:
    """A short name for a line that is the same on every page it stands on."""
    return "w" + hashlib.sha256("|".join(row.line.place).encode()).hexdigest()[:12]


def place_of(text: str) -> tuple[str, str, str] | None:
    """What a hidden field says that a line is about, or None."""
    parts = text.split("|", 2)
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else None


def _plain(value: object) -> str:
    return str(value or "").replace("\r\n", "\n").strip()


def _initial(row: MyLine) -> dict[str, str | int | UUID]:
    mine = row.mine
    return {
        "side": mine.side if mine else (row.sides[0].value if row.sides else ""),
        "status": row.line.status,
        "done": mine.done if mine else "",
        "hinders": mine.hinders if mine else "",
        "next_step": mine.next_step if mine else "",
        "version": mine.version if mine else 0,
        "token": uuid4(),
    }
