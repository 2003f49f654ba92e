"""The demo as a user starts it, and a browser to walk through it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browsing import WIDTHS


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_served(address: str, server: subprocess.Popen, seconds: int = 180) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert server.poll() is None, "The demo server ended before it answered."
        try:
            urllib.request.urlopen(f"{address}/login/", timeout=20)
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(f"The demo did not answer on {address} within {seconds} seconds.")


def fresh_database(address: str) -> str:
    """An empty database beside the one of the other tests, of this worker's own."""
    name = f"narvard_demo_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with psycopg.connect(address.replace("/narvard?", "/postgres?"), autocommit=True) as cluster:
        cluster.execute(f"CREATE DATABASE {name}")
    return address.replace("/narvard?", f"/{name}?")


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Iterator[str]:
    """The demo at a fiftieth of its size, prepared and served by the command that a user runs."""
    data = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "NARVARD_DATA": str(data)}
    if "DATABASE_URL" in environment:
        environment["DATABASE_URL"] = fresh_database(environment["DATABASE_URL"])
    narvard = [Path(sys.executable).parent / "narvard", "demo", "--scale=0.02"]
    prepared = subprocess.run([*narvard, "--no-serve"], env=environment, capture_output=True, text=True, timeout=1800)
    assert prepared.returncode == 0, prepared.stdout + prepared.stderr
    port = free_port()
    server = subprocess.Popen([*narvard, f"--port={port}"], env=environment, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_served(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium for the walks of a module. While it runs its event loop does too, and then Django asks no database."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, demo) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDTHS["wide"], locale="sv-SE")
    opened = context.new_page()
    foreign: list[str] = []
    opened.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(demo) else None)
    yield opened
    context.close()
    assert not [url for url in foreign if not url.startswith("data:")], "A page called another host."
