"""Who may open which address of surveys; tests/test_access.py tries every row as every role."""

from datetime import datetime

from narvard.measure.surveys.models import Batch, FreeText, Group, Question, Round
from narvard.measure.surveys.operations import load_surveys
from narvard.measure.surveys.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
CHANGERS = {"coordinator", "analyst"}


def at(path: str):
    """The address of something in the survey, once it is loaded."""

    def address(now: datetime) -> str:
        made_up.loaded(now)
        return path

    return address


def an_unasked_one(now: datetime) -> str:
    """The address at which a survey that nobody has answered gets a question."""
    load_surveys(actor=made_up.LOADER, now=now, document=made_up.document() | {"counts": []})
    return "/surveys/trust/questions/"


def a_batch(now: datetime) -> str:
    """The address at which links are taken back."""
    made_up.loaded(now)
    made_up.tokens(now, 2)
    return f"/surveys/trust/links/{Batch.objects.get().pk}/withdraw/"


def a_text(now: datetime) -> str:
    """The address at which a free text is read."""
    made_up.loaded(now)
    rows = {"round": Round.objects.last(), "group": Group.objects.last(), "question": Question.objects.last()}
    return f"/survey/texts/{FreeText.objects.create(text='Bra.', **rows).pk}/"


def a_link(now: datetime) -> str:
    """The address of a sheet to answer on."""
    made_up.loaded(now)
    return f"/answer/{made_up.tokens(now, 1)[0]}/"


ROWS = {
    "surveys:index": {"url": "/surveys/", "allowed": READERS},
    "surveys:survey": {"url": at("/surveys/trust/"), "allowed": READERS},
    "surveys:results": {"url": at("/surveys/trust/results.csv"), "allowed": READERS},
    "surveys:new": {"url": "/survey/new/", "allowed": CHANGERS},
    "surveys:add_question": {
        "url": an_unasked_one,
        "method": "post",
        "data": {"question-kind": "scale", "question-text_sv": "Vi hörs av i tid."},
        "allowed": CHANGERS,
    },
    "surveys:add_group": {
        "url": at("/surveys/trust/groups/"),
        "method": "post",
        "data": {"group-name": "Anhöriga", "group-kind": "residents"},
        "allowed": CHANGERS,
    },
    "surveys:plan_round": {
        "url": at("/surveys/trust/rounds/"),
        "method": "post",
        "data": {"round-name": "Hösten 2027", "round-opens_on": "2027-10-01", "round-closes_on": "2027-11-01"},
        "allowed": CHANGERS,
    },
    "surveys:links": {
        "url": at("/surveys/trust/links/"),
        "method": "post",
        "data": {"links-round": "2026", "links-group": "people", "links-number": "2"},
        "allowed": CHANGERS,
    },
    "surveys:withdraw": {"url": a_batch, "method": "post", "data": {}, "allowed": CHANGERS},
    "surveys:texts": {"url": at("/surveys/trust/texts/"), "allowed": CHANGERS},
    "surveys:read": {"url": a_text, "method": "post", "data": {"show": "yes"}, "allowed": CHANGERS},
    "surveys:answer": {"url": a_link, "allowed": READERS, "open": True},
}
