"""The cross-map: where the themes of an agreement are found in state agreements, both ways."""

from dataclasses import dataclass

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.agreements.models import Agreement, ThemeLink
from narvard.govern.agreements.queries.reading import find
from narvard.govern.agreements.rules.completeness import UNVERIFIED
from narvard.govern.agreements.rules.cross_map import CrossMap, Link, Target, Topic, cross_map
from narvard.govern.agreements.rules.drawing import MapDrawing, draw_map


@dataclass(frozen=True)
class ThemeMap:
    """The map of one agreement with its drawing; `unverified` when a link rests on no text that was read."""

    code: str
    title: str
    found: CrossMap
    drawing: MapDrawing
    sources: tuple[str, ...]
    unverified: bool


def theme_map(actor: Actor, code: str) -> ThemeMap:
    """The themes of an agreement against every state agreement of the collaboration; raises AgreementNotFound."""
    found = find(actor, code, ("themes",))
    themes = [Topic(theme.code, theme.title) for theme in found.themes.all()]
    links = [_link(link) for link in _links(found)]
    mapped = cross_map(themes, _targets(actor), links)
    return ThemeMap(
        code=found.code,
        title=found.title,
        found=mapped,
        drawing=draw_map(mapped),
        sources=tuple(dict.fromkeys(link.source for link in links)),
        unverified=any(link.certainty in UNVERIFIED for link in links),
    )


def _links(found: Agreement) -> list[ThemeLink]:
    rows = ThemeLink.objects.filter(theme__agreement=found).select_related("theme", "found_in")
    return list(rows.prefetch_related("areas"))


def _link(row: ThemeLink) -> Link:
    areas = tuple(area.code for area in row.areas.all())
    return Link(row.theme.code, row.found_in.code, areas, row.source, row.certainty)


def _targets(actor: Actor) -> list[Target]:
    rows = Agreement.objects.filter(own(actor), kind=Agreement.Kind.STATE).prefetch_related("areas__inside")
    return [
        Target(
            row.code,
            row.title,
            row.short_title,
            tuple(Topic(area.code, area.title, area.inside.code if area.inside else "") for area in row.areas.all()),
        )
        for row in sorted(rows, key=lambda row: row.title)
    ]
