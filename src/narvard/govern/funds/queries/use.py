"""What a grant was used for, what may have to be paid back, and whether the joint plan covers what it must."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations
from narvard.govern.funds.models import Fund
from narvard.govern.funds.queries.drawing import drawn_use
from narvard.govern.funds.queries.funds import SHOWN, FundFacts, UseRow, facts, found, terms_of, uses
from narvard.govern.funds.queries.labels import OTHER_PURPOSE, PURPOSES
from narvard.govern.funds.queries.reading import account_of, nodes_of
from narvard.govern.funds.rules.drawing import Drawing
from narvard.govern.funds.rules.exposure import Coverage, Exposure, coverage, exposure, purposes_allowed
from narvard.govern.funds.rules.regulations import Regulation
from narvard.govern.funds.rules.tree import WHOLE, reckon
from narvard.govern.obligations.queries import ObligationNotFound, obligation


@dataclass(frozen=True)
class CarrierRow:
    """An organization that carries out a purpose, and how."""

    organization: str
    organization_code: str
    text: str


@dataclass(frozen=True)
class PurposeRow:
    """One purpose: who carries it out, and what it has cost. `required`: it must be carried out by somebody."""

    number: int
    name: str
    required: bool
    allowed: bool
    carriers: tuple[CarrierRow, ...]
    kronor: int


@dataclass(frozen=True)
class FundUse:
    """A fund's purposes, joint plan, spending and exposure. `terms` has an empty code where no regulation speaks."""

    fund: FundFacts
    terms: Regulation
    named_for_rural: bool
    obligation: str
    obligation_title: str
    report_due: date | None
    report_late: bool
    requested_on: date | None
    received: int | None
    own_funding: str
    whole: int
    purposes: tuple[PurposeRow, ...]
    coverage: Coverage
    exposure: Exposure
    spending: tuple[UseRow, ...]
    ended: bool
    drawing: Drawing

    @property
    def latest(self) -> tuple[UseRow, ...]:
        """The rows that stand on the page."""
        return self.spending[:SHOWN]


@dataclass(frozen=True)
class UseChoices:
    """What may be chosen when something is recorded: code and name."""

    nodes: tuple[tuple[str, str], ...]
    purposes: tuple[tuple[int, str], ...]
    organizations: tuple[tuple[str, str], ...]


def use(actor: Actor, code: str, today: date) -> FundUse:
    """How a fund was used. Raises FundNotFound."""
    actor.require("funds.read")
    fund = found(actor, code)
    terms = terms_of(fund)
    spending = uses(fund)
    used = _by_purpose(spending)
    carriers = _carriers(fund)
    purposes = _purposes(terms, fund.named_for_rural, carriers, used)
    whole = reckon(nodes_of(fund.nodes.all()))[0].amounts.get(WHOLE, 0)
    state = exposure(account_of(fund, whole, used), terms, fund.named_for_rural, today)
    return FundUse(
        fund=facts(fund),
        terms=terms,
        named_for_rural=fund.named_for_rural,
        obligation=fund.obligation,
        obligation_title=_obligation_title(actor, fund.obligation, today),
        report_due=fund.report_due,
        report_late=bool(fund.report_due and today > fund.report_due and not fund.reported_on),
        requested_on=fund.requested_on,
        received=fund.received,
        own_funding=fund.own_funding,
        whole=whole,
        purposes=purposes,
        coverage=coverage(terms, frozenset(carriers)),
        exposure=state,
        spending=spending,
        ended=today >= fund.valid_to,
        drawing=_drawing(fund, whole, purposes, used, state),
    )


def use_choices(actor: Actor, code: str) -> UseChoices:
    """What may be recorded on a fund. Raises FundNotFound."""
    actor.require("funds.read")
    fund = found(actor, code)
    purposes = [(purpose.number, f"{purpose.number}. {PURPOSES[purpose.code]}") for purpose in terms_of(fund).purposes]
    return UseChoices(
        nodes=tuple((row.code, row.name) for row in fund.nodes.all()),
        purposes=(*purposes, (0, str(OTHER_PURPOSE))),
        organizations=tuple((row.code, row.name) for row in organizations(actor)),
    )


def _obligation_title(actor: Actor, code: str, today: date) -> str:
    """What the obligation to report is called; "" where there is none of this code that the actor may read."""
    if not code or not actor.may("obligations.read"):
        return ""
    try:
        return obligation(actor, code, today).title
    except ObligationNotFound:
        return ""


def _drawing(
    fund: Fund, whole: int, purposes: tuple[PurposeRow, ...], used: dict[int, int], state: Exposure
) -> Drawing:
    """Where no regulation names purposes, all that was used is one bar."""
    told = [(f"{row.number}. {row.name}" if row.number else row.name, row.kronor, row.allowed) for row in purposes]
    taken = told or [(gettext("Used"), sum(used.values()), True)]
    return drawn_use((fund.name, whole), taken, (gettext("Unspent"), state.unspent))


def _by_purpose(spending: tuple[UseRow, ...]) -> dict[int, int]:
    used: dict[int, int] = {}
    for row in spending:
        used[row.purpose] = used.get(row.purpose, 0) + row.kronor
    return used


def _carriers(fund: Fund) -> dict[int, tuple[CarrierRow, ...]]:
    found_rows: dict[int, tuple[CarrierRow, ...]] = {}
    for row in fund.carried_out.select_related("organization").order_by("purpose", "organization__sort_key"):
        carrier = CarrierRow(row.organization.name, row.organization.code, row.text)
        found_rows[row.purpose] = (*found_rows.get(row.purpose, ()), carrier)
    return found_rows


def _purposes(
    terms: Regulation, rural: bool, carriers: dict[int, tuple[CarrierRow, ...]], used: dict[int, int]
) -> tuple[PurposeRow, ...]:
    allowed = purposes_allowed(terms, rural)
    named = tuple(
        PurposeRow(
            purpose.number,
            str(PURPOSES[purpose.code]),
            purpose.always,
            purpose.number in allowed,
            carriers.get(purpose.number, ()),
            used.get(purpose.number, 0),
        )
        for purpose in terms.purposes
    )
    other = PurposeRow(0, str(OTHER_PURPOSE), False, not terms.purposes, (), used.get(0, 0))
    return (*named, other) if other.kronor else named
