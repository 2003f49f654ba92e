"""What an agreement is about, and where the same is found in state agreements."""

from django.db import models
from django.db.models import Q

from narvard.govern.agreements.models.agreements import CERTAINTIES, Agreement


class Area(models.Model):
    """A development area of an agreement, perhaps inside another one of the same agreement."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="areas")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    inside = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="within")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(name="agreement_one_area_a_code", fields=["collaboration", "code"])]


class Theme(models.Model):
    """Something that an agreement takes up, to be looked for in other agreements."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="themes")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(name="agreement_one_theme_a_code", fields=["collaboration", "code"])]


class ThemeLink(models.Model):
    """A theme is found in a state agreement, and perhaps in some named areas of it."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="links")
    found_in = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="found_themes")
    areas = models.ManyToManyField(Area, related_name="links")
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["theme__order", "id"]
        constraints = [
            models.UniqueConstraint(name="agreement_one_link_a_pair", fields=["theme", "found_in"]),
            models.CheckConstraint(name="agreement_theme_link_certainty_known", condition=Q(certainty__in=CERTAINTIES)),
        ]
