"""What every row of this app has: the collaboration it belongs to, and the code that it is known by."""

from django.db import models
from django.db.models import Q

CERTAINTIES = ["A", "B", "C", "D", "X"]


class Owned(models.Model):
    """A row of one collaboration with a code that is its own there."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)

    class Meta:
        abstract = True


class Sourced(Owned):
    """A row that says where it comes from, and how certain that is."""

    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        abstract = True


def once(name: str) -> models.UniqueConstraint:
    """One row a code in a collaboration."""
    return models.UniqueConstraint(name=f"one_{name}_a_code", fields=["collaboration", "code"])


def sourced(name: str) -> list[models.BaseConstraint]:
    """One row a code, with a source whose certainty is known."""
    return [
        once(name),
        models.CheckConstraint(name=f"{name}_has_source", condition=~Q(source="") & Q(certainty__in=CERTAINTIES)),
    ]


def one_of(name: str, field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """The field holds one of the choices."""
    return models.CheckConstraint(name=name, condition=Q(**{f"{field}__in": choices.values}))
