"""Whom the collaboration has listened to, what they said, and what came of it. No row tells who somebody is."""

from django.db import models
from django.db.models import Q


class Kept(models.Model):
    """A row of one collaboration with a code that is its own there."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=80)

    class Meta:
        abstract = True


def _once(name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(name=f"one_{name}_a_code", fields=["collaboration", "code"])


class Who(models.TextChoices):
    """Who was heard."""

    RESIDENTS = "residents"
    RELATIVES = "relatives"
    USERS = "users"
    EMPLOYEES = "employees"


class Occasion(Kept):
    """A time when people were heard: who, how many (None: not counted), when and how."""

    who = models.CharField(max_length=20, choices=Who.choices)
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    how = models.CharField(max_length=200)
    people = models.PositiveIntegerField(null=True, blank=True)
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-held_on", "code"]
        constraints = [
            _once("occasion"),
            models.CheckConstraint(name="occasion_who_known", condition=Q(who__in=Who.values)),
            models.CheckConstraint(name="occasion_says_how", condition=~Q(how="")),
            models.CheckConstraint(name="occasion_heard_somebody", condition=Q(people=None) | Q(people__gte=1)),
        ]


class Statement(Kept):
    """Something that was said."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="statements")
    text = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            _once("statement"),
            models.CheckConstraint(name="statement_says_something", condition=~Q(text="")),
        ]


class Discussion(Kept):
    """A question that groups talked over: reflections, advantages, worries and advice. `gathered_on` closes it."""

    title = models.CharField(max_length=200)
    about = models.TextField()
    held_on = models.DateField()
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    gathered_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-held_on", "code"]
        constraints = [
            _once("discussion"),
            models.CheckConstraint(
                name="discussion_gathered_after_held",
                condition=Q(gathered_on=None) | Q(gathered_on__gte=models.F("held_on")),
            ),
        ]


class DiscussionQuestion(Kept):
    """A question that the groups were asked."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="questions")
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["pk"]
        constraints = [_once("discussion_question")]


class DiscussionGroup(Kept):
    """A group that talked; how many it was, where somebody counted."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=160)
    people = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [_once("discussion_group")]


class NoteKind(models.TextChoices):
    """What a note is (reflektioner, fördelar, farhågor, medskick)."""

    REFLECTION = "reflection"
    ADVANTAGE = "advantage"
    WORRY = "worry"
    ADVICE = "advice"


class Note(Kept):
    """What a group said of one kind, to one of the questions or to the whole."""

    group = models.ForeignKey(DiscussionGroup, on_delete=models.PROTECT, related_name="notes")
    question = models.ForeignKey(DiscussionQuestion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=NoteKind.choices)
    text = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            _once("note"),
            models.CheckConstraint(name="note_kind_known", condition=Q(kind__in=NoteKind.values)),
            models.CheckConstraint(name="note_says_something", condition=~Q(text="")),
        ]


class OutcomeKind(models.TextChoices):
    """What came of it; `nothing` is an answer too, and says why."""

    ACTIVITY = "activity"
    DECISION = "decision"
    RISK = "risk"
    NOTHING = "nothing"


class Outcome(Kept):
    """What came of a statement or of a note: an activity or a risk here (`number`), a decision, or nothing and why."""

    statement = models.ForeignKey(Statement, null=True, blank=True, on_delete=models.PROTECT, related_name="outcomes")
    note = models.ForeignKey(Note, null=True, blank=True, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=20, choices=OutcomeKind.choices)
    reference = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=300, blank=True)
    number = models.PositiveBigIntegerField(null=True, blank=True)
    came_on = models.DateField()

    class Meta:
        ordering = ["came_on", "pk"]
        constraints = [
            _once("outcome"),
            models.CheckConstraint(
                name="outcome_of_one_thing",
                condition=Q(statement__isnull=False, note=None) | Q(statement=None, note__isnull=False),
            ),
            models.CheckConstraint(name="outcome_kind_known", condition=Q(kind__in=OutcomeKind.values)),
            models.CheckConstraint(
                name="outcome_can_be_found",
                condition=Q(kind="nothing", reference="", url="", number=None)
                | (~Q(kind="nothing") & (~Q(reference="") | ~Q(url="") | Q(number__isnull=False))),
            ),
            models.CheckConstraint(name="outcome_says_what", condition=~Q(title="")),
        ]
