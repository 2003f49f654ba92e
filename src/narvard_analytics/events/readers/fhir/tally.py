"""What is said of many places at once: counted, with the first lines of each."""

from dataclasses import dataclass, field

from narvard_analytics.events.findings import Problem
from narvard_analytics.events.staging import Staging

SHOWN = 5


@dataclass
class Tally:
    """Counts of what was left out or noted, by table, file, column, reason and example."""

    counts: dict[tuple[str, str, str, str, str], int] = field(default_factory=dict)
    lines: dict[tuple[str, str, str, str, str], list[int]] = field(default_factory=dict)

    def add(
        self, table: str, file: str, column: str, reason: str, *, example: str = "", lines: list[int], count: int = 1
    ) -> None:
        """Count something that was seen `count` times, first on these lines."""
        key = (table, file, column, reason, example)
        self.counts[key] = self.counts.get(key, 0) + count
        known = self.lines.setdefault(key, [])
        known.extend(lines[: SHOWN - len(known)])

    def tell(self, staging: Staging) -> None:
        """Tell the staging all of it: the lines shown one by one, the rest as a number."""
        for (table, file, column, reason, example), count in self.counts.items():
            lines = self.lines[table, file, column, reason, example] or [1]
            rest = count - len(lines) + 1
            for line in lines[1:]:
                staging.problem(Problem(table, file, line, column, reason, example=example))
            staging.problem(Problem(table, file, lines[0], column, reason, example=example, count=max(rest, 1)))
