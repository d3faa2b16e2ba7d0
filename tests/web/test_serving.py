"""yakkan serve: what it lets in, and the words with which it refuses."""

import gc
import socket
import subprocess
import sys

import pytest
import streamlit as st
from click.testing import CliRunner

from app.cli import main
from app.web import warming
from app.web.batches.desk import Desk
from app.web.library import Library
from app.web.server import OPTIONS


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.10", "::", "example.com"])
def test_nobody_else_is_let_in_without_a_login(tmp_path, host):
    done = CliRunner().invoke(main, ["--workspace", str(tmp_path), "serve", "--host", host, "--no-browser"])
    assert done.exit_code == 1
    assert "ログインを設定していないので" in done.output and host in done.output and "Traceback" not in done.output


def test_a_port_in_use_is_told(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(main, ["--workspace", str(tmp_path), "serve", "--port", port, "--no-browser"])
    assert done.exit_code == 1 and f"ポート {port} は使えません" in done.output


def test_help_is_japanese():
    done = CliRunner().invoke(main, ["serve", "--help"])
    assert done.exit_code == 0
    for words in ("ブラウザ", "--host", "--port", "--no-browser", "yakkan serve --port 8080 --no-browser"):
        assert words in done.output


def test_nothing_is_sent_anywhere_and_no_traceback_is_shown():
    assert OPTIONS["browser_gatherUsageStats"] is False
    assert OPTIONS["client_showErrorDetails"] == "none"


def test_the_port_does_not_wait_for_what_only_pages_need():
    loaded = (
        "import sys, app.cli, app.web.server, app.web.who, app.web.warming, streamlit.web.bootstrap as _; "
        "print(*sys.modules.keys() & {'sqlalchemy', 'numpy', 'app.web.frame'})"
    )
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_batches_go_on_before_documents_are_indexed(tmp_path, monkeypatch):
    done = []
    monkeypatch.setenv("YAKKAN_WORKSPACE", str(tmp_path))
    monkeypatch.setattr(warming, "answers", lambda *_: True)
    monkeypatch.setattr(Desk, "resume", lambda _: done.append("batches"))
    monkeypatch.setattr(Library, "index", lambda _: done.append("index"))
    st.cache_resource.clear()
    warming.shown()
    try:
        warming._warm("127.0.0.1", 1)
        assert done == ["batches", "index"]
    finally:
        st.cache_resource.clear()
        gc.unfreeze()


def test_what_is_loaded_for_all_is_not_looked_through_at_each_run(tmp_path, monkeypatch):
    monkeypatch.setenv("YAKKAN_WORKSPACE", str(tmp_path))
    monkeypatch.setattr(warming, "answers", lambda *_: True)
    warming.shown()
    assert gc.get_freeze_count() == 0
    try:
        warming._warm("127.0.0.1", 1)
        assert gc.get_freeze_count() > 100_000
    finally:
        gc.unfreeze()
