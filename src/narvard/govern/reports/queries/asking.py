"""What a report is asked for: kind, period or subject, language and day, with the collaboration's own words."""

from datetime import date

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import collaboration, goal_areas, municipalities, target_groups
from narvard.base.papers.queries import LANGUAGES
from narvard.govern.reports.queries.section import Asked, ReportNotKnown
from narvard.govern.reports.rules.kinds import KINDS, About
from narvard.govern.reports.rules.periods import Period, quarter_of, read_period


def asked_for(actor: Actor, kind: str, key: str, language: str, as_of: date) -> Asked:
    """The question with what every section needs. Raises ReportNotKnown."""
    known = KINDS.get(kind)
    period = period_of(kind, key, as_of)
    if known is None or period is None or language not in LANGUAGES:
        raise ReportNotKnown(kind, key, language)
    whole = collaboration(actor)
    return Asked(
        kind=known,
        key=key,
        period=period,
        language=language,
        as_of=as_of,
        collaboration=whole.name if whole else "",
        places=municipalities(actor),
        groups=target_groups(actor),
        goals=goal_areas(actor),
    )


def period_of(kind: str, key: str, as_of: date) -> Period | None:
    """The period that a report is about, that of `as_of` where it is about something else; None where it is none."""
    about = KINDS[kind].about if kind in KINDS else None
    if about in (About.PILOT, About.MEETING):
        return quarter_of(as_of) if key else None
    found = read_period(key)
    if found is None or (about is About.QUARTER) != bool(found.quarter):
        return None
    return found


def period_name(period: Period) -> str:
    """A period in words."""
    if not period.quarter:
        return str(period.year)
    return _("quarter %(quarter)d %(year)d") % {"quarter": period.quarter, "year": period.year}
