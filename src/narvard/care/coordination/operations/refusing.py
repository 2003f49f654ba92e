"""Why something about named contacts was not saved."""


class NotSaved(Exception):
    """Nothing was saved; `code` says why, and pages have it in words."""

    REASONS = {
        "role_unknown": "there is no such contact by law here. Choose another role.",
        "wrong_unit": "this kind of unit does not appoint that contact. Ask the unit that does.",
        "wrong_profession": "the law asks for another profession in that role. Choose someone who has it.",
        "physician_needed": "a person whose life is threatened must have a physician as contact. Choose one.",
        "number_malformed": "the number of the professional is not written as such a number is. Look it up again.",
        "name_missing": "nobody is named. Write the name.",
        "appointed_later": "it is said to be decided later than now. Give the time when it was decided.",
        "standing": "someone else is that contact on those days. Read who it is, and replace them if they are to be.",
        "ended": "the contact has ended already. Read what stands now.",
        "ends_before_start": "it would end before it began. Give a later day.",
        "ends_later": "it would end later than today. Wait until then, or say that the contact leaves.",
        "not_left": "the contact has not left. End the contact instead, if there is to be none.",
        "nobody_left": "nobody of that name is a contact here. Choose from the list.",
        "already_sent": "the letter is noted as sent already. Read when.",
        "too_many_changes": "the person has changed unit twice in twelve months. Give the special reason, if there is.",
        "listed_already": "the person is listed here on those days. Read the listing that stands.",
        "marked_already": "the person is marked as frail here already. Read the mark that stands.",
        "criterion_missing": "no criterion is given. Write by what the person was judged frail.",
        "group_unknown": "the collaboration has no such target group. Choose from the list.",
        "staffing_set": "other staffing is set from that day. Read it, and choose another day or change it.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was saved, because {self.REASONS[code]}")
        self.code = code
