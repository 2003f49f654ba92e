"""Keys by which costs are shared, the costs, and the splits that were decided. Money is whole kronor."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap
from narvard.govern.funds.models.fund import CERTAINTIES


class PopulationFigure(models.Model):
    """How many lived in a municipality (none: in all together) on a day, as a paper of the collaboration says."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reference_date = models.DateField()
    inhabitants = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["reference_date", "municipality", "source"]
        constraints = [
            models.UniqueConstraint(
                fields=["collaboration", "municipality", "reference_date", "source"], name="figure_once_a_source"
            ),
            models.UniqueConstraint(
                fields=["collaboration", "reference_date", "source"],
                condition=Q(municipality=None),
                name="figure_of_all_once_a_source",
            ),
            models.CheckConstraint(name="figure_has_source", condition=~Q(source="")),
            models.CheckConstraint(name="figure_certainty_known", condition=Q(certainty__in=CERTAINTIES)),
        ]


class CostKey(models.Model):
    """A version of a key. Shares are numerators over `denominator`; `numerators` is their sum, which must be a whole.

    `population_day` says which day's population the municipalities are divided by.
    """

    class PopulationDay(models.TextChoices):
        DECEMBER_BEFORE = "december_before"
        DECEMBER_TWO_BEFORE = "december_two_before"
        NOVEMBER_BEFORE = "november_before"

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    denominator = models.PositiveIntegerField()
    numerators = models.PositiveIntegerField()
    population_day = models.CharField(max_length=30, choices=PopulationDay.choices)
    ground = models.CharField(max_length=300)
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["code", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["collaboration", "code", "valid_from"], name="key_version_once"),
            NoOverlap(same=["collaboration", "code"], start="valid_from", end="valid_to", name="one_key_in_force"),
            models.CheckConstraint(
                name="key_dates_in_order", condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from"))
            ),
            models.CheckConstraint(
                name="key_shares_add_to_one", condition=Q(denominator__gte=1, numerators=F("denominator"))
            ),
            models.CheckConstraint(name="key_certainty_known", condition=Q(certainty__in=CERTAINTIES)),
        ]


class KeyShare(models.Model):
    """One party's share of a key: an organization, or the municipalities together by population.

    `inner_code` names a key by which the party divides its own part further, as it likes.
    """

    key = models.ForeignKey(CostKey, on_delete=models.CASCADE, related_name="shares")
    order = models.PositiveSmallIntegerField()
    organization = models.ForeignKey(
        "organizations.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by_population = models.BooleanField(default=False)
    numerator = models.PositiveIntegerField()
    inner_code = models.SlugField(max_length=60, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["key", "order"], name="key_share_once_a_place"),
            models.UniqueConstraint(fields=["key", "organization"], name="key_share_once_a_party"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(by_population=True), name="key_has_one_share_by_population"
            ),
            models.CheckConstraint(
                name="key_share_is_of_one_kind",
                condition=Q(by_population=True, organization=None, inner_code="")
                | Q(by_population=False, organization__isnull=False),
            ),
            models.CheckConstraint(name="key_share_is_something", condition=Q(numerator__gte=1)),
        ]


class Cost(models.Model):
    """A cost of a year that is shared by a key. `note` says what it pays for."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    kronor = models.PositiveBigIntegerField()
    key = models.ForeignKey(CostKey, on_delete=models.PROTECT, related_name="costs")
    population_date = models.DateField()
    note = models.TextField(blank=True)
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["-year", "code"]
        constraints = [
            models.UniqueConstraint(fields=["collaboration", "code"], name="cost_code_once"),
            models.CheckConstraint(name="cost_is_something", condition=Q(kronor__gte=1)),
            models.CheckConstraint(name="cost_certainty_known", condition=Q(certainty__in=CERTAINTIES)),
        ]


class Split(models.Model):
    """A split that was decided. It is never changed: a correction is a new version, with its reason.

    `kronor` is the cost, `divided` what its lines come to at the first level: the same, to the krona. An empty
    `decided_by` is that a document told of the decision.
    """

    cost = models.ForeignKey(Cost, on_delete=models.PROTECT, related_name="splits")
    version = models.PositiveSmallIntegerField()
    key = models.ForeignKey(CostKey, on_delete=models.PROTECT, related_name="+")
    population_date = models.DateField()
    kronor = models.PositiveBigIntegerField()
    divided = models.PositiveBigIntegerField()
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["cost", "version"], name="split_version_once"),
            models.CheckConstraint(name="split_sums_to_the_krona", condition=Q(divided=F("kronor"))),
            models.CheckConstraint(
                name="split_correction_has_reason", condition=Q(version=1) | (Q(version__gte=2) & ~Q(reason=""))
            ),
        ]


class SplitLine(models.Model):
    """What one pays. A party's line has no `inside`; a municipality's, or one inside a party, names the party's line.

    `weight` is the numerator of the share or the number of inhabitants, by which `kronor` was reckoned.
    """

    split = models.ForeignKey(Split, on_delete=models.CASCADE, related_name="lines")
    inside = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="within")
    order = models.PositiveSmallIntegerField()
    organization = models.ForeignKey(
        "organizations.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    weight = models.PositiveIntegerField()
    kronor = models.PositiveBigIntegerField()
    figure_source = models.CharField(max_length=200, blank=True)
    figure_certainty = models.CharField(max_length=1, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["split", "order"], name="split_line_once_a_place"),
            models.CheckConstraint(name="split_line_is_of_one", condition=Q(organization=None) | Q(municipality=None)),
            models.CheckConstraint(
                name="split_municipality_has_figure",
                condition=Q(municipality=None) | (Q(inside__isnull=False) & ~Q(figure_source="")),
            ),
        ]
