"""People who can log in, and the assignments they act under."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap


class User(AbstractUser):
    """A person who can log in. What they may do follows from the assignment they act under.

    `subject` is their own number among the persons of the care wing, for one who is there as a resident.
    """

    subject = models.UUIDField(null=True, blank=True, unique=True)


class Assignment(models.Model):
    """A person's role in one organization and one collaboration for a period, half-open (medarbetaruppdrag).

    `ended_at` is when it was ended before its time; from then on it is not in force, whatever `valid_to` says.
    """

    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=40)
    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="assignment_dates_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(role="area_manager") | Q(municipality__isnull=False),
                name="assignment_area_manager_has_area",
            ),
            NoOverlap(
                same=["user", "role", "organization", "collaboration"],
                start="valid_from",
                end="valid_to",
                name="assignment_no_overlap",
            ),
        ]
