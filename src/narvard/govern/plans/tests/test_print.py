"""The whole plan prints on one A3 page."""

import re
import subprocess
from pathlib import Path

import pytest

from narvard.govern.plans.tests import made_up

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CHROMIUM = Path("/usr/bin/chromium")
STATIC = Path(__file__).parents[3] / "site/static"
A3_LANDSCAPE = (1191, 842)


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_the_whole_plan_prints_on_one_a3(all_planned, lit, client_as, tmp_path, language):
    lit(made_up.results())
    browser = client_as("coordinator")
    browser.cookies["django_language"] = language
    html = browser.get("/plan/").content.decode().replace('"/static/', f'"file://{STATIC}/')
    page, paper = tmp_path / "plan.html", tmp_path / "plan.pdf"
    page.write_text(html, encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}"]
    subprocess.run(
        [CHROMIUM, *flags, f"--print-to-pdf={paper}", page.as_uri()], check=True, capture_output=True, timeout=120
    )
    content = paper.read_bytes()
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert [(round(float(width)), round(float(height))) for width, height in boxes] == [A3_LANDSCAPE]
