"""How the demo is walked through in a browser: entering as someone, in a language, at a width."""

from playwright.sync_api import Page, expect

LANGUAGES = ["sv", "nb", "en"]
WIDTHS = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 390, "height": 844}}


def log_in(page: Page, demo: str, role: str) -> None:
    page.goto(f"{demo}/login/")
    page.locator(f"form:has(input[name=role][value={role}]) button").first.click()
    page.wait_for_url(f"{demo}/")


def speak(page: Page, demo: str, language: str) -> None:
    page.goto(f"{demo}/login/")
    page.locator(f".frame-languages button[value={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def enter(page: Page, demo: str, name: str, language: str = "sv") -> None:
    """Enter the demo as the made-up person of that name."""
    speak(page, demo, language)
    page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    page.locator(".login-people button", has_text=name).first.click()
    page.wait_for_url(lambda url: "/login/" not in url)
