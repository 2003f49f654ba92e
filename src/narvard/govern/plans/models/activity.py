"""What is done together, by whom, by when, and what was said about it."""

from django.db import models
from django.db.models import F, Q


class Activity(models.Model):
    """Something that region and municipality do together. Its status says if it was done, not if it helped.

    `plan_from` and `plan_to` are the first day of the plan's year and the first day after it, kept here so that the
    database itself refuses dates outside the plan; only an activity marked `multi_year` may reach beyond them.
    """

    class Status(models.TextChoices):
        PLANNED = "planned"
        UNDER_WAY = "under_way"
        DONE = "done"
        PAUSED = "paused"
        STOPPED = "stopped"

    cell = models.ForeignKey("plans.ActivityPlan", on_delete=models.CASCADE, related_name="activities")
    reference = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    search_key = models.CharField(max_length=240, db_index=True)
    description = models.TextField(blank=True)
    owner_name = models.CharField(max_length=120)
    owner_role = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    multi_year = models.BooleanField(default=False)
    plan_from = models.DateField()
    plan_to = models.DateField()
    carried_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried")
    status = models.CharField(max_length=20, choices=Status.choices)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(name="one_activity_a_reference", fields=["cell", "reference"]),
            models.CheckConstraint(name="activity_dates_in_order", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(
                name="activity_status_known",
                condition=Q(status__in=["planned", "under_way", "done", "paused", "stopped"]),
            ),
            models.CheckConstraint(
                name="activity_within_its_plan",
                condition=Q(multi_year=True) | Q(starts_on__gte=F("plan_from"), ends_on__lt=F("plan_to")),
            ),
            models.CheckConstraint(name="activity_has_title", condition=~Q(title="")),
        ]


class ActivityParty(models.Model):
    """An organization that answers for an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="parties")
    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(name="one_part_an_organization", fields=["activity", "organization"])]


class Milestone(models.Model):
    """Something that shall have happened in an activity by a day."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(name="one_milestone_a_title", fields=["activity", "title"])]


class StatusChange(models.Model):
    """What was said when an activity's status was changed. `token` makes a form sent twice count once."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="changes")
    token = models.UUIDField(unique=True)
    from_status = models.CharField(max_length=20, choices=Activity.Status.choices)
    to_status = models.CharField(max_length=20, choices=Activity.Status.choices)
    comment = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(name="status_change_changes", condition=~Q(from_status=F("to_status"))),
            models.CheckConstraint(name="status_change_says_why", condition=~Q(comment="")),
        ]


class ActivityCommitment(models.Model):
    """A commitment of an agreement that an activity carries out."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="commitments")
    commitment = models.ForeignKey("agreements.Commitment", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="one_link_a_commitment", fields=["activity", "commitment"])]


class DateChange(models.Model):
    """A day that was moved: which one, from when to when, and why. A milestone is named by its title."""

    class What(models.TextChoices):
        START = "start"
        END = "end"
        MILESTONE = "milestone"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="date_changes")
    what = models.CharField(max_length=20, choices=What.choices)
    milestone = models.CharField(max_length=200, blank=True)
    from_day = models.DateField()
    to_day = models.DateField()
    why = models.TextField()
    at = models.DateTimeField(db_index=True)
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(name="date_change_moves", condition=~Q(from_day=F("to_day"))),
            models.CheckConstraint(name="date_change_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="date_change_names_its_milestone",
                condition=(Q(what="milestone") & ~Q(milestone="")) | Q(what__in=["start", "end"], milestone=""),
            ),
        ]


class Confirmation(models.Model):
    """One side's word that it takes part in an activity as dated. A change of dates takes it back (`withdrawn_at`)."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="confirmations")
    side = models.CharField(max_length=20)
    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(name="confirmation_side_known", condition=Q(side__in=["region", "municipality"])),
            models.UniqueConstraint(
                name="one_confirmation_a_side", fields=["activity", "side"], condition=Q(withdrawn_at=None)
            ),
            models.CheckConstraint(
                name="confirmation_withdrawn_later", condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("at"))
            ),
        ]


class Dependency(models.Model):
    """An activity that waits for another one. Longer circles than one that waits for itself are refused by the rule."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="waits_for")
    needs = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="needed_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_dependency_a_pair", fields=["activity", "needs"]),
            models.CheckConstraint(name="no_activity_waits_for_itself", condition=~Q(activity=F("needs"))),
        ]
