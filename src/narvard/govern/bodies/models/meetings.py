"""A meeting of a body, its agenda and papers, and who was there."""

from django.db import models
from django.db.models import F, Q


class Meeting(models.Model):
    """A body meets on a day. `guests` are those who were called beside the seats, in words.

    `called` are the rules of the composition whose people were called to this meeting ("called at least once a year").
    """

    class Status(models.TextChoices):
        PLANNED = "planned"
        CALLED = "called"
        HELD = "held"
        APPROVED = "approved"
        CANCELLED = "cancelled"

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=160)
    status = models.CharField(max_length=20, choices=Status.choices)
    called = models.ManyToManyField("bodies.CompositionRule", related_name="meetings")
    guests = models.TextField(blank=True)
    note = models.TextField(blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["day", "starts_at", "id"]
        constraints = [
            models.UniqueConstraint(name="one_meeting_a_body_and_day", fields=["body", "day"]),
            models.CheckConstraint(
                name="meeting_ends_after_it_starts", condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="meeting_status_known",
                condition=Q(status__in=["planned", "called", "held", "approved", "cancelled"]),
            ),
            models.CheckConstraint(
                name="only_approved_minutes_have_their_day",
                condition=Q(status="approved", approved_on__gte=F("day"))
                | (~Q(status="approved") & Q(approved_on=None)),
            ),
        ]


class AgendaItem(models.Model):
    """One item of a meeting, in order: for information, for discussion or for decision."""

    class Kind(models.TextChoices):
        INFORMATION = "information"
        DISCUSSION = "discussion"
        DECISION = "decision"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=200)
    presenter = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(name="one_item_a_place", fields=["meeting", "order"]),
            models.CheckConstraint(name="item_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="item_kind_known", condition=Q(kind__in=["information", "discussion", "decision"])
            ),
        ]


class Paper(models.Model):
    """A paper of an agenda item: a link, or a file that is kept by its sha256 in the data folder. `size` is bytes."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(max_length=200)
    link = models.URLField(max_length=500, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="paper_is_a_link_or_a_file",
                condition=(~Q(link="") & Q(file_name="", sha256="", size=0))
                | (Q(link="", sha256__regex=r"^[0-9a-f]{64}$", size__gte=1) & ~Q(file_name="")),
            ),
        ]


class Attendance(models.Model):
    """Whether a seat was taken at a meeting, and by whom. Kept as it was that day, whatever happens to the seat."""

    class State(models.TextChoices):
        PRESENT = "present"
        ALTERNATE = "alternate"
        ABSENT = "absent"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    seat = models.ForeignKey("bodies.Seat", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices)
    name = models.CharField(max_length=120, blank=True)
    principal = models.CharField(max_length=20, blank=True)
    votes = models.BooleanField()

    class Meta:
        ordering = ["seat__order"]
        constraints = [
            models.UniqueConstraint(name="one_answer_a_seat", fields=["meeting", "seat"]),
            models.CheckConstraint(
                name="whoever_was_there_has_a_name",
                condition=Q(state="absent") | (Q(state__in=["present", "alternate"]) & ~Q(name="")),
            ),
        ]
