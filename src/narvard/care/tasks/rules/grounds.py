"""On which legal grounds a task may be sent to another custodian's unit. Their law stands in the gate's own table."""

from collections.abc import Mapping
from types import MappingProxyType

OFFERED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "SE": (
            "person_agreed",
            "discharge_information",
            "secrecy_assessment",
            "necessity",
            "sip_call",
            "compulsory_care_plan",
        ),
        "NO": (
            "shared_care_no",
            "discharge_information_no",
            "discharge_ready_notice_no",
        ),
    }
)
