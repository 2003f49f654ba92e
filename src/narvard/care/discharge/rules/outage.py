"""The form for when the system is down: the steps of a way home as a line in time, with room to write by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from narvard.care.discharge.rules.facts import Answer, Kind, Role

# Step, who takes it, and the law that sets its time, in the order of the way home.
STEPS: Mapping[str, tuple[tuple[Kind | Answer, Role, str], ...]] = MappingProxyType(
    {
        "SE": (
            (Kind.ADMISSION, Role.HOSPITAL, "2017:612 2:1–2:3 [A]"),
            (Kind.ESTIMATE, Role.HOSPITAL, "2017:612 2:4 [A]"),
            (Answer.CONTACT_NAMED, Role.PRIMARY_CARE, "2017:612 2:5 [A]"),
            (Kind.DISCHARGE_READY, Role.HOSPITAL, "2017:612 3:1 [A]"),
            (Kind.NOT_READY, Role.HOSPITAL, ""),
            (Kind.SIP_CALL, Role.PRIMARY_CARE, "2017:612 4:3 [A]"),
            (Kind.OPEN_CARE_UNCLEAR, Role.PRIMARY_CARE, "2017:612 5:5 [A]"),
            (Kind.INFORMATION, Role.HOSPITAL, "2017:612 3:2 [A]"),
            (Kind.DISCHARGED, Role.HOSPITAL, ""),
        ),
        "NO": (
            (Kind.ADMISSION, Role.HOSPITAL, "FOR-2011-11-18-1115 § 8 [C]"),
            (Kind.INFORMATION, Role.HOSPITAL, "FOR-2011-11-18-1115 § 8 [C]"),
            (Kind.DISCHARGE_READY, Role.HOSPITAL, "FOR-2011-11-18-1115 §§ 9–10 [C]"),
            (Answer.CAN_RECEIVE, Role.ALLOCATION_NO, "FOR-2011-11-18-1115 § 10 [C]"),
            (Kind.NOT_READY, Role.HOSPITAL, ""),
            (Kind.DISCHARGED, Role.HOSPITAL, ""),
            (Kind.DISCHARGE_SUMMARY, Role.HOSPITAL, ""),
        ),
    }
)
WIDTH, TOP, STEP_HEIGHT, LINE_X = 680, 96, 68, 14
FIELDS_X = (236, 325, 414, 503, 602)


@dataclass(frozen=True)
class FormStep:
    """A step as the form names it, in the reader's language."""

    name: str
    who: str
    law: str


def drawing(head: Sequence[str], columns: Sequence[str], steps: Sequence[FormStep]) -> str:
    """The form as SVG: lines to write who it is about, then each step on a line in time with room for its times.

    `head` are four things to write on top, `columns` the five to write at each step.
    """
    height = TOP + 20 + STEP_HEIGHT * len(steps)
    parts = [_head(head), _columns(columns)]
    last = TOP + 20 + STEP_HEIGHT * (len(steps) - 1) + 8
    parts.append(f'<line x1="{LINE_X}" y1="{TOP + 28}" x2="{LINE_X}" y2="{last}" stroke="#1a3b5c" stroke-width="3"/>')
    parts += [_step(step, TOP + 20 + STEP_HEIGHT * number) for number, step in enumerate(steps)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-family="sans-serif">{"".join(parts)}</svg>'
    )


def _text(x: float, y: float, text: str, size: int, weight: int = 400, colour: str = "#111") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(text)}</text>'


def _rule(x1: float, x2: float, y: float) -> str:
    return f'<line x1="{x1}" y1="{y}" x2="{x2}" y2="{y}" stroke="#555" stroke-width="1"/>'


def _head(head: Sequence[str]) -> str:
    places = ((0, 14), (350, 14), (0, 54), (350, 54))
    return "".join(
        _text(x, y, words, 11, colour="#444") + _rule(x, x + 320, y + 24)
        for words, (x, y) in zip(head, places, strict=True)
    )


def _columns(columns: Sequence[str]) -> str:
    return "".join(_text(x, TOP + 8, words, 10, 600) for words, x in zip(columns, FIELDS_X, strict=True))


def _step(step: FormStep, y: float) -> str:
    ends = (*(x - 10 for x in FIELDS_X[1:]), WIDTH)
    rules = "".join(_rule(x, end, y + 36) for x, end in zip(FIELDS_X, ends, strict=True))
    mark = f'<circle cx="{LINE_X}" cy="{y + 8}" r="7" fill="#fff" stroke="#1a3b5c" stroke-width="3"/>'
    words = _text(32, y + 12, step.name, 12, 600) + _text(32, y + 28, step.who, 11, colour="#444")
    return mark + words + _text(32, y + 42, step.law, 10, colour="#444") + rules
