"""Money as people write it."""


def kronor_text(amount: int) -> str:
    """1400000 as "1 400 000 kr", with spaces that do not break and a true minus sign."""
    return f"{amount:,}".replace(",", "\u00a0").replace("-", "\u2212") + "\u00a0kr"
