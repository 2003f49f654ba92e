"""Short surveys in rounds, the links they are answered by, and how many gave each answer.

No answer sheet is kept. What is given with a link is added to counts, and free text stands by itself, so that nothing
ties an answer to the link, to the moment, or to the other answers that came with it.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap

LANGUAGES = ("sv", "nb", "en")


def _some(field: str) -> Q:
    """A text in at least one language."""
    return ~Q(**{f"{field}_{language}": "" for language in LANGUAGES})


class Survey(models.Model):
    """A few questions that are asked again, round after round. Texts stand in each language they are asked in."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    title_sv = models.CharField(max_length=160, blank=True)
    title_nb = models.CharField(max_length=160, blank=True)
    title_en = models.CharField(max_length=160, blank=True)
    introduction_sv = models.TextField(blank=True)
    introduction_nb = models.TextField(blank=True)
    introduction_en = models.TextField(blank=True)
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(name="one_survey_a_code", fields=["collaboration", "code"]),
            models.CheckConstraint(name="survey_has_a_title", condition=_some("title")),
            models.CheckConstraint(name="survey_has_a_source", condition=~Q(source="")),
            models.CheckConstraint(name="survey_certainty_known", condition=Q(certainty__in=["A", "B", "C", "D", "X"])),
        ]


class Question(models.Model):
    """A question: a scale from 1 (do not agree at all) to 5 (agree fully), or a free text that may be left empty."""

    class Kind(models.TextChoices):
        SCALE = "scale"
        TEXT = "text"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    code = models.SlugField(max_length=60)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text_sv = models.CharField(max_length=300, blank=True)
    text_nb = models.CharField(max_length=300, blank=True)
    text_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_question_a_code", fields=["survey", "code"]),
            models.CheckConstraint(name="question_kind_known", condition=Q(kind__in=["scale", "text"])),
            models.CheckConstraint(name="question_has_a_text", condition=_some("text")),
        ]


class Group(models.Model):
    """Those who are asked together: a body (by its slug, since measuring knows no bodies), a staff, or residents."""

    class Kind(models.TextChoices):
        BODY = "body"
        STAFF = "staff"
        RESIDENTS = "residents"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="groups")
    code = models.SlugField(max_length=60)
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    organization = models.ForeignKey(
        "organizations.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    body = models.SlugField(max_length=60, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_group_a_code", fields=["survey", "code"]),
            models.CheckConstraint(
                name="group_is_of_what_its_kind_says",
                condition=Q(kind="body", organization=None) & ~Q(body="")
                | Q(kind="staff", organization__isnull=False, body="")
                | Q(kind="residents", organization=None, body=""),
            ),
            models.CheckConstraint(name="group_has_a_name", condition=~Q(name="")),
        ]


class Round(models.Model):
    """One time that a survey is asked, open on the days [opens_on, closes_on).

    A round that was `brought` was asked elsewhere, on paper for instance, and is loaded as counts; no link opens it.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="rounds")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    opens_on = models.DateField()
    closes_on = models.DateField()
    brought = models.BooleanField(default=False)

    class Meta:
        ordering = ["opens_on"]
        constraints = [
            models.UniqueConstraint(name="one_round_a_code", fields=["survey", "code"]),
            models.CheckConstraint(name="round_dates_in_order", condition=Q(closes_on__gt=F("opens_on"))),
            NoOverlap(same=["survey"], start="opens_on", end="closes_on", name="one_round_at_a_time"),
        ]


class Batch(models.Model):
    """Links that were made together for one group in one round. The links themselves were handed out once."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="batches")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="batches")
    number = models.PositiveIntegerField()
    made_on = models.DateField()
    made_by = models.CharField(max_length=160)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="batch_holds_some_links", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="batch_withdrawn_after_made", condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("made_on"))
            ),
        ]


class Link(models.Model):
    """A link to answer by, known by the hash of its token only. It says whether it was used, and not when."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="link_keeps_a_hash", condition=Q(token_hash__regex=r"^[0-9a-f]{64}$"))
        ]


class Answered(models.Model):
    """How many of a group have answered in a round."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="answered")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_number_a_round_and_group", fields=["round", "group"])]


class Tally(models.Model):
    """How many of a group gave one answer (1–5) to a question in a round."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="tallies")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_number_a_round_group_and_answer", fields=["round", "group", "question", "value"]
            ),
            models.CheckConstraint(name="answer_is_from_one_to_five", condition=Q(value__gte=1, value__lte=5)),
        ]


class FreeText(models.Model):
    """What somebody wrote. It waits until a person has read it; its number is random, so that it tells no order."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SHOWN = "shown"
        WITHHELD = "withheld"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="texts")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    read_by = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="text_is_not_empty", condition=~Q(text="")),
            models.CheckConstraint(
                name="text_is_shown_by_somebody",
                condition=Q(state="waiting", read_by="") | (Q(state__in=["shown", "withheld"]) & ~Q(read_by="")),
            ),
        ]
