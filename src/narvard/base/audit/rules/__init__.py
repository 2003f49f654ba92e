"""What an event of the log is made of, how events are chained, and how long they are kept."""

from narvard.base.audit.rules.canonical import canonical, digest_of, link
from narvard.base.audit.rules.chain import Finding, FindingKind, Link, check_anchors, check_links
from narvard.base.audit.rules.retention import RETENTION, Retention, may_be_culled

__all__ = [
    "RETENTION",
    "Finding",
    "FindingKind",
    "Link",
    "Retention",
    "canonical",
    "check_anchors",
    "check_links",
    "digest_of",
    "link",
    "may_be_culled",
]
