"""Texts, by code point."""

import re


def part(text: str, start: int, length: int | None = None) -> str:
    """So many characters from a place counted from 0; the rest of the text without a length."""
    return text[start:] if length is None else text[start : start + length]


def filled_left(text: str, length: int, pad: str) -> str:
    """The text with the pad before it up to a length; a longer text as it is."""
    return pad * (length - len(text)) + text


def filled_right(text: str, length: int, pad: str) -> str:
    """The text with the pad after it up to a length; a longer text as it is."""
    return text + pad * (length - len(text))


def fits(text: str, pattern: str) -> bool:
    """Whether a regular expression is found in the text."""
    return re.search(pattern, text) is not None


def joined(*texts: str) -> str:
    """The texts one after another."""
    return "".join(texts)


def bare(text: str) -> str:
    """The text without spaces at its ends."""
    return text.strip(" ")
