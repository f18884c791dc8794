"""Take the pictures of the README and the translators' guide (`make pictures`).

They are written to docs/images/ (all but GraphiQL's); a demonstration of its own is made for them
in var/pictures and stays there, so that `ARGS=--again` takes them anew without making it again.
"""

import argparse
import io
import os
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tools.demo import (
    HOST,
    MANAGE,
    START_TIMEOUT_SECONDS,
    DemoError,
    answers,
    child,
    raise_if_ended,
)
from tools.environment import ROOT
from tools.serve import MEMORY, server

FOLDER = ROOT / "docs" / "images"
DEMONSTRATION = ROOT / "var" / "pictures"
WIDTH, HEIGHT, SITE_HEIGHT = 1280, 860, 1180
COLOURS = 256
MOST_BYTES = 200_000
TRANSLATOR, EDITOR = "translator-fr", "moderator"
ARTICLE = "December in the demonstration network"
"""How the title of the news item begins that the editor's picture shows."""
BEGUN = "Study visit"
"""The page that the demonstration's French translator has begun, as the proposals call it."""
FIRST_OPEN = "Visitors sit beside"
"""The first text of that page which is still to be translated."""


def main() -> int:
    """Return 0 when all pictures are taken."""
    parser = argparse.ArgumentParser(prog="make pictures", description=__doc__)
    parser.add_argument("--again", action="store_true", help="keep the demonstration that is there")
    if not parser.parse_args().again:
        shutil.rmtree(DEMONSTRATION, ignore_errors=True)
    try:
        with demonstration() as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            take(browser, address)
            browser.close()
    except DemoError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


@contextmanager
def demonstration() -> Iterator[str]:
    """Serve a demonstration of our own; give its address."""
    port = free_port()
    address = f"http://{HOST}:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "VAR_DIR": str(DEMONSTRATION),
        "DATABASE_URL": f"sqlite:///{DEMONSTRATION / 'db.sqlite3'}",
        "BASE_URL": address,
        "LOG_LEVEL": "ERROR",
    }
    with child([*MANAGE, "prepare_demo"], environment) as preparation:
        if preparation.wait():
            raise DemoError("The demonstration could not be prepared; see above.")
    with child(server(HOST, port, 1), MEMORY | environment) as process:
        deadline = time.monotonic() + START_TIMEOUT_SECONDS
        while not answers(port):
            raise_if_ended({"server": process})
            if time.monotonic() > deadline:
                raise DemoError(f"The server did not answer within {START_TIMEOUT_SECONDS} s.")
            time.sleep(0.2)
        yield address


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def take(browser: Browser, address: str) -> None:
    """Take every picture."""
    take_site(window(browser, SITE_HEIGHT), address)
    take_editor(signed_in(browser, address, EDITOR), address)
    take_translators(signed_in(browser, address, TRANSLATOR), address)


def window(browser: Browser, height: int) -> Page:
    """Return a page of somebody whom nobody knows."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": height}, locale="en", reduced_motion="reduce"
    )
    return context.new_page()


def signed_in(browser: Browser, address: str, person: str) -> Page:
    """Return a page of one of the demonstration's accounts."""
    page = window(browser, HEIGHT)
    page.goto(f"{address}/admin/login/")
    page.fill("[name=username]", person)
    page.fill("[name=password]", f"demo-{person}-2026")
    page.click("button[type=submit]")
    page.wait_for_url(f"{address}/admin/")
    return page


def take_site(page: Page, address: str) -> None:
    """Take the first page as readers see it."""
    page.goto(f"{address}/en/", wait_until="networkidle")
    keep(page, "site")


def take_editor(page: Page, address: str) -> None:
    """Take a news item as its editor sees it."""
    page.goto(f"{address}/admin/pages/search/?q={quote(ARTICLE)}")
    page.get_by_role("link", name=ARTICLE).first.click()
    page.wait_for_load_state("networkidle")
    keep(page, "admin")


def take_translators(page: Page, address: str) -> None:
    """Take the translators' workplace."""
    page.goto(f"{address}/admin/translations/board/", wait_until="networkidle")
    keep(page, "translate/board")
    page.goto(f"{address}/admin/translations/proposals/", wait_until="networkidle")
    keep(page, "translate/proposals")
    page.get_by_role("link", name=BEGUN).first.click()
    page.wait_for_load_state("networkidle")
    page.get_by_text(FIRST_OPEN).evaluate("text => text.scrollIntoView({block: 'center'})")
    keep(page, "translate/editor")


def keep(page: Page, name: str) -> None:
    """Write what the window shows as a picture of few colours."""
    shot = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide")))
    path: Path = FOLDER / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise DemoError(f"{name}.png takes {size} bytes: at most {MOST_BYTES} are wanted.")
    print(f"Taken: {path.relative_to(ROOT)}, {size // 1000} kB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
