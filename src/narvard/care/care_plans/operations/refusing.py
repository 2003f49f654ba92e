"""Why something about a plan was not done. Pages translate the code."""


class PlanNotChanged(Exception):
    """Nothing was saved; `code` says why, `missing` what does not stand yet."""

    REASONS = {
        "ended": "the plan has ended and stays as it was. Open a new one.",
        "paused": "the plan is paused, since the consent was withdrawn. Ask the person again, or close the plan.",
        "out_of_order": "the plan has gone on meanwhile, or is not there yet. Read where it stands now.",
        "changed_meanwhile": "somebody saved a change while you wrote. Read it, mend your own text and save again.",
        "consent_missing": "the person has not consented, and the plan needs it. Ask the person, and note the answer.",
        "consent_stands": "a consent stands already. Read it on the plan's page.",
        "consent_later": "the consent is said to be given later than now. Give the time when it was given.",
        "no_consent_needed": "a plan of this kind rests on no consent. Nothing is to be noted.",
        "lacking": "something that must stand in it is not there yet. Write it first.",
        "kind_unknown": "that kind of plan is not used in this country. Choose another kind.",
        "not_keeper": "only the unit that keeps the plan does that. Ask that unit.",
        "not_party": "your unit takes no part in the plan. Ask the unit that keeps it to call you.",
        "party_unknown": "a unit that is called does not take part in the collaboration. Choose from the list.",
        "nobody_called": "no other unit is called. Choose at least one.",
        "place_missing": "it is not said where the meeting is. Write the place, or that it is by video or telephone.",
        "call_passed": "the meeting would be at a time that has passed. Choose a later time.",
        "no_call": "nobody is called to a meeting. Send the call first.",
        "meeting_not_held": "the meeting is said to be held later than now. Note it when it has been held.",
        "two_overall": "exactly one principal has overall responsibility, and two were named. Choose one.",
        "overall_missing": "no principal has overall responsibility. Choose the region or the municipality.",
        "overall_unknown": "overall responsibility lies with the region or the municipality. Choose one of them.",
        "municipality_is_responsible": "the municipality is responsible where both levels take part. Choose it.",
        "before_plan": "an activity is due on a day before the plan was opened. Correct the day.",
        "done_before_plan": "an activity was done before the plan was opened. Correct the day.",
        "done_later": "an activity is said to be done on a day to come. Correct the day.",
        "responsible_missing": "an activity has nobody who is responsible for it. Choose a unit.",
        "not_a_party": "an activity lies with a unit that takes no part in the plan. Call that unit first.",
        "text_missing": "an activity does not say what is to be done. Write it.",
        "nothing_written": "nothing was written. Write something, or leave the page.",
        "item_unknown": "that does not belong in a plan of this kind. Write it where it belongs.",
        "reason_missing": "no reason was given. Write why.",
        "evaluation_missing": "it does not say what came of the plan. Write it.",
        "day_out_of_order": "the days do not follow each other. Correct them.",
        "review_too_late": "the review would come later than the law lets it. Choose an earlier day.",
        "one_in_force": "your unit has a plan of that kind in force for the person. Change or close that one.",
        "nothing_asked": "nobody has asked for approval. Wait until the plan is sent for it.",
        "keeper_establishes": "the unit that keeps the plan does not approve it, but establishes it.",
        "nothing_to_share": "your unit has written nothing in the plan. Write your part first.",
        "no_crisis_plan": "your organization holds no crisis plan for the person that is in force.",
        "ground_missing": "neither consent nor need was given as the ground. Say which.",
    }  # fmt: skip

    def __init__(self, code: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(f"Nothing was saved, because {self.REASONS[code]} {', '.join(missing)}".strip())
        self.code, self.missing = code, missing
