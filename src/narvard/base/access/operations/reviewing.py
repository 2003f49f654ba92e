"""Judging afterwards what was opened in an emergency (2008:355 4:3, 2022:913 4:4)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from narvard.base.access.models import Opening
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own


class NotReviewed(Exception):
    """The opening was not judged; `code` says why."""

    REASONS = {
        "not_there": gettext_noop(
            "The opening was not judged, because it is not there, or somebody has judged it already. Read what stands"
            " now."
        ),
        "unknown_verdict": gettext_noop(
            "The opening was not judged, because no verdict was chosen. Say that it was in order, is to be asked "
            "about, or was a breach."
        ),
        "note_missing": gettext_noop(
            "The opening was not judged, because a doubt needs a note. Write what is doubted and who has been asked."
        ),
    }

    def __init__(self, code: str) -> None:
        super().__init__(self.REASONS[code])
        self.code = code


@transaction.atomic
def review_opening(*, actor: Actor, now: datetime, opening_id: int, verdict: str, note: str = "") -> None:
    """Note the verdict on an opening: "ok", "ask" or "breach", the two last with a note. Raises NotReviewed.

    Nobody judges what they opened themselves.
    """
    actor.require("access.review_emergency")
    rows = Opening.objects.select_for_update(of=("self",)).filter(own(actor, "unit__collaborations"), judged_at=None)
    opening = rows.exclude(by_user=actor.user_id or 0).filter(pk=opening_id, review_due__isnull=False).first()
    if opening is None:
        raise NotReviewed("not_there")
    if verdict not in {"ok", "ask", "breach"}:
        raise NotReviewed("unknown_verdict")
    if verdict != "ok" and not note.strip():
        raise NotReviewed("note_missing")
    opening.verdict, opening.note, opening.judged_at, opening.judged_by = verdict, note.strip(), now, actor.name
    opening.save(update_fields=["verdict", "note", "judged_at", "judged_by"])
    record(
        actor=actor, now=now, action="access.review_emergency", object_type="access.opening",
        object_id=str(opening.pk), label=verdict, legal_basis="2008:355 4:3", patient=opening.subject,
    )  # fmt: skip
