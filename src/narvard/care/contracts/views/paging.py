"""Leafing through a list: which page is asked for, and which are beside it."""

from django.http import HttpRequest


def asked_page(request: HttpRequest) -> int:
    """The page that the address names, 1 where it names none."""
    wanted = request.GET.get("page", "1")
    return int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 7 else 1


def beside(number: int, pages: int) -> dict[str, int | None]:
    """The pages before and after; None where there is none."""
    return {"newer": number - 1 if number > 1 else None, "older": number + 1 if number < pages else None}
