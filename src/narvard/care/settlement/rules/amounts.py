"""What a day costs, in whole kronor, by the year of the day of care. A year without a row has no amount."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Amount:
    """Kronor for one day of care in a year, who says so, and how certain it is."""

    year: int
    kronor: int
    source: str
    certainty: str


def _by_year(*amounts: Amount) -> Mapping[int, Amount]:
    return MappingProxyType({amount.year: amount for amount in amounts})


_BUDGET = "Statsbudsjettet, døgnpris for utskrivningsklare pasienter"
# Sweden: the national average cost of an inpatient day (2017:612 5:6). Years that are not here are set, but not read.
NATIONAL: Mapping[str, Mapping[int, Amount]] = MappingProxyType(
    {
        "SE": _by_year(
            Amount(2019, 7800, "HSLF-FS 2018:67", "A"),
            Amount(2022, 9300, "Vårdsamverkan Skåne, belopp 2022", "B"),
        ),
        "NO": _by_year(
            *(
                Amount(year, kroner, _BUDGET, certainty)
                for year, kroner, certainty in (
                    (2012, 4000, "C"), (2013, 4125, "D"), (2014, 4255, "B"), (2015, 4387, "B"), (2016, 4505, "B"),
                    (2017, 4622, "B"), (2018, 4747, "B"), (2019, 4885, "B"), (2020, 5036, "B"), (2021, 5167, "B"),
                    (2022, 5306, "B"), (2023, 5508, "B"), (2024, 5745, "B"),
                )
            )
        ),
    }
)  # fmt: skip


@dataclass(frozen=True)
class Prices:
    """The amounts that are known: national ones, and those that an agreement names, by its code."""

    national: Mapping[int, Amount]
    agreed: Mapping[str, Mapping[int, Amount]]

    def of(self, code: str, year: int, *, agreed: bool) -> Amount | None:
        """The amount for a day of care in `year` under the terms `code`; None where none is established."""
        table = self.agreed.get(code, {}) if agreed else self.national
        return table.get(year)


def prices(
    country: str,
    brought: Mapping[int, Amount] = MappingProxyType({}),
    agreed: Mapping[str, Mapping[int, Amount]] = MappingProxyType({}),
) -> Prices:
    """The known amounts of a country; an official amount that was brought goes before the table here."""
    return Prices({**NATIONAL[country], **brought}, agreed)
