"""What close care is to do, and what is proposed to change in the missions of others for its sake."""

from django.db import models
from django.db.models import Q

from narvard.govern.missions.models.owned import Sourced, one_of, sourced


class MissionKind(models.TextChoices):
    """Whether it is the basic mission, or added to it."""

    BASIC = "basic"
    ADDITIONAL = "additional"


class Mission(Sourced):
    """A part of close care's mission: the basic one (grunduppdrag), or one that is added to it (tilläggsuppdrag)."""

    kind = models.CharField(max_length=20, choices=MissionKind.choices)
    title = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        ordering = ["-kind", "code"]
        constraints = [*sourced("mission"), one_of("mission_kind_known", "kind", MissionKind)]


class MissionChangeConcerns(models.TextChoices):
    """Whose mission it is."""

    PRIMARY_CARE = "primary_care"
    SPECIALIST_CARE = "specialist_care"
    FREE_CHOICE_AGREEMENT = "free_choice_agreement"


class MissionChangeState(models.TextChoices):
    """How far the proposal has come."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class MissionChange(Sourced):
    """A change proposed to the mission of primary care, of specialist care, or to the agreement on free choice."""

    concerns = models.CharField(max_length=30, choices=MissionChangeConcerns.choices)
    title = models.CharField(max_length=200)
    current_text = models.TextField(blank=True)
    proposed_text = models.TextField()
    reason = models.TextField()
    state = models.CharField(max_length=20, choices=MissionChangeState.choices)
    decision = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["concerns", "code"]
        constraints = [
            *sourced("mission_change"),
            one_of("mission_change_concerns_known", "concerns", MissionChangeConcerns),
            models.CheckConstraint(
                name="mission_change_decided_where_settled",
                condition=Q(state__in=["accepted", "rejected"], decided_on__isnull=False) & ~Q(decision="")
                | Q(state__in=["draft", "proposed", "withdrawn"], decision="", decided_on=None),
            ),
            models.CheckConstraint(
                name="mission_change_says_what_and_why", condition=~Q(proposed_text="") & ~Q(reason="")
            ),
        ]
