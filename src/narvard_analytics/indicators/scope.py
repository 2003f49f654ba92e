"""Which contacts count as visits: a switch for telephone and digital contacts, professions and the least number."""

from dataclasses import dataclass, replace

PHYSICIAN = "physician"


@dataclass(frozen=True)
class VisitScope:
    """The visits that continuity is measured on (Primärvårdskvalitet: configurable, and printed with the result).

    kinds: kinds of contact; by default where the two meet in person, at the unit or at home. professions: codes in
    `contact_participants.profession`; empty means all. minimum: least number of visits in the window.
    """

    kinds: tuple[str, ...] = ("visit", "home_visit")
    professions: tuple[str, ...] = (PHYSICIAN,)
    minimum: int = 3

    @property
    def of_all_professions(self) -> "VisitScope":
        """The same scope for a definition that counts every profession."""
        return replace(self, professions=())

    @property
    def as_if_physicians(self) -> "VisitScope":
        """The same scope without what is asked of professions, for the label of such a definition."""
        return replace(self, professions=VisitScope().professions)

    @property
    def label(self) -> str:
        """What differs from the default, to stand after the version in a result; empty for the default."""
        default = VisitScope()
        parts = (
            ("kinds", "/".join(self.kinds), self.kinds != default.kinds),
            ("professions", "/".join(self.professions) or "all", self.professions != default.professions),
            ("minimum", str(self.minimum), self.minimum != default.minimum),
        )
        return ";".join(f"{name}={value}" for name, value, differs in parts if differs)
