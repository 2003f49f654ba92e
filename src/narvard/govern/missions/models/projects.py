"""Programmes and projects beside the collaboration's own, and what they are expected to give."""

from django.db import models
from django.db.models import F, Q

from narvard.govern.missions.models.owned import Owned, Sourced, once, one_of, sourced


class ProjectKind(models.TextChoices):
    """Whether it is a programme, or a project."""

    PROGRAMME = "programme"
    PROJECT = "project"


class Project(Sourced):
    """A programme or project that the collaboration is linked to."""

    kind = models.CharField(max_length=20, choices=ProjectKind.choices)
    title = models.CharField(max_length=200)
    owner = models.CharField(max_length=160, blank=True)
    link = models.TextField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    url = models.URLField(max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "title"]
        constraints = [
            *sourced("project"),
            one_of("project_kind_known", "kind", ProjectKind),
            models.CheckConstraint(
                name="project_dates_in_order",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        ]


class ProjectItemKind(models.TextChoices):
    """Whether it is expected, or done."""

    EXPECTED_RESULT = "expected_result"
    ACTIVITY = "activity"


class ProjectItem(Owned):
    """What a programme expects as its result in a year, or does that year."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=20, choices=ProjectItemKind.choices)
    year = models.PositiveSmallIntegerField()
    text = models.TextField()
    here = models.TextField(blank=True)

    class Meta:
        ordering = ["year", "kind", "code"]
        constraints = [
            once("project_item"),
            one_of("project_item_kind_known", "kind", ProjectItemKind),
            models.CheckConstraint(name="project_item_year_possible", condition=Q(year__gte=1990, year__lte=2100)),
        ]
