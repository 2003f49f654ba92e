"""Good examples as a document that can be brought."""

from narvard.base.core.queries import Column, Form, Kind, Table
from narvard.govern.examples.rules.grades import Grade

EXAMPLE = Column("example", Kind.CODE, "The example.", refers="examples")
LONG = 4000

FORM = Form(
    "examples",
    "Good examples that others may find and adopt, with their activities and indicators.",
    (
        Table(
            "examples",
            "A good example.",
            (
                Column("code", Kind.CODE, "The example's code.", longest=60),
                Column("title", Kind.TEXT, "What it is called."),
                Column("need", Kind.TEXT, "Which need it answers.", longest=400),
                Column("story", Kind.TEXT, "What is done, for whom, and what came of it.", longest=LONG),
                Column("grade", Kind.CODE, "How well founded it is.", choices=tuple(Grade)),
                Column("evidence", Kind.TEXT, "What was looked at, and how.", longest=LONG, required=False),
                Column("target_group", Kind.CODE, "For whom.", refers="target_groups", required=False),
                Column("goal_area", Kind.CODE, "What for.", refers="goal_areas", required=False),
                Column("cost", Kind.KRONOR, "Whole kronor.", required=False),
                Column("cost_of", Kind.TEXT, "What the cost is for, such as a year of a team.", required=False),
                Column("contact", Kind.TEXT, "Whom to ask.", required=False),
                Column("shared", Kind.FLAG, "Whether other collaborations may find it.", required=False),
                Column("source", Kind.TEXT, "Where it is written.", longest=300),
                Column("certainty", Kind.CODE, "How certain the source is.", choices=("A", "B", "C", "D", "X")),
            ),
            key=("code",),
        ),
        Table(
            "steps",
            "An activity that the one who adopts the example gets in the own plan.",
            (
                EXAMPLE,
                Column("order", Kind.WHOLE, "Its place."),
                Column("title", Kind.TEXT, "What shall be done."),
                Column("description", Kind.TEXT, "How, and for whom.", longest=LONG, required=False),
                Column("begins_after", Kind.WHOLE, "Days from the start until it begins."),
                Column("lasts", Kind.WHOLE, "Days that it lasts."),
            ),
            key=("example", "order"),
        ),
        Table(
            "measures",
            "An indicator that the one who adopts the example gets in the own plan.",
            (
                EXAMPLE,
                Column("indicator", Kind.CODE, "The indicator.", longest=60),
                Column("measure", Kind.CODE, "Its measure.", longest=60),
                Column("role", Kind.CODE, "Its role.", choices=("outcome", "process", "balancing")),
                Column("direction", Kind.CODE, "Which way is better.", choices=("up", "down")),
            ),
            key=("example", "indicator", "measure"),
        ),
    ),
)
