"""A small workspace with two documents, the app over it without a browser, and the app as a user starts it."""

import functools
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app import settings
from app.web.library import Library
from pipeline.settings import Settings
from pipeline.store import Place
from tests.tools import needed

GYM = """見本ジム会則

この会則は、見本体育株式会社（以下「当社」といいます。）が定めます。

第1章 総則

第1条（定義）
この会則で「会員」とは、当社が入会を承認した個人をいいます。

第2章 退会

第2条（退会）
1 会員は、退会を希望する日の1か月前までに、次の方法で退会届を提出するものとします。ただし、転居のときは、この限りではありません。
(1) 窓口への提出
(2) 書面の郵送
2 前項の退会届の提出が遅れたときは、会員は、退会手数料3,000円を支払うものとします。

附則
この会則は、2025年4月1日から施行します。
"""
CAR = """見本カーシェア規約

第1条（料金）
利用者は、利用料として1時間800円を支払うものとします。

第2条（退会）
利用者は、退会を希望する日の7日前までに届け出ることにより、退会することができます。
"""
HOSTILE = """<b>悪意</b>の規約 $x$ :material/delete:

第1条（<script>window.hacked = 1</script>）
会員は、<img src=x onerror="window.hacked = 1">の「A & B」を、退会の3日前までに**必ず**返すものとします。`code` $x^2$ :red[赤] [押す](javascript:alert(2)) :material/delete:
"""
_ENTRY = Path(__file__).resolve().parents[2] / "app" / "web" / "entry" / "main.py"
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@pytest.fixture(scope="session")
def models():
    return functools.cache(lambda: settings.models({}))


@pytest.fixture
def empty(tmp_path, models) -> Library:
    """Over a workspace without documents."""
    return Library(Place(tmp_path), Settings(), models)


@pytest.fixture(scope="module")
def library(tmp_path_factory, models) -> Library:
    """Over the two documents and the hostile one; for tests that change nothing."""
    made = Library(Place(tmp_path_factory.mktemp("workspace")), Settings(), models)
    for name, text in (("gym.txt", GYM), ("car.txt", CAR), ("<i>悪意</i>.txt", HOSTILE)):
        made.add(text.encode(), name)
    return made


@pytest.fixture
def app(tmp_path, monkeypatch):
    """Opens a page of the app over the workspace in tmp_path: app("documents", d="…") gives its AppTest after a run."""
    import streamlit as st
    from streamlit.components.v2 import manifest_scanner
    from streamlit.testing.v1 import AppTest

    from app.web.links import Link

    # Else each run looks through all installed packages for components, which takes longer than all the rest of it.
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", list)
    monkeypatch.setenv("YAKKAN_WORKSPACE", str(tmp_path))
    st.cache_resource.clear()

    def opened(path: str = "", **parameters: str) -> AppTest:
        at = AppTest.from_file(str(_ENTRY), default_timeout=90)
        at.session_state["_go"] = Link(path, parameters)
        return at.run()

    yield opened
    st.cache_resource.clear()


@pytest.fixture
def shown():
    """What gives all HTML of our own that a run of the app shows."""

    def html(at) -> str:
        return "\n".join(json.loads(one.proto.json)["html"] for one in at.get("bidi_component"))

    return html


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    """The address of the app, started by the command on a free port, over an empty workspace."""
    with served(tmp_path_factory.mktemp("site"), free_port()) as address:
        yield address


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def served(folder: Path, port: int, **environment: str) -> Iterator[str]:
    """The address of the app over the workspace in folder/workspace, started by the command; folder/log is what it says."""
    needed("chromium")
    command = [sys.executable, "-c", "from app.cli import main; main()", "--workspace", str(folder / "workspace")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "serve", "--port", str(port), "--no-browser"],
            stdout=log,
            stderr=log,
            cwd=_ENTRY.parents[3],
            env={name: value for name, value in os.environ.items() if not name.startswith("YAKKAN_")} | environment,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        ends = time.monotonic() + 120
        while not _answers(address):
            assert process.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < ends, "the app did not start"
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(60)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as answer:
            return answer.status == 200
    except OSError:
        return False


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needed("chromium"), args=_FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def browser(chromium, site):
    """The browser of a person, whose pages share what is loaded once: the scripts of the app."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="ja-JP")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    yield context
    context.close()


@pytest.fixture
def page(browser, site):
    """A new page of the browser, with a session of its own; a request to anywhere but the app is a failure."""
    found = browser.new_page()
    found.set_default_timeout(60_000)
    elsewhere: list[str] = []
    found.on(
        "request",
        lambda request: (
            elsewhere.append(request.url)
            if not request.url.startswith((site, site.replace("http", "ws", 1), "data:", "blob:"))
            else None
        ),
    )
    yield found
    assert elsewhere == []
    found.close()
