"""Files with plans that were brought."""

from django.db import models
from django.db.models import F, Q


class BroughtPlan(models.Model):
    """A file with a plan that someone brought: what it held, what was wrong with it, and whether it was loaded."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=200)
    document = models.JSONField()
    problems = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=160)
    loaded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-brought_at"]
        constraints = [
            models.UniqueConstraint(name="one_file_a_hash", fields=["collaboration", "sha256"]),
            models.CheckConstraint(
                name="loaded_after_brought", condition=Q(loaded_at=None) | Q(loaded_at__gte=F("brought_at"))
            ),
        ]
