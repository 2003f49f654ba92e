"""Writing to the log, reading it, sealing it, culling what is too old, and proving that it is whole."""

from narvard.base.audit.operations.check import LogNotChecked, begin_log_check, finish_log_check, judge_read
from narvard.base.audit.operations.cull import cull
from narvard.base.audit.operations.loop import keep_sealing
from narvard.base.audit.operations.read import download_log, read_log
from narvard.base.audit.operations.record import Event, record, record_many
from narvard.base.audit.operations.seal import anchor, seal
from narvard.base.audit.operations.verify import Verification, verify

__all__ = [
    "Event",
    "LogNotChecked",
    "Verification",
    "anchor",
    "begin_log_check",
    "cull",
    "download_log",
    "finish_log_check",
    "judge_read",
    "keep_sealing",
    "read_log",
    "record",
    "record_many",
    "seal",
    "verify",
]
