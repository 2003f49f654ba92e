"""What the shift needs: words to people, investments and premises, staff, and private providers as parties."""

from django.db import models
from django.db.models import F, Q

from narvard.govern.missions.models.owned import Owned, Sourced, once, one_of, sourced


class CommunicationStep(Owned):
    """A step of the communication plan: to whom, what, by which channel, when, and who sees to it."""

    audience = models.CharField(max_length=160)
    message = models.TextField()
    channel = models.CharField(max_length=160)
    due_on = models.DateField()
    responsible = models.CharField(max_length=160)
    done_on = models.DateField(null=True, blank=True)
    came_of_it = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "code"]
        constraints = [
            once("communication_step"),
            models.CheckConstraint(
                name="only_done_communication_gave_something", condition=Q(came_of_it="") | Q(done_on__isnull=False)
            ),
        ]


class InvestmentKind(models.TextChoices):
    """What it is an investment in."""

    E_HEALTH = "e_health"
    WELFARE_TECHNOLOGY = "welfare_technology"
    PREMISES = "premises"


class InvestmentState(models.TextChoices):
    """How far it has come."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    UNDER_WAY = "under_way"
    IN_USE = "in_use"
    STOPPED = "stopped"


class Investment(Sourced):
    """An investment in e-health or welfare technology, or a consequence for premises. `kronor`: None is not known."""

    kind = models.CharField(max_length=20, choices=InvestmentKind.choices)
    title = models.CharField(max_length=200)
    purpose = models.TextField()
    kronor = models.PositiveBigIntegerField(null=True, blank=True)
    organization = models.ForeignKey(
        "organizations.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=20, choices=InvestmentState.choices)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "code"]
        constraints = [
            *sourced("investment"),
            one_of("investment_kind_known", "kind", InvestmentKind),
            one_of("investment_state_known", "state", InvestmentState),
        ]


class StaffingActionState(models.TextChoices):
    """How far it has come."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"


class StaffingAction(Sourced):
    """What is done so that the right competence is there: the need, the action, who, by when. Posts in tenths."""

    profession = models.CharField(max_length=160)
    need = models.TextField()
    action = models.TextField()
    missing_tenths = models.PositiveIntegerField(null=True, blank=True)
    organization = models.ForeignKey(
        "organizations.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=StaffingActionState.choices)

    class Meta:
        ordering = ["due_on", "code"]
        constraints = [*sourced("staffing_action"), one_of("staffing_state_known", "state", StaffingActionState)]


class PrivateParty(Owned):
    """A private provider as a party: under which agreement it works, and in which body it speaks (by its slug)."""

    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    agreement = models.CharField(max_length=200)
    body = models.SlugField(max_length=60, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            once("private_party"),
            models.UniqueConstraint(name="one_party_an_organization", fields=["collaboration", "organization"]),
            models.CheckConstraint(
                name="private_party_dates_in_order", condition=Q(until=None) | Q(until__gt=F("since"))
            ),
        ]
