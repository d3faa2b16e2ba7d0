"""`python -m evaluation.app_bench [documents]`: how long one waits for the app, as a user starts and sees it in chromium.

The server is `yakkan serve`, the browser Debian's.
Beside it stands what an empty page of Streamlit takes on the same machine: that much belongs to the browser and to Streamlit.
Load of the machine stands in the head: a figure of a busy machine is a figure of a busy machine.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import psutil

from evaluation.app_files import fill, yakkan
from evaluation.reporting.tables import table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCUMENTS = 1_000
_QUESTIONS = (
    "解約はいつまでに申し出る？",
    "支払いが遅れたらどうなる？",
    "損害賠償の上限はいくら？",
    "再委託はできる？",
    "契約は自動で更新される？",
    "準拠法と裁判所はどこ？",
    "秘密情報はいつまで守る？",
    "反社会的勢力とわかったらどうなる？",
)
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_LONG = 600_000
_ROWS = 100
"""Of one page of the list."""
_FIRST, _ANSWER, _LIST = 3.0, 1.0, 1.0
"""Seconds that are wanted: the first page after the start, an answer, the list."""
_EMPTY = "import streamlit as st\n\nst.text_input('質問')\n"
_STREAMLIT = ("--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none")


def main() -> None:
    """Measures and prints a Markdown table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "bench"
        fill(place, count)
        print(measured(place, count), flush=True)


@dataclass(frozen=True, slots=True)
class Waited:
    """Seconds that a person waited, and that the server computed meanwhile, each time."""

    what: str
    wanted: float | None
    seconds: list[float]
    computed: list[float]

    @property
    def row(self) -> list[str]:
        """As a row of the table."""
        shown = (median(self.seconds), max(self.seconds), median(self.computed))
        return [self.what, *(f"{one:.2f}" for one in shown), f"{self.wanted:.2f}" if self.wanted else "–"]


def measured(place: Path, count: int) -> str:
    """The table of the times."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        try:
            found = [*_plain(browser, place), *_used(browser, place, count), *_again(browser, place, count)]
        finally:
            browser.close()
    load = "/".join(f"{one:.1f}" for one in os.getloadavg())
    heads = ["what", "median s", "longest s", "of it computing on the server s", "wanted s"]
    return f"{count} documents; {os.cpu_count()} cores; load {load}\n\n" + table(heads, [one.row for one in found])


def _plain(browser: "Browser", place: Path) -> Iterator[Waited]:
    """What an empty page of Streamlit takes."""
    script = place / "empty.py"
    script.write_text(_EMPTY, "utf-8")
    page, other, begun = _page(browser), _page(browser), time.monotonic()
    with served(sys.executable, "-m", "streamlit", "run", str(script), *_STREAMLIT, port="--server.port") as (
        address,
        server,
    ):
        _open(page, address)
        yield _told(Waited("an empty page of Streamlit after the start", None, [_since(begun)], [_computed(server)]))
        yield _timed(server, "the same, another person", None, [partial(_open, other, address)])
        yield _timed(server, "the same, opened again", None, [partial(_open, page, address)] * 5)


def _used(browser: "Browser", place: Path, count: int) -> Iterator[Waited]:
    """The app as two people use it one after the other."""
    page, other, begun = _page(browser), _page(browser), time.monotonic()
    with served(*yakkan(place, "serve", "--no-browser"), port="--port") as (address, server):
        _open(page, address)
        yield _told(Waited("first page after the start", _FIRST, [_since(begun)], [_computed(server)]))
        yield _timed(server, "first page, another person", _FIRST, [partial(_open, other, address)])
        asked = [partial(_ask, page, one) for one in _QUESTIONS]
        yield _timed(server, "answer, the first", _ANSWER, asked[:1])
        yield _timed(server, "answer", _ANSWER, asked[1:])
        _list(page, address, count)
        page.get_by_text("読み取り中").wait_for(state="detached")
        yield _timed(server, "list", _LIST, [partial(_list, page, address, count)] * 5)
        yield _timed(server, "list, sorted otherwise", _LIST, [partial(_sort, page)])
        _open(page, address)
        yield _timed(server, "list, from another page", _LIST, [partial(_go, page, count)])
        print(f"memory of the server {server.memory_info().rss / 2**30:.2f} GB", file=sys.stderr, flush=True)


def _again(browser: "Browser", place: Path, count: int) -> Iterator[Waited]:
    """The list with all its contents, as the first thing after a start."""
    page, begun = _page(browser), time.monotonic()
    with served(*yakkan(place, "serve", "--no-browser"), port="--port") as (address, server):
        _list(page, address, count)
        page.get_by_text("読み取り中").wait_for(state="detached")
        yield _told(Waited("list after the start", _FIRST + _LIST, [_since(begun)], [_computed(server)]))


def _page(browser: "Browser") -> "Page":
    """A page of somebody who has never been there."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.set_default_timeout(_LONG)
    return page


@contextmanager
def served(*command: str, port: str) -> Iterator[tuple[str, psutil.Process]]:
    """What a command serves at a free port, which follows the option port: its address, which answers, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    process = subprocess.Popen([*command, port, str(number)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", number), timeout=1).close()
                break
            except OSError:
                if process.poll() is not None:
                    raise
                time.sleep(0.02)
        yield f"http://127.0.0.1:{number}", psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _timed(server: psutil.Process, what: str, wanted: float | None, acts: "list[partial[None]]") -> Waited:
    waited = Waited(what, wanted, [], [])
    for act in acts:
        begun, computed = time.monotonic(), _computed(server)
        act()
        waited.seconds.append(time.monotonic() - begun)
        waited.computed.append(_computed(server) - computed)
    return _told(waited)


def _told(waited: Waited) -> Waited:
    print(*waited.row, file=sys.stderr, flush=True)
    return waited


def _since(begun: float) -> float:
    return time.monotonic() - begun


def _computed(server: psutil.Process) -> float:
    times = server.cpu_times()
    return float(times.user + times.system)


def _open(page: "Page", address: str) -> None:
    page.goto(address)
    page.get_by_label("質問").wait_for()


def _ask(page: "Page", question: str) -> None:
    field = page.get_by_label("質問")
    field.fill(question)
    field.press("Enter")
    page.locator("h2.question", has_text=question).wait_for()


def _list(page: "Page", address: str, count: int) -> None:
    page.goto(f"{address}/documents")
    _wait_for_rows(page, count)


def _go(page: "Page", count: int) -> None:
    page.get_by_role("link", name="文書", exact=True).click()
    _wait_for_rows(page, count)


def _wait_for_rows(page: "Page", count: int) -> None:
    page.locator(".documents tbody tr").nth(min(count, _ROWS) - 1).wait_for()


def _sort(page: "Page") -> None:
    page.locator(".stSelectbox").first.click()
    page.get_by_role("option", name="題名順").click()
    page.locator(".documents tbody tr").first.get_by_text("見本0000利用規約").wait_for()


if __name__ == "__main__":
    main()
