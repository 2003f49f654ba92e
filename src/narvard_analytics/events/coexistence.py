"""Which deliveries count, and which may stand beside each other. Pure rules on manifests."""

from collections.abc import Iterable, Sequence

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.manifest import CARE_EVENTS, HOME_RUN, Manifest
from narvard_analytics.events.schema import FIGURE_TABLES


class DeliveryNotAccepted(AnalyticsError):
    """A delivery may not stand beside those that are in force."""


class DeliveryAlreadyLoaded(DeliveryNotAccepted):
    """The same content is already in force; nothing was written. `delivery` names it."""

    def __init__(self, delivery: str) -> None:
        self.delivery = delivery
        super().__init__(
            f"The same content is already loaded as {delivery}, recognised by its hash, so nothing was written."
            " Nothing needs to be done."
        )


class PeriodsOverlap(DeliveryNotAccepted):
    """A delivery covers a part of the period of another one."""


class TwoAuthorities(DeliveryNotAccepted):
    """Two controllers claim to be the authority for one reference table."""


class JoinNotPermitted(DeliveryNotAccepted):
    """Persons of two controllers may not be joined."""


class OtherTablesThanDataset(DeliveryNotAccepted):
    """A delivery of figures carries tables that only care events may carry."""


def in_force(manifests: Iterable[Manifest]) -> list[Manifest]:
    """The deliveries that count: of each controller, dataset and period the last by name. In order of name."""
    last = {m.series: m for m in sorted(manifests, key=lambda m: m.delivery)}
    return sorted(last.values(), key=lambda m: m.delivery)


def check_beside(new: Manifest, manifests: Iterable[Manifest]) -> None:
    """Refuse a delivery that may not stand beside those in force.

    Raises DeliveryAlreadyLoaded, OtherTablesThanDataset, PeriodsOverlap, TwoAuthorities or JoinNotPermitted.
    """
    others = in_force(manifests)
    for old in others:
        same = old.series == new.series and old.content_hash == new.content_hash and old.authority == new.authority
        # The same content known up to a later instant says something new: that nothing has happened since.
        if same and new.cut_off <= old.cut_off:
            raise DeliveryAlreadyLoaded(old.delivery)
    _check_tables(new)
    beside = [m for m in others if m.series != new.series]
    _check_periods(new, beside)
    check_together([*beside, new])


def check_together(manifests: Sequence[Manifest]) -> None:
    """Refuse a set of deliveries in force that may not be read together.

    Raises TwoAuthorities or JoinNotPermitted.
    """
    _check_authorities(manifests)
    _check_joining(manifests)


def _check_tables(new: Manifest) -> None:
    strangers = sorted(set(new.tables) - set(FIGURE_TABLES))
    if new.dataset != CARE_EVENTS and strangers:
        raise OtherTablesThanDataset(
            f"The delivery is of {new.dataset} but carries {', '.join(strangers)}. Figures may carry only"
            f" {' and '.join(FIGURE_TABLES)}; deliver the rest as {CARE_EVENTS}."
        )


def _check_periods(new: Manifest, beside: Iterable[Manifest]) -> None:
    """Rows of two deliveries would be counted twice. Figures are not: of the same figure the one made last is read."""
    if new.dataset == HOME_RUN:
        return
    for old in beside:
        same = (old.controller, old.dataset) == (new.controller, new.dataset)
        if same and old.period_from < new.period_to and new.period_from < old.period_to:
            raise PeriodsOverlap(
                f"The period {new.period_from} to {new.period_to} overlaps in part with {old.delivery}, so events"
                " would be counted twice. Deliver exactly the same period to replace it, or a period beside it."
            )


def _check_authorities(manifests: Sequence[Manifest]) -> None:
    holders: dict[str, Manifest] = {}
    for manifest in manifests:
        for table in manifest.authority:
            other = holders.setdefault(table, manifest)
            if other.controller != manifest.controller:
                raise TwoAuthorities(
                    f"Both {other.controller} and {manifest.controller} claim to be the authority for {table}, so each"
                    " person would be counted twice. Agree on one, and load the other without that authority."
                )


def _check_joining(manifests: Sequence[Manifest]) -> None:
    joined = [m for m in manifests if m.has_persons]
    if len({m.controller for m in joined}) < 2:
        return
    for manifest in joined:
        if not manifest.legal_basis:
            raise JoinNotPermitted(
                f"{manifest.controller} has rows about persons but no legal basis, and would be joined with another"
                " controller's. Name the legal basis in each delivery, or load into a folder of its own."
            )
    keys = sorted({m.key_id for m in joined})
    if len(keys) > 1:
        raise JoinNotPermitted(
            f"The pseudonyms come from different keys ({', '.join(k or 'none' for k in keys)}), so the same person"
            " would look like several. Let the linker re-key each delivery first (narvard events link)."
        )
