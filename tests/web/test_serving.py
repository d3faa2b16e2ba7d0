"""yakkan serve: what it lets in, and the words with which it refuses."""

import socket

import pytest
from click.testing import CliRunner

from app.cli import main
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
