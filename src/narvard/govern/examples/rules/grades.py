"""How well founded a good example is: a short scale of the product's own, with what each grade asks for [D]."""

from enum import StrEnum


class Grade(StrEnum):
    """From the best founded to the least. A grade says what was looked at, not whether it worked."""

    COMPARED = "compared"
    MEASURED = "measured"
    DESCRIBED = "described"
    IDEA = "idea"
