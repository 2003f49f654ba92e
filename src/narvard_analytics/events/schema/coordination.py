"""Steps between organizations: notices, plans, interventions, referrals, waits and scores."""

from narvard_analytics.events.schema.shapes import (
    CUSTODIAN,
    NOT_ENDED,
    OF_PERSON,
    PERIOD,
    Table,
    code,
    day,
    instant,
    number,
    period,
    person,
    text,
    yes_no,
)

NOTICE_KINDS = (
    "admission estimate discharge_ready not_ready interrupted compulsory_open_care sip_call sip_held answer"
    " open_care_unclear open_care_clear information discharged discharge_summary"
)
FENCE = "2008:355, 2 kap. 8 § [A]"

NOTICES = Table(
    name="notices",
    doc="a step between organizations round an episode",
    columns=(
        text("notice", "id of the notice", required=True),
        text("episode", "the episode of stays", required=True),
        person(),
        code(
            "kind", "which step; discharge_ready tells that the patient is ready to leave", NOTICE_KINDS, required=True
        ),
        instant("judged_at", "when the professional judged"),
        instant("sent_at", "when the notice was sent", required=True),
        instant("registered_at", "when the notice was written down"),
        instant("about_at", "the time that the notice speaks of, for example the estimated discharge"),
        text("answer", "answer given, as a code"),
        text("refers_to", "the notice that this one answers, corrects or withdraws"),
        text("needs", "services judged to be needed, as codes", fenced=True, law=FENCE),
        yes_no(
            "complete", "true where the notice has everything that the statute asks for", law="2017:612, 2 kap. [A]"
        ),
        text("sender_practitioner", "professional who sent it"),
        text("from_organization", "organization that sent it"),
        text("to_organization", "organization that it was sent to"),
        text("to_service", "service that it was sent to", fenced=True, law=FENCE),
        CUSTODIAN,
    ),
    key=("notice",),
    sort=("person", "sent_at"),
    law="2017:612 [A]",
    parents=OF_PERSON,
)

PLANS = Table(
    name="plans",
    doc="a version of a plan in force",
    columns=(
        text("plan", "id of the plan; versions share it", required=True),
        person(),
        code(
            "kind",
            "which plan",
            "sip lpt lss individual patient_contract rehabilitation care",
            required=True,
            fenced_codes=("lss",),
        ),
        *period(),
        text("overall_responsible", "who answers for the whole, as an organization"),
        text("agreement", "the agreement that the plan follows"),
        text("named_contact", "professional named as contact in the plan"),
        yes_no("agreed_time", "true where a time for the next step is agreed"),
        yes_no("coherent_plan", "true where the steps of all parties stand in one plan"),
        yes_no("consent", "true where the person has consented to the plan"),
        yes_no("school_takes_part", "true where a school or preschool takes part in the plan"),
        instant("followed_up_at", "when the plan was last followed up", missing="not followed up in this version"),
        CUSTODIAN,
    ),
    key=("plan", "from_date"),
    sort=("person", "from_date"),
    law="2017:612, 4 kap. [A]; 2017:30, 16 kap. 4 § [C]",
    periods=PERIOD,
    parents=OF_PERSON,
    fenced_rows="kind = lss",
)

INTERVENTIONS = Table(
    name="interventions",
    doc="a period with a municipal intervention",
    columns=(
        person(),
        code(
            "law",
            "the law it is given under; hsl is municipal health care and not fenced",
            "hsl sol lss",
            required=True,
            fenced_codes=("sol", "lss"),
        ),
        text("kind", "which intervention, as a code", required=True),
        *period(),
        number("amount", "how much of it", "as in the column unit"),
        text("unit", "unit of amount, for example hours a month"),
        CUSTODIAN,
    ),
    key=("person", "law", "kind", "from_date"),
    sort=("person", "from_date"),
    law=FENCE,
    periods=PERIOD,
    parents=OF_PERSON,
    fenced_rows="law = sol or lss",
)

REFERRALS = Table(
    name="referrals",
    doc="a referral",
    columns=(
        text("referral", "id of the referral", required=True),
        person(),
        text("from_unit", "unit that refers"),
        text("to_unit", "unit referred to"),
        text("to_discipline", "speciality referred to"),
        instant("sent_at", "when it was sent", required=True),
        instant("assessed_at", "when it was assessed", missing="not assessed at the delivery's cut-off"),
        text("outcome", "result of the assessment, as a code"),
        CUSTODIAN,
    ),
    key=("referral",),
    sort=("person", "sent_at"),
    periods=(("sent_at", "assessed_at"),),
    parents=OF_PERSON,
)

WAITS = Table(
    name="waits",
    doc="a promise with a clock",
    columns=(
        text("wait", "id of the wait", required=True),
        person(),
        code(
            "promise",
            "which promise; the number is days",
            "contact_0 assessment_3 specialist_90 treatment_90 deadline_no",
            required=True,
        ),
        text("discipline", "speciality waited for"),
        text("profession", "profession waited for"),
        text("unit", "unit waited for"),
        instant("started_at", "when the clock started", required=True),
        instant("due_at", "when the promise falls due"),
        instant("offered_at", "when a time was offered"),
        instant("met_at", "when the promise was met", missing="not met at the delivery's cut-off"),
        instant("ended_at", "when the wait ended for any reason", missing=NOT_ENDED),
        text("outcome", "why the wait ended, as a code"),
        CUSTODIAN,
    ),
    key=("wait",),
    sort=("person", "started_at"),
    law="2017:80, 6 kap. 1–2 §§ [A]",
    periods=(("started_at", "due_at"), ("started_at", "ended_at"), ("started_at", "met_at")),
    parents=OF_PERSON,
)

WAIT_PAUSES = Table(
    name="wait_pauses",
    doc="a period of a wait that does not count",
    columns=(
        text("wait", "the wait", required=True),
        day("from_date", "first day that does not count", required=True),
        day("to_date", "first day that counts again", missing=NOT_ENDED),
        text("reason", "why it does not count, as a code"),
        CUSTODIAN,
    ),
    key=("wait", "from_date"),
    sort=("wait", "from_date"),
    periods=PERIOD,
    parents=(("wait", ("waits",)),),
)

MEASUREMENTS = Table(
    name="measurements",
    doc="a score",
    columns=(
        person(),
        instant("measured_at", "when it was measured", required=True),
        text("instrument", "which instrument, with version", required=True),
        number("total", "the score", "points of the instrument"),
        text("flag", "what the score says by the instrument's own limits, as a code"),
        text("contact", "contact in which it was measured", missing="outside a contact, or not known"),
        CUSTODIAN,
    ),
    key=("person", "instrument", "measured_at"),
    sort=("person", "measured_at"),
    parents=OF_PERSON,
)

TABLES = (NOTICES, PLANS, INTERVENTIONS, REFERRALS, WAITS, WAIT_PAUSES, MEASUREMENTS)
