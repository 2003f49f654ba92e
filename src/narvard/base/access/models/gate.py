"""What the gate goes by: who takes part in whose care, what was disclosed to whom, consents and blocks.

Persons are named by `subject`, their own number in the installation, without a foreign key: persons live in the care
wing, above. Periods are instants, half-open; an empty end is open.
"""

from django.db import models
from django.db.models import F, Q

ORGANIZATION = "organizations.Organization"
SCOPES = ["sip", "coherent", "transfer", "lss_plan", "individual_plan", "representative"]
WAYS = ["oral", "written", "electronic", "by_representative"]


def _in_order(name: str, start: str = "from_at", end: str = "to_at") -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{end: None}) | Q(**{f"{end}__gte": F(start)}), name=name)


class CareRelation(models.Model):
    """A unit takes part in a person's care. `kind` says how: admitted, listed, home_health, social_care, asked …"""

    subject = models.UUIDField()
    unit = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "unit"], name="relation_by_subject")]
        constraints = [_in_order("relation_dates_in_order")]


class Consent(models.Model):
    """A person's consent to something: not the ground for processing, but what lifts secrecy or opens a plan.

    `scope`: sip, coherent, transfer, lss_plan, individual_plan, representative. `concerning` is the key of the row
    that it is for, where it is for one. `how`: oral, written, electronic, by_representative. `given_by` is who gave it.
    """

    subject = models.UUIDField(db_index=True)
    custodian = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=40)
    concerning = models.UUIDField(null=True, blank=True)
    to_whom = models.CharField(max_length=300)
    how = models.CharField(max_length=30)
    given_by = models.CharField(max_length=160)
    given_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=160)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_how = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            _in_order("consent_withdrawn_after_given", "given_at", "withdrawn_at"),
            models.CheckConstraint(condition=~Q(to_whom="") & ~Q(given_by=""), name="consent_says_who_and_to_whom"),
            models.CheckConstraint(condition=Q(how__in=WAYS), name="consent_how_known"),
            models.CheckConstraint(condition=Q(scope__in=SCOPES), name="consent_scope_known"),
        ]


class Disclosure(models.Model):
    """What a custodian lets another organization, or a person, see of one row or of all its rows of a kind.

    `row` is the key of a CustodiedRow, empty for all rows of `kind` that the custodian holds about the person. `ground`
    is a code of rules/grounds.py. Never deleted: it ends.
    """

    subject = models.UUIDField()
    custodian = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    row = models.UUIDField(null=True, blank=True)
    recipient = models.ForeignKey(ORGANIZATION, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.UUIDField(null=True, blank=True)
    ground = models.CharField(max_length=40)
    consent = models.ForeignKey(Consent, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)
    by_name = models.CharField(max_length=160)

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "kind", "row"], name="disclosure_by_row"),
            models.Index(fields=["subject", "kind", "recipient"], name="disclosure_by_subject"),
            models.Index(fields=["person", "subject"], name="disclosure_by_person"),
        ]
        constraints = [
            _in_order("disclosure_dates_in_order"),
            models.CheckConstraint(
                condition=Q(recipient__isnull=True, person__isnull=False)
                | Q(recipient__isnull=False, person__isnull=True),
                name="disclosure_to_one",
            ),
            models.CheckConstraint(condition=~Q(ground=""), name="disclosure_has_a_ground"),
        ]


class Block(models.Model):
    """A person's block: with `unit`, against the custodian's other units (2008:355 4:4); without, against others
    (opt-out from coherent documentation, 2022:913 2:3). `asked_by` is the person, or who spoke for them; `ended_by` who
    asked that it should end. Whoever has parental care can ask for neither (2008:355 4:4, 2022:913 2:3). `carried_from`
    is the block that this one follows, of a person who is the same at the custodian; empty where it was asked for.
    """

    subject = models.UUIDField()
    custodian = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(ORGANIZATION, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.CharField(max_length=160)
    set_by = models.CharField(max_length=160)
    ended_by = models.CharField(max_length=160, blank=True)
    carried_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried")

    class Meta:
        indexes = [models.Index(fields=["subject", "custodian"], name="block_by_subject")]
        constraints = [
            _in_order("block_dates_in_order"),
            models.CheckConstraint(condition=~Q(asked_by=""), name="block_asked_by_someone"),
            models.CheckConstraint(
                condition=Q(to_at=None, ended_by="") | (Q(to_at__isnull=False) & ~Q(ended_by="")),
                name="block_ended_by_someone",
            ),
            models.UniqueConstraint(
                fields=["subject", "custodian", "unit"], condition=Q(to_at=None), name="block_inside_once"
            ),
            models.UniqueConstraint(
                fields=["subject", "custodian"], condition=Q(to_at=None, unit=None), name="block_outside_once"
            ),
        ]


class BlockLift(models.Model):
    """A block lifted for a time: for one organization, or for all.

    `ground` is consent, or need (2008:355 4:5, 2022:913 3:5). The block itself stays, and holds again when the time is
    out.
    """

    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="lifts")
    recipient = models.ForeignKey(ORGANIZATION, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)
    ground = models.CharField(max_length=20)
    reason = models.TextField()
    by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            _in_order("lift_dates_in_order"),
            models.CheckConstraint(condition=Q(ground__in=["consent", "need"]), name="lift_ground_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="lift_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(ground="need") | Q(to_at__isnull=False, recipient__isnull=False),
                name="lift_by_need_ends_and_is_for_one",
            ),
        ]
