"""Which terms and amounts a hospital goes by, from what was brought and from the law."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.care.settlement.models import AgreedAmount, Agreement, AgreementScope
from narvard.care.settlement.rules.amounts import Amount, Prices, prices
from narvard.care.settlement.rules.terms import (
    LAWS,
    Attribution,
    Counted,
    Excess,
    LateNotice,
    Model,
    Rulebook,
    Terms,
    Window,
)


def terms_of(row: Agreement, country: str) -> Terms:
    """A stored agreement as terms."""
    return Terms(
        code=row.code,
        name=row.name,
        country=country,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source=row.source,
        certainty=row.certainty,
        model=Model(row.model),
        window=Window(row.window),
        threshold_days=_fraction(row.threshold_days),
        include_day0=row.include_day0,
        cap_days=row.cap_days,
        excess=Excess(row.excess),
        attribution=Attribution(row.attribution),
        agreed_amounts=row.agreed_amounts,
        quality_limit=None if row.quality_limit is None else _fraction(row.quality_limit),
        dispute_days=row.dispute_days,
        days=row.days,
        days_after_noon=row.days_after_noon,
        late_notice_effect=LateNotice(row.late_notice_effect),
        payable_days=Counted(row.payable_days),
        roll_to_weekday=row.roll_to_weekday,
        call_days=row.call_days,
    )


def _fraction(value: Decimal) -> Fraction:
    return Fraction(str(value))


def rulebook(actor: Actor, hospital: int) -> Rulebook:
    """What the hospital goes by, municipality by municipality."""
    scopes = AgreementScope.objects.filter(own(actor, "agreement__collaboration"), hospital=hospital)
    found: dict[tuple[str, str], list[Terms]] = defaultdict(list)
    for scope in scopes.select_related("agreement").order_by("valid_from"):
        terms = terms_of(scope.agreement, actor.country)
        found[scope.municipality_id, scope.discipline].append(terms)
    return Rulebook(actor.country, {key: tuple(rows) for key, rows in found.items()})


def known_prices(actor: Actor) -> Prices:
    """Every amount that is known: the country's table, official ones that were brought, and each agreement's own."""
    official: dict[int, Amount] = {}
    agreed: dict[str, dict[int, Amount]] = defaultdict(dict)
    for row in AgreedAmount.objects.filter(own(actor)).select_related("agreement"):
        table = agreed[row.agreement.code] if row.agreement else official
        table[row.year] = Amount(row.year, row.kronor, row.source, row.certainty)
    return prices(actor.country, official, agreed)


def all_terms(actor: Actor) -> tuple[Terms, ...]:
    """Every agreement of the collaboration, then the laws of the country: what a month can be tried under."""
    agreements = (terms_of(row, actor.country) for row in Agreement.objects.filter(own(actor)))
    return (*agreements, *(law for law in LAWS if law.country == actor.country))
