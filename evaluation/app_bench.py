"""`python -m evaluation.app_bench [documents]`: how long one waits for the app, as a user starts and sees it in chromium.

The workspace is made of our own documents, their sentences put together anew; the server is `yakkan serve`, the browser Debian's.
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
from random import Random
from statistics import median
from typing import TYPE_CHECKING

import psutil

from corpus import catalog
from evaluation.reporting.tables import table
from pipeline import run
from pipeline.types.document import Kind

if TYPE_CHECKING:
    from playwright.sync_api import Page

DOCUMENTS = 1_000
_ARTICLES = 12
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


def main() -> None:
    """Measures and prints a Markdown table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "bench"
        fill(place, count)
        print(measured(place, count), flush=True)


def fill(place: Path, count: int) -> None:
    """Adds so many documents of articles of our own documents, and makes the index."""
    random, parts, files = Random(7), articles(), []
    place.mkdir()
    for number in range(count):
        chosen = random.sample(parts, _ARTICLES)
        body = "\n\n".join(f"第{at}条{part}" for at, part in enumerate(chosen, 1))
        path = place / f"{number:04}.txt"
        path.write_text(f"見本{number:04}利用規約\n\n{body}\n", "utf-8")
        files.append(str(path))
    for words in (["add", *files], ["ask", _QUESTIONS[0]]):
        subprocess.run(_command(place, *words), check=True, stdout=subprocess.DEVNULL)


def articles() -> list[str]:
    """The articles of our own documents of the train split, without their numbers: （解約）, then a line for each 項."""
    found = []
    for one in catalog.entries("train"):
        for document in run.parse_bytes(*one.file()):
            for unit in document.walk():
                if unit.kind is Kind.ARTICLE and unit.caption:
                    below = [f"{at} {child.whole_text}" for at, child in enumerate(unit.children, 1)]
                    found.append("\n".join([f"（{unit.caption}）", *([unit.text] if unit.text else below)]))
    return found


@dataclass(frozen=True, slots=True)
class Waited:
    """Seconds that a person waited, and that the server computed meanwhile, each time."""

    what: str
    wanted: float
    seconds: list[float]
    computed: list[float]

    @property
    def row(self) -> list[str]:
        """As a row of the table."""
        shown = (median(self.seconds), max(self.seconds), median(self.computed), self.wanted)
        return [self.what, *(f"{one:.2f}" for one in shown)]


def measured(place: Path, count: int) -> str:
    """The table of the times."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        page, other = (browser.new_context(viewport={"width": 1280, "height": 800}).new_page() for _ in range(2))
        page.set_default_timeout(_LONG)
        other.set_default_timeout(_LONG)
        begun = time.monotonic()
        with served(place) as (address, server):
            timed = partial(_timed, server)
            _open(page, address)
            found = [Waited("first page after the start", _FIRST, [time.monotonic() - begun], [_computed(server)])]
            found.append(timed("first page, another person", _FIRST, [partial(_open, other, address)]))
            asked = [partial(_ask, page, one) for one in _QUESTIONS]
            found.append(timed("answer, the first", _ANSWER, asked[:1]))
            found.append(timed("answer", _ANSWER, asked[1:]))
            page.goto(f"{address}/documents")
            page.get_by_text("読み取り中").wait_for(state="detached")
            found.append(timed("list", _LIST, [partial(_list, page, address, count)] * 5))
            found.append(timed("list, sorted otherwise", _LIST, [partial(_sort, page)]))
            memory = server.memory_info().rss / 2**30
        browser.close()
    load = "/".join(f"{one:.1f}" for one in os.getloadavg())
    head = f"{count} documents; {os.cpu_count()} cores; load {load}; memory of the server {memory:.2f} GB"
    heads = ["what", "median s", "longest s", "of it computing on the server s", "wanted s"]
    return f"{head}\n\n" + table(heads, [one.row for one in found])


@contextmanager
def served(place: Path) -> Iterator[tuple[str, psutil.Process]]:
    """The app over a workspace, started by the command: its address (it may not answer yet) and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = _command(place, "serve", "--port", str(port), "--no-browser")
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if process.poll() is not None:
                    raise
                time.sleep(0.02)
        yield f"http://127.0.0.1:{port}", psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _command(place: Path, *words: str) -> list[str]:
    return [str(Path(sys.executable).with_name("yakkan")), "--workspace", str(place / "workspace"), *words]


def _timed(server: psutil.Process, what: str, wanted: float, acts: "list[partial[None]]") -> Waited:
    waited = Waited(what, wanted, [], [])
    for act in acts:
        begun, computed = time.monotonic(), _computed(server)
        act()
        waited.seconds.append(time.monotonic() - begun)
        waited.computed.append(_computed(server) - computed)
    print(*waited.row, file=sys.stderr, flush=True)
    return waited


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
    page.locator(".documents tbody tr").nth(min(count, _ROWS) - 1).wait_for()


def _sort(page: "Page") -> None:
    page.locator(".stSelectbox").first.click()
    page.get_by_role("option", name="題名順").click()
    page.locator(".documents tbody tr").first.get_by_text("見本0000利用規約").wait_for()


if __name__ == "__main__":
    main()
