"""The document of agreements: what a collaboration brings, table by table."""

from narvard.base.core.queries import Column, Form, Kind, Table
from narvard.govern.agreements.rules import versions

CERTAINTIES = ("A", "B", "C", "D", "X")
_AGREEMENT = Column("agreement", Kind.CODE, "Code of the agreement", refers="agreements", longest=60)
_VERSION = Column("version", Kind.WHOLE, "Number of the version")
_SOURCE = Column("source", Kind.TEXT, "Where it is read")
_CERTAINTY = Column(
    "certainty",
    Kind.CODE,
    "A: read in a primary text, B: in a secondary page, C: own knowledge, D: partly reconstructed, X: not established",
    choices=CERTAINTIES,
)

AGREEMENTS = Table(
    "agreements",
    "Agreements of the collaboration's own, state agreements and laws",
    (
        Column("code", Kind.CODE, "A short code of its own, such as hs-avtal", longest=60),
        Column("title", Kind.TEXT, "Its name"),
        Column("short_title", Kind.TEXT, "A short name for tables", longest=40),
        Column("kind", Kind.CODE, "What sort of agreement it is", choices=tuple(versions.Kind)),
        Column("signing", Kind.CODE, "Who must have signed before it is in force", choices=tuple(versions.Signing)),
        Column("document", Kind.TEXT, "What the bodies call it among those they adopt", required=False, longest=160),
        Column("about", Kind.TEXT, "What it is, in a few sentences", required=False, longest=4000),
        Column("yearly_follow_up", Kind.FLAG, "Is it followed up every year", required=False),
        _SOURCE,
        _CERTAINTY,
    ),
    key=("code",),
    required=True,
)
VERSIONS = Table(
    "versions",
    "Each wording of an agreement; without adopted_on it is a draft, without in_force_from it waits for signatures",
    (
        _AGREEMENT,
        Column("number", Kind.WHOLE, "1 for the first"),
        Column("label", Kind.TEXT, "What people call this version", longest=120),
        Column("intended_from", Kind.DAY, "The first day that the text itself names"),
        Column("intended_to", Kind.DAY, "The first day that it no longer covers", required=False),
        Column("adopted_on", Kind.DAY, "When it was adopted", required=False),
        Column("adopted_by", Kind.CODE, "The body that adopted it", required=False, refers="bodies", longest=60),
        Column("adopted_text", Kind.TEXT, "Who adopted it, when no body of the collaboration did", required=False),
        Column("decision", Kind.TEXT, "Number of the decision", required=False, longest=60),
        Column("in_force_from", Kind.DAY, "The first day in force", required=False),
        Column("in_force_to", Kind.DAY, "The first day no longer in force", required=False),
        Column("ended_because", Kind.TEXT, "Why it ended", required=False, longest=2000),
        Column("users_heard", Kind.TEXT, "How those whom it is about were involved", required=False, longest=4000),
        Column("note", Kind.TEXT, "What a reader must know", required=False, longest=4000),
    ),
    key=("agreement", "number"),
)
PARTIES = Table(
    "parties",
    "Who is bound by a version and has signed it; write organization or name, not both",
    (
        _AGREEMENT,
        _VERSION,
        Column("organization", Kind.CODE, "Its code", required=False, refers="organizations", longest=60),
        Column("name", Kind.TEXT, "Its name, when it is outside the collaboration", required=False, longest=160),
        Column("signed_on", Kind.DAY, "When it signed", required=False),
        Column("signed_by", Kind.TEXT, "Who signed for it", required=False, longest=160),
    ),
    key=("agreement", "version", "organization", "name"),
)
PARTS = Table(
    "parts",
    "The parts of a version, in order",
    (
        _AGREEMENT,
        _VERSION,
        Column("code", Kind.CODE, "Such as A", longest=20),
        Column("title", Kind.TEXT, "Its heading"),
    ),
    key=("agreement", "version", "code"),
)
CLAUSES = Table(
    "clauses",
    "The clauses of a version, in order",
    (
        _AGREEMENT,
        _VERSION,
        Column("part", Kind.CODE, "Code of its part", longest=20),
        Column("key", Kind.CODE, "A code that it keeps in every version", longest=60),
        Column("number", Kind.TEXT, "Its number in this version", longest=20),
        Column("heading", Kind.TEXT, "Its heading"),
        Column("text", Kind.TEXT, "What it says", required=False, longest=20_000),
        Column("covers", Kind.CODES, "Required points that it takes up", required=False, refers="required_points"),
    ),
    key=("agreement", "version", "key"),
)
COMMITMENTS = Table(
    "commitments",
    "What the parties have bound themselves to, as a version words it",
    (
        Column("code", Kind.CODE, "A code that it keeps in every version", longest=60),
        _AGREEMENT,
        _VERSION,
        Column("clause", Kind.CODE, "Key of its clause", longest=60),
        Column("text", Kind.TEXT, "Who does what", longest=4000),
        Column("side", Kind.CODE, "Who answers for it", choices=tuple(versions.Side)),
        Column("organizations", Kind.CODES, "Single organizations that it binds", False, 60, (), "organizations"),
        Column("theme", Kind.CODE, "Its theme", required=False, refers="themes", longest=60),
        Column("starts_on", Kind.DAY, "From when", required=False),
        Column("due_on", Kind.DAY, "By when", required=False),
    ),
    key=("code", "version"),
)
PHASES = Table(
    "phases",
    "Periods in which something is to happen; they may overlap",
    (
        _AGREEMENT,
        _VERSION,
        Column("code", Kind.CODE, "A short code", longest=40),
        Column("title", Kind.TEXT, "What people call it", longest=120),
        Column("valid_from", Kind.DAY, "Its first day"),
        Column("valid_to", Kind.DAY, "The first day after it"),
    ),
    key=("agreement", "version", "code"),
)
TIMED_ACTIVITIES = Table(
    "timed_activities",
    "What is to happen in a phase, in order",
    (
        _AGREEMENT,
        _VERSION,
        Column("phase", Kind.CODE, "Code of the phase", longest=40),
        Column("number", Kind.WHOLE, "Its place in the phase"),
        Column("text", Kind.TEXT, "What is to happen", longest=300),
        Column("commitment", Kind.CODE, "The commitment that it carries out", required=False, longest=60),
    ),
    key=("agreement", "version", "phase", "number"),
)
AREAS = Table(
    "areas",
    "The development areas of an agreement",
    (
        Column("code", Kind.CODE, "A code of its own", longest=60),
        _AGREEMENT,
        Column("title", Kind.TEXT, "Its name"),
        Column("inside", Kind.CODE, "The area around it", required=False, refers="areas", longest=60),
    ),
    key=("code",),
)
THEMES = Table(
    "themes",
    "What an agreement takes up, to be looked for in state agreements",
    (
        Column("code", Kind.CODE, "A code of its own", longest=60),
        _AGREEMENT,
        Column("title", Kind.TEXT, "Its name"),
    ),
    key=("code",),
)
LINKS = Table(
    "links",
    "Where a theme is found in a state agreement",
    (
        Column("theme", Kind.CODE, "Code of the theme", refers="themes", longest=60),
        Column("found_in", Kind.CODE, "Code of the state agreement", refers="agreements", longest=60),
        Column("areas", Kind.CODES, "Areas of that agreement", required=False, refers="areas"),
        _SOURCE,
        _CERTAINTY,
    ),
    key=("theme", "found_in"),
)
REQUIRED_POINTS = Table(
    "required_points",
    "What a law asks of every agreement of a kind, from a day",
    (
        Column("code", Kind.CODE, "A code of its own", longest=60),
        Column("law", Kind.CODE, "Code of the law among the agreements", refers="agreements", longest=60),
        Column("number", Kind.WHOLE, "Its number in the law"),
        Column("title", Kind.TEXT, "What must be agreed", longest=300),
        Column("applies_to", Kind.CODE, "The kind of agreement it is asked of", choices=tuple(versions.Kind)),
        Column("valid_from", Kind.DAY, "The first day it is asked"),
        Column("valid_to", Kind.DAY, "The first day it is no longer asked", required=False),
        _SOURCE,
        _CERTAINTY,
    ),
    key=("code",),
)
FOLLOW_UPS = Table(
    "follow_ups",
    "What was said when an agreement was followed up",
    (
        _AGREEMENT,
        Column("year", Kind.WHOLE, "The year that was followed up"),
        Column("held_on", Kind.DAY, "When"),
        Column("summary", Kind.TEXT, "What was said", longest=4000),
    ),
    key=("agreement", "year"),
)
FORM = Form(
    "agreements",
    "Agreements, state agreements and laws with their versions, parties, clauses, commitments, phases and themes",
    (
        AGREEMENTS, VERSIONS, PARTIES, PARTS, REQUIRED_POINTS, AREAS, THEMES, CLAUSES, COMMITMENTS, PHASES,
        TIMED_ACTIVITIES, LINKS, FOLLOW_UPS,
    ),
)  # fmt: skip
