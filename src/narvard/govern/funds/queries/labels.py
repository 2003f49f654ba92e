"""The codes of funds and shared costs in words."""

from django.utils.formats import get_format, number_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

MILLION = 1_000_000
RECIPIENTS = {
    "whole": pgettext_lazy("money", "Whole"),
    "regions": pgettext_lazy("money", "Regions"),
    "municipalities": pgettext_lazy("money", "Municipalities"),
    "association": pgettext_lazy("money", "Association (SKR, KS)"),
}
PURPOSES = {
    "continuity": _("Continuity, named physicians included"),
    "availability": _("Better availability"),
    "prevention": _("Health promotion and prevention"),
    "rehabilitation": _("Habilitation and rehabilitation"),
    "person_centring": _("Person-centred ways of working"),
    "cooperation": _("Planning and cooperation between region and municipality"),
    "staffing": _("Staffing and work environment"),
    "rural_primary_care": _("Primary care in rural areas, for those named"),
}
OTHER_PURPOSE = _("Another purpose")
MUNICIPALITIES = pgettext_lazy("money", "The municipalities together")
POPULATION_DAYS = {
    "december_before": _("31 December of the year before"),
    "december_two_before": _("31 December two years before"),
    "november_before": _("1 November of the year before"),
}
CERTAINTIES = {
    "A": _("read in the source itself"),
    "B": _("read on a public page"),
    "C": _("own knowledge"),
    "D": _("partly reconstructed: verify before use"),
    "X": _("looked for, not found"),
}
UNVERIFIED = ("C", "D", "X")
PROBLEM_WORDS = {
    "no_root": (
        _("The fund has no node at the top."),
        _("Add a node with an empty parent, with what the whole fund comes to."),
    ),
    "two_roots": (
        _("The fund has two nodes at the top."),
        _("Put one of them under the other, or into a fund of its own."),
    ),
    "unknown_parent": (
        _("The node stands under one that is not in the fund."),
        _("Write the code of another node of the same fund, or leave the parent empty for the top."),
    ),
    "cycle": (_("The node stands under itself, by way of others."), _("Give one of them another parent.")),
    "parts_exceed_whole": (
        _("The parts come to more than the whole."),
        _("Lower a part, raise the whole, or mark the part as “of which” if it lies inside another."),
    ),
    "recipients_exceed_whole": (
        _("Those who get the money get more than the whole."),
        _("Lower an amount, or raise the whole."),
    ),
    "of_which_exceeds": (
        _("What lies inside a node is more than the node itself."),
        _("Lower the amount, or put it under a larger node."),
    ),
    "shares_not_one": (
        _("The shares of the key do not add up to one."),
        _("Change the shares so that together they are the key's denominator."),
    ),
    "share_of_two_kinds": (
        _("A share is an organization's, or the municipalities' together, and not both or neither."),
        _("Name an organization, or write yes under by_population."),
    ),
    "keys_overlap": (
        _("Two versions of the key are in force on the same day."),
        _("End the earlier version on the day when the later begins."),
    ),
    "no_key_in_force": (
        _("No version of the key is in force on the first day of the year."),
        _("Choose another key, or add a version that is in force then."),
    ),
    "inner_key_divides_by_population": (
        _("The key inside a party's share divides by population or further, which it may not."),
        _("Let it name organizations only."),
    ),
    "code_not_plain": (
        _("The code has other signs than lower-case letters a–z, digits, - and _."),
        _("Write a short code of those signs only."),
    ),
    "out_of_range": (
        _("The number is too small or too large."),
        _("Write a number that can be right: no minus, and no more digits than there should be."),
    ),
    "dates_out_of_order": (_("It ends before it begins."), _("Give the first day that no longer counts.")),
    "purpose_not_in_grant": (
        _("The grant has no purpose of this number."),
        _("Write one of the grant's numbers, or 0 for another purpose."),
    ),
    "unknown_node": (_("The fund has no node of this code."), _("Write the code of one of the fund's nodes.")),
    "unknown_key_version": (
        _("The key has no version from this day."),
        _("Write the day on which a version of the key begins."),
    ),
    "outside_fund": (
        _("The day lies outside the time of the fund."),
        _("Correct the day, or choose the fund of that year."),
    ),
    "report_not_whole": (
        _("A report has a day and a reference, and only a fund that is accounted for is reported."),
        _("Write both, or neither."),
    ),
    "fund_reported": (
        _("The fund is reported and closed, so no more can be recorded on it."),
        _("Record it on an open fund, or send a corrected report to the one who gave the money."),
    ),
    "not_accounted": (
        _("The collaboration does not account for the use of this fund."),
        _("Record it on a fund that the collaboration accounts for."),
    ),
    "nothing_spent": (_("The amount is nothing."), _("Write whole kronor; a minus takes an earlier row back.")),
    "no_population": (
        _("A municipality has no population of the stated day, so the cost cannot be divided."),
        _("Bring the population of that day, or choose a day that is known."),
    ),
    "split_decided": (
        _("The split is decided, so the cost, its key and its population date stay as they were."),
        _("Correct the split on its page, with the reason."),
    ),
}  # fmt: skip


def kronor(amount: int) -> str:
    """Whole kronor with no-break spaces, in the language's own way: "1 400 000 kr"."""
    return gettext("%(number)s\u00a0kr") % {"number": number_format(amount, use_l10n=True, force_grouping=True)}


def short_kronor(amount: int) -> str:
    """Large sums in millions, without rounding anything away; others in whole kronor."""
    whole, rest = divmod(amount, MILLION)
    decimals = f"{rest:06}".rstrip("0")
    if whole < 10 or len(decimals) > 2:
        return kronor(amount)
    number = number_format(whole, use_l10n=True, force_grouping=True)
    mark = get_format("DECIMAL_SEPARATOR")
    return gettext("%(number)s\u00a0million\u00a0kr") % {"number": f"{number}{mark}{decimals}" if decimals else number}
