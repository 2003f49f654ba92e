"""The private addresses by which a calendar program follows meetings and due dates."""

from django.db import models
from django.db.models import Q


class CalendarLink(models.Model):
    """One person's calendar address under one assignment. Ending it makes the address open nothing."""

    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    assignment = models.ForeignKey("access.Assignment", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_link_an_assignment", fields=["assignment"], condition=Q(ended_at=None)
            ),
        ]
