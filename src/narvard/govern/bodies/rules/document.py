"""The document of bodies: flat tables, from the structure down to each decision. A file may hold some of them."""

from narvard.base.core.queries import Column, Form, Kind, Table
from narvard.govern.bodies.rules import chairs, composition, meetings, quorum

LEVELS = ("political", "steering", "preparing", "development", "reference", "office", "area")
PRINCIPALS = ("region", "municipality", "private", "joint")
CERTAINTIES = ("A", "B", "C", "D", "X")
HOLDING_KINDS = ("ordinary", "alternate")
CHAIR_KINDS = ("chair", "vice_chair")
LONG = 5_000

_BODY = Column("body", Kind.CODE, "The slug of the body.", refers="bodies")
_DAY = Column("day", Kind.DAY, "The day of the meeting; a body meets at most once a day.")
_SINCE = Column("valid_from", Kind.DAY, "The first day that counts.")
_UNTIL = Column("valid_to", Kind.DAY, "The first day that no longer counts; empty while no end is set.", required=False)


def _text(name: str, meaning: str, *, required: bool = True, longest: int = 200) -> Column:
    return Column(name, Kind.TEXT, meaning, required, longest)


def _choice(name: str, meaning: str, choices: tuple[str, ...], *, required: bool = True) -> Column:
    return Column(name, Kind.CODE, meaning, required, choices=choices)


def _whole(name: str, meaning: str, *, required: bool = True) -> Column:
    return Column(name, Kind.WHOLE, meaning, required)


def _day(name: str, meaning: str) -> Column:
    return Column(name, Kind.DAY, meaning, required=False)


_BODIES = Table(
    "bodies",
    "One row a body: what it is for, whom it reports to, when it may decide, and where that is written.",
    (
        _text(
            "slug", "A short name of small letters, digits and hyphens, which the other tables refer to.", longest=60
        ),
        _text("name", "The name as people say it.", longest=160),
        _choice("level", "Where it stands. An area's management group is of the level area.", LEVELS),
        Column("reports_to", Kind.CODE, "The slug of the body above it.", required=False, refers="bodies"),
        Column("municipality", Kind.CODE, "The area's municipality; only an area has one.", False, refers="areas"),
        _text("mandate", "What it is there to do.", longest=LONG),
        _text("note", "Anything that a reader must know.", required=False, longest=LONG),
        _choice("quorum", "How the quorum counts.", tuple(quorum.Kind), required=False),
        _whole("quorum_number", "A percentage of the voting seats, or a number of them.", required=False),
        Column("quorum_both_principals", Kind.FLAG, "Must region and municipalities both be there?", required=False),
        _choice("chair_rotation", "Whether the chair goes round.", tuple(chairs.Rotation), required=False),
        _whole("chair_months", "How many months one has the chair.", required=False),
        _text("source", "Where this is written."),
        _choice("certainty", "How certain the source is: A (read) to D (own knowledge), X (not found).", CERTAINTIES),
        _SINCE,
        _UNTIL,
    ),
    key=("slug",),
)
_STRUCTURE = (
    Table(
        "documents",
        "The kinds of document that a body may adopt.",
        (_BODY, _whole("place", "Its place among the body's, from 1."), _text("title", "What it is.", longest=160)),
        key=("body", "place"),
    ),
    Table(
        "terms",
        "The terms (mandate periods) that a body is appointed for.",
        (
            _BODY,
            _text("name", "The term as people say it: 2023–2026.", longest=80),
            _SINCE,
            Column("valid_to", Kind.DAY, "The first day after the term."),
        ),
        key=("body", "valid_from"),
    ),
    Table(
        "seats",
        "The places of a body, each for one organization or for a collective.",
        (
            _BODY,
            _whole("seat", "Its number in the body, from 1."),
            _text("title", "What the seat is called.", longest=160),
            _text("party", "A short code that the rules of the composition count by.", longest=40),
            Column("organization", Kind.CODE, "Whom it speaks for.", required=False, refers="organizations"),
            _text("collective", "Or the collective that it speaks for, in words.", required=False, longest=160),
            _choice("principal", "Whose voice it is; left out, that of the organization.", PRINCIPALS, required=False),
            Column("adjunct", Kind.FLAG, "Takes part without a vote.", required=False),
            _whole("tenths_of_post", "How much of a post it is, in tenths; left out, a full one.", required=False),
            _SINCE,
            _UNTIL,
        ),
        key=("body", "seat"),
    ),
    Table(
        "holders",
        "Who holds a seat, or stands in for its holder, and when. A seat without a holder is vacant.",
        (
            _BODY,
            _whole("seat", "The number of the seat."),
            _choice("kind", "The holder, or the alternate.", HOLDING_KINDS),
            _text("holder", "The name.", longest=120),
            _SINCE,
            _UNTIL,
        ),
        key=("body", "seat", "kind", "valid_from"),
    ),
    Table(
        "chairs",
        "Who has had the chair, for which principal.",
        (
            _BODY,
            _choice("kind", "Chair or vice chair.", CHAIR_KINDS),
            _choice("principal", "For whom.", PRINCIPALS),
            _text("holder", "The name.", longest=120),
            _SINCE,
            _UNTIL,
        ),
        key=("body", "kind", "valid_from"),
    ),
    Table(
        "composition",
        "What a body must hold or do, rule by rule.",
        (
            _BODY,
            _whole("rule", "Its number in the body, from 1."),
            _choice("kind", "How it counts.", tuple(composition.Kind)),
            _text("party", "Which seats it counts; left out, all of them.", required=False, longest=40),
            _text("label", "Who is counted, as the page shall say it."),
            _whole("number", "How many; left out for those who are called.", required=False),
            _choice("unit", "What is counted; left out, seats.", tuple(composition.Unit), required=False),
            Column("adjunct", Kind.FLAG, "Counts those without a vote.", required=False),
            _day("last_called_on", "When they were called last, before the meetings were kept here."),
        ),
        key=("body", "rule"),
    ),
)
_MEETINGS = (
    Table(
        "meetings",
        "When and where a body meets.",
        (
            _BODY,
            _DAY,
            _text("starts_at", "When it begins, as 09:00.", longest=5),
            _text("ends_at", "When it ends.", required=False, longest=5),
            _text("place", "Where.", longest=160),
            _choice("status", "How far it has come.", tuple(meetings.Status)),
            Column("called", Kind.CODES, "The numbers of the rules whose people were called too.", required=False),
            _text("guests", "Others who were called.", required=False, longest=LONG),
            _text("note", "Anything that a reader must know.", required=False, longest=LONG),
            _day("approved_on", "When the minutes were approved."),
            _text("approved_by", "Who approved them.", required=False, longest=160),
        ),
        key=("body", "day"),
    ),
    Table(
        "agenda",
        "What a meeting takes up, in order.",
        (
            _BODY,
            _DAY,
            _whole("item", "Its number, from 1."),
            _choice("kind", "What it is there for.", tuple(meetings.ItemKind)),
            _text("title", "What it is about."),
            _text("presenter", "Who presents it.", required=False, longest=120),
            _text("text", "What was written or said.", required=False, longest=LONG),
        ),
        key=("body", "day", "item"),
    ),
    Table(
        "attendance",
        "Which seats were taken, and by whom.",
        (
            _BODY,
            _DAY,
            _whole("seat", "The number of the seat."),
            _choice("state", "Whether someone was there.", tuple(meetings.State)),
            _text("name", "Who; left out when no one was.", required=False, longest=120),
        ),
        key=("body", "day", "seat"),
    ),
    Table(
        "decisions",
        "What a body has decided.",
        (
            _BODY,
            _text("number", "The number in the body and year, as 2026-07. It is never used again.", longest=10),
            Column("decided_on", Kind.DAY, "The day of the decision."),
            Column("at_meeting", Kind.FLAG, "Taken at the body's meeting on that day, which is listed.", False),
            _whole("item", "The item of that meeting.", required=False),
            _text("title", "What it is about."),
            _text("text", "What was decided.", longest=LONG),
            _text("grounds", "Why.", required=False, longest=LONG),
            _text("dissent", "Who was against, and why.", required=False, longest=LONG),
            Column("carried_out_by", Kind.CODE, "Who carries it out.", False, refers="organizations"),
            _text("responsible", "Or who, in words.", required=False, longest=160),
            _day("due_on", "By when."),
            _day("review_on", "When it is looked at again."),
            _day("carried_out_on", "When it was carried out."),
            _text("carried_out_note", "What was done.", required=False, longest=LONG),
            _text("source", "Where a decision from before is written.", required=False),
            _choice("certainty", "How certain that source is.", CERTAINTIES, required=False),
        ),
        key=("body", "number"),
    ),
    Table(
        "subjects",
        "What a decision is about, where that has a page of its own here.",
        (
            _BODY,
            _text("number", "The number of the decision.", longest=10),
            _text("kind", "The kind of thing: agreement, plan, pilot, fund …", longest=40),
            _text("key", "Its own code.", longest=120),
            _text("label", "Its name."),
            _text("url", "The address of its page on this site, from the first slash.", longest=300),
        ),
        key=("body", "number", "kind", "key"),
    ),
)

FORM = Form(
    "bodies",
    "The bodies of a collaboration, who sits in them, when they have met and what they have decided.",
    (_BODIES, *_STRUCTURE, *_MEETINGS),
)
