"""Documents that someone brought: what each held, what was wrong with it, and whether it was loaded."""

from django.db import models
from django.db.models import F, Q


class BroughtDocument(models.Model):
    """A file that was brought and checked. `kind` is the name of its form, `counts` rows by table once it is loaded."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    kind = models.SlugField(max_length=40)
    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=200)
    document = models.JSONField()
    problems = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=160)
    loaded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-brought_at", "-id"]
        constraints = [
            models.UniqueConstraint(name="brought_once_a_file", fields=["collaboration", "kind", "sha256"]),
            models.CheckConstraint(
                name="document_loaded_after_brought", condition=Q(loaded_at=None) | Q(loaded_at__gte=F("brought_at"))
            ),
        ]
