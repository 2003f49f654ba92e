"""Statuses, classes and priorities."""

from narvard_analytics.events.readers.fhir.codes.maps import AS_IT_STANDS, LEFT_OUT, CodeMap

STAY_CLASSES = ("IMP", "ACUTE", "NONAC", "SS")
"""Encounter.class (v3-ActCode) that is a night in a bed: inpatient, acute, non-acute, short stay [C]."""
EMERGENCY_CLASS = "EMER"
MISTAKE = LEFT_OUT + "entered_in_error"
NOT_DONE = LEFT_OUT + "not_done"
R4 = "hl7.org/fhir/R4, the value set of the element"


def _statuses(doc: str, otherwise: str = AS_IT_STANDS, **codes: str) -> CodeMap:
    """A table of one element's status codes, low lines standing for hyphens; mistakes are always left out."""
    pairs = {f"|{code.replace('_', '-')}": counterpart for code, counterpart in codes.items()}
    return CodeMap(doc, R4, "[C]", {**pairs, "|entered-in-error": MISTAKE}, otherwise=otherwise)


STATUS_MAPS: dict[str, CodeMap] = {
    "contact_status": _statuses(
        "Encounter.status of a contact. `unknown` has no counterpart.",
        planned="planned",
        arrived="in_progress",
        triaged="in_progress",
        in_progress="in_progress",
        onleave="in_progress",
        finished="finished",
        cancelled="cancelled",
    ),
    "stay_status": _statuses(
        "Encounter.status of a stay. One that is planned or cancelled has not taken place; leave is no discharge.",
        planned=NOT_DONE,
        arrived="in_progress",
        triaged="in_progress",
        in_progress="in_progress",
        onleave="on_leave",
        finished="finished",
        cancelled=LEFT_OUT + "cancelled",
    ),
    "contact_kind": CodeMap(
        "Encounter.class of a contact. VR (virtual) does not tell telephone from video, so the kind stays empty.",
        "terminology.hl7.org, v3-ActCode",
        "[C]",
        {
            "|AMB": "visit",
            "|EMER": "visit",
            "|FLD": "visit",
            "|OBSENC": "visit",
            "|PRENC": "visit",
            "|HH": "home_visit",
        },
    ),
    "planned": CodeMap(
        "Encounter.priority: whether it was booked beforehand.",
        "terminology.hl7.org, v3-ActPriority",
        "[C]",
        {"|EL": "true", "|R": "true", "|EM": "false", "|UR": "false", "|A": "false", "|S": "false"},
    ),
    "condition_status": _statuses("Condition.verificationStatus of what is no diagnosis.", refuted=NOT_DONE),
    "procedure_status": _statuses("Procedure.status of what was not done.", not_done=NOT_DONE, preparation=NOT_DONE),
    "record_status": _statuses(
        "Status of an episode of care, a care team or a referral that is not, or not yet, in force.",
        planned=NOT_DONE,
        waitlist=NOT_DONE,
        proposed=NOT_DONE,
        draft=NOT_DONE,
        cancelled=NOT_DONE,
        revoked=NOT_DONE,
    ),
    "plan_status": _statuses("CarePlan.status: a draft is not in force.", draft=NOT_DONE),
    "plan_intent": _statuses("CarePlan.intent: a proposal is not in force.", proposal=NOT_DONE, option=NOT_DONE),
    "notice_status": _statuses(
        "Communication.status and Task.status: what was never sent, or taken back.",
        preparation=NOT_DONE,
        not_done=NOT_DONE,
        draft=NOT_DONE,
        cancelled=NOT_DONE,
        failed=NOT_DONE,
    ),
    "referral_intent": _statuses(
        "ServiceRequest.intent: only orders are sent.", proposal=NOT_DONE, plan=NOT_DONE, option=NOT_DONE
    ),
    "measurement_status": _statuses(
        "Observation.status: what has no result, or none that stands.", registered=NOT_DONE, cancelled=NOT_DONE
    ),
    "questionnaire_status": _statuses(
        "QuestionnaireResponse.status: only completed questionnaires have a score.",
        in_progress=NOT_DONE,
        stopped=NOT_DONE,
    ),
    "as_it_stands": CodeMap("The first code, whatever its system.", R4, "[A]", otherwise=AS_IT_STANDS),
}
