"""Preparing a survey: what is asked, whom, and when."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key
from narvard.base.organizations.queries import organizations, own
from narvard.measure.surveys.models import Group, Question, Round, Survey
from narvard.measure.surveys.rules.asking import LANGUAGES

CHANGE = "surveys.change"


class SurveyNotPrepared(Exception):
    """Nothing was saved; `code` says why: unknown, untold, taken, answered, whose, dates, overlap."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The survey was not changed ({code}). Mend what is named, and save again.")
        self.code = code


def create_survey(
    *, actor: Actor, now: datetime, titles: Mapping[str, str], introductions: Mapping[str, str], source: str
) -> str:
    """A new survey without questions, in the languages that have a title; returns its code.

    What is written here by the collaboration itself has the certainty A: it is its own source.
    """
    actor.require(CHANGE)
    title = _told(titles)
    code = "-".join("".join(letter if letter.isalnum() else " " for letter in search_key(title)).split())[:60]
    with transaction.atomic():
        if not code or Survey.objects.filter(collaboration_id=actor.collaboration, code=code).exists():
            raise SurveyNotPrepared("taken")
        survey = Survey.objects.create(
            collaboration_id=actor.collaboration,
            code=code,
            source=source,
            certainty="A",
            **_spoken("title", titles),
            **_spoken("introduction", introductions),
        )
        _record(actor, now, survey, "survey", code)
    return code


def add_question(*, actor: Actor, now: datetime, survey: str, kind: str, texts: Mapping[str, str]) -> str:
    """One more question, asked last; returns its code. A survey that has been asked keeps its questions."""
    actor.require(CHANGE)
    _told(texts)
    with transaction.atomic():
        found = _survey(actor, survey)
        if Round.objects.filter(survey=found, answered__number__gt=0).exists():
            raise SurveyNotPrepared("answered")
        number = found.questions.count() + 1
        code = _free(f"q{number}", set(found.questions.values_list("code", flat=True)))
        Question.objects.create(survey=found, code=code, order=number, kind=kind, **_spoken("text", texts))
        _record(actor, now, found, "question", code)
    return code


def add_group(
    *, actor: Actor, now: datetime, survey: str, name: str, kind: str, organization: str = "", body: str = ""
) -> str:
    """One more group to ask; a staff names its organization, a body its slug. Returns the group's code."""
    actor.require(CHANGE)
    whose = {"staff": bool(organization) and not body, "body": bool(body) and not organization}
    if not name.strip() or not whose.get(kind, not organization and not body):
        raise SurveyNotPrepared("whose")
    ids = {row.code: row.id for row in organizations(actor)}
    if organization and organization not in ids:
        raise SurveyNotPrepared("whose")
    with transaction.atomic():
        found = _survey(actor, survey)
        number = found.groups.count() + 1
        code = _free(f"g{number}", set(found.groups.values_list("code", flat=True)))
        fields = {"name": name.strip(), "kind": kind, "organization_id": ids.get(organization), "body": body}
        Group.objects.create(survey=found, code=code, order=number, **fields)
        _record(actor, now, found, "group", code)
    return code


def plan_round(*, actor: Actor, now: datetime, survey: str, name: str, opens_on: date, closes_on: date) -> str:
    """One more round, open on [opens_on, closes_on); returns its code. Two rounds never share a day."""
    actor.require(CHANGE)
    if closes_on <= opens_on:
        raise SurveyNotPrepared("dates")
    with transaction.atomic():
        found = _survey(actor, survey)
        if found.rounds.filter(opens_on__lt=closes_on, closes_on__gt=opens_on).exists():
            raise SurveyNotPrepared("overlap")
        code = _free(opens_on.isoformat(), set(found.rounds.values_list("code", flat=True)))
        Round.objects.create(survey=found, code=code, name=name.strip(), opens_on=opens_on, closes_on=closes_on)
        _record(actor, now, found, "round", code)
    return code


def _survey(actor: Actor, code: str) -> Survey:
    found = Survey.objects.select_for_update().filter(own(actor), code=code).first()
    if found is None:
        raise SurveyNotPrepared("unknown")
    return found


def _told(texts: Mapping[str, str]) -> str:
    """The text in the first language that has one."""
    told = next((text.strip() for language in LANGUAGES if (text := texts.get(language, "")).strip()), "")
    if not told:
        raise SurveyNotPrepared("untold")
    return told


def _spoken(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}_{language}": texts.get(language, "").strip() for language in LANGUAGES}


def _free(code: str, taken: set[str]) -> str:
    return code if code not in taken else _free(f"{code}-2", taken)


def _record(actor: Actor, now: datetime, survey: Survey, part: str, code: str) -> None:
    record(
        actor=actor,
        now=now,
        action=CHANGE,
        object_type="surveys.Survey",
        object_id=survey.code,
        label=survey.title_sv or survey.title_nb or survey.title_en,
        details={"added": part, "code": code},
    )
