"""What a target means in figures."""

LEVEL, RELATIVE, UNQUANTIFIED = "level", "relative", "unquantified"


def absolute(kind: str, target_value: float | None, baseline_value: float | None) -> float | None:
    """The value to reach: as set, or the baseline changed by a share (−0.1 is ten percent lower); None if unknown."""
    if kind == UNQUANTIFIED or target_value is None:
        return None
    if kind == LEVEL:
        return target_value
    return None if baseline_value is None else baseline_value * (1 + target_value)


def why_not(kind: str, target_value: float | None) -> str:
    """The code of what is wrong with a target's value, or an empty text."""
    if kind not in (LEVEL, RELATIVE, UNQUANTIFIED):
        return "unknown_kind"
    if (kind == UNQUANTIFIED) != (target_value is None):
        return "value_without_kind"
    if kind == RELATIVE and target_value is not None and not -1 <= target_value <= 10:
        return "relative_is_no_share"
    return ""
