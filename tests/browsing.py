"""How the demo is walked through in a browser: entering as someone, in a language, at a width."""

import re
from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
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


# A page of care: it is about a person, or of a unit's work with them.
CARE = re.compile(r"/(person|persons|way-home|tasks|care-plans|contacts|contracts|settlement|access|my)/")
FILE = re.compile(r"\.[a-z]+$")
CLICKS = 3


def shape(url: str) -> str:
    """The address without what tells one row from another, and without what is asked of the page."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "…", url.partition("?")[0])


def pages_of_care(page: Page, demo: str) -> Iterator[str]:
    """Open one page of each shape within three clicks of the start page, and answer its address while it is open."""
    seen, edge = {"/"}, ["/"]
    for _ in range(CLICKS + 1):
        found: list[str] = []
        for url in edge:
            answer = page.goto(demo + url)
            assert answer.status == 200, f"{url} answered {answer.status}."
            links = page.eval_on_selector_all("a[href^='/']", "links => links.map(a => a.getAttribute('href'))")
            yield url
            for link in (href.partition("#")[0] for href in links):
                if CARE.match(link) and not FILE.search(shape(link)) and shape(link) not in seen:
                    seen.add(shape(link))
                    found.append(link)
        edge = found


def faults(page: Page) -> list[str]:
    """What axe finds on the page that is open, and whether it is wider than its window."""
    told = [f"{v['id']} at {v['nodes'][0]['html'][:160]}" for v in Axe().run(page).response["violations"]]
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [*told, f"{overflow} pixels wider than its window"] if overflow > 0 else told
