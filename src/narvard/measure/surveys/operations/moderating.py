"""Reading what was written before anybody else sees it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.measure.surveys.models import FreeText


class TextNotFound(Exception):
    """There is no such text in the collaboration."""


def read_text(*, actor: Actor, now: datetime, text_id: UUID, show: bool) -> str:
    """Say whether a free text may be shown; the same person or another may change it later. Returns the survey's code.

    The log holds which survey it was and what was decided, and neither the text nor its number.
    """
    actor.require("surveys.change")
    with transaction.atomic():
        mine = own(actor, "round__survey__collaboration")
        text = FreeText.objects.select_related("round__survey").filter(mine, pk=text_id).first()
        if text is None:
            raise TextNotFound(text_id)
        state = FreeText.State.SHOWN if show else FreeText.State.WITHHELD
        FreeText.objects.filter(pk=text.pk).update(state=state, read_by=actor.name)
        survey = text.round.survey
        record(
            actor=actor,
            now=now,
            action="surveys.change",
            object_type="surveys.Survey",
            object_id=survey.code,
            label=survey.title_sv or survey.title_nb or survey.title_en,
            details={"text": str(state)},
        )
    return survey.code
