"""The words of the care wing for the log and the table of roles: what was done, app by app."""

from django.utils.functional import Promise

from narvard.site.care_words.access import OPERATIONS as ACCESS
from narvard.site.care_words.care_plans import OPERATIONS as CARE_PLANS
from narvard.site.care_words.contracts import OPERATIONS as CONTRACTS
from narvard.site.care_words.coordination import OPERATIONS as COORDINATION
from narvard.site.care_words.discharge import OPERATIONS as DISCHARGE
from narvard.site.care_words.patients import OPERATIONS as PATIENTS
from narvard.site.care_words.settlement import OPERATIONS as SETTLEMENT
from narvard.site.care_words.tasks import OPERATIONS as TASKS

OPERATIONS: dict[str, Promise] = {
    **ACCESS,
    **PATIENTS,
    **COORDINATION,
    **TASKS,
    **CARE_PLANS,
    **DISCHARGE,
    **SETTLEMENT,
    **CONTRACTS,
}
