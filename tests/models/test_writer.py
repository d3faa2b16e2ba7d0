"""The door to an endpoint, against a real server on this machine."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from models.writer import MOST_BYTES, ChatWriter
from pipeline.errors import ModelError


def said(text):
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}, ensure_ascii=False).encode()


@contextmanager
def endpoint(answer):
    """The base URL of a server that answers each request by what answer(request, body) writes, and the requests it had."""
    had = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            had.append((self.path, dict(self.headers), body))
            answer(self, body)

        def do_GET(self):
            had.append((self.path, dict(self.headers), None))
            give(self, 200, said("別の場所"))

        def log_message(self, *_):
            """Nothing: the test's own output stays readable."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", had
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def give(request, code, body=b"", **headers):
    request.send_response(code)
    for name, value in headers.items():
        request.send_header(name, value)
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


def refused(url, **options):
    with pytest.raises(ModelError) as raised:
        ChatWriter(url, "m", **options).write("指示", "資料")
    return str(raised.value)


def test_it_speaks_the_chat_protocol():
    with endpoint(lambda request, _: give(request, 200, said("返事"))) as (url, had):
        assert ChatWriter(url, "small", key="k-1").write("指示", "資料") == "返事"
        assert ChatWriter(f"{url}/chat/completions", "small").write("指示", "資料") == "返事"
    (path, headers, body), (second, plain, _) = had
    assert path == second == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer k-1" and "Authorization" not in plain
    assert body["model"] == "small" and body["stream"] is False and body["temperature"] == 0
    assert [one["content"] for one in body["messages"]] == ["指示", "資料"]


def test_an_endpoint_that_knows_fewer_options_is_asked_again_without_them():
    def picky(request, body):
        give(request, *((400, b"{}") if "response_format" in body else (200, said("返事"))))

    with endpoint(picky) as (url, had):
        assert ChatWriter(url, "m").write("指示", "資料") == "返事"
    assert len(had) == 2 and "temperature" not in had[1][2]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (500, "HTTP 500"),
        (401, "YAKKAN_WRITER_KEY"),
        (404, "YAKKAN_WRITER_MODEL"),
        (400, "HTTP 400"),
        (429, "混み合って"),
    ],
)
def test_a_failure_is_told_in_one_sentence_without_the_key(code, words):
    with endpoint(lambda request, _: give(request, code, b"secret-key k-123")) as (url, _had):
        told = refused(url, key="k-123")
    assert words in told and "127.0.0.1" in told and "k-123" not in told and "/v1" not in told


@pytest.mark.parametrize(
    "body", [b"", b"not json", b"[]", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}', b"[" * 9999]
)
def test_a_reply_of_another_form_is_an_error(body):
    with endpoint(lambda request, _: give(request, 200, body)) as (url, _had):
        assert "応答" in refused(url)


@pytest.mark.timing
def test_a_reply_that_is_too_long_is_not_read_to_its_end():
    def flood(request, _):
        request.send_response(200)
        request.end_headers()
        try:
            for _ in range(4000):
                request.wfile.write(b"x" * 65536)
        except OSError:
            return

    with endpoint(flood) as (url, _had):
        began = time.monotonic()
        assert "大きすぎ" in refused(url)
        assert time.monotonic() - began < 5
    assert MOST_BYTES < 4000 * 65536


@pytest.mark.timing
def test_a_slow_reply_is_given_up_also_where_it_drips():
    def late(request, _):
        time.sleep(0.6)
        give(request, 200, said("返事"))

    def drips(request, _):
        request.send_response(200)
        request.end_headers()
        try:
            for _ in range(30):
                request.wfile.write(b" ")
                time.sleep(0.05)
        except OSError:
            return

    for slow in (late, drips):
        with endpoint(slow) as (url, _had):
            began = time.monotonic()
            assert "秒以内に応答がありません" in refused(url, seconds=0.3)
            assert time.monotonic() - began < 1.5


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_text_is_not_taken_to_another_place(code):
    with (
        endpoint(lambda request, _: give(request, 200, said("別の場所"))) as (elsewhere, other),
        endpoint(lambda request, _: give(request, code, Location=f"{elsewhere}/chat/completions")) as (url, had),
    ):
        assert "転送" in refused(url, key="k-1")
    assert len(had) == 1 and other == []


def test_nothing_there_is_told():
    with endpoint(lambda request, _: give(request, 200)) as (url, _had):
        pass
    assert "つながりません" in refused(url)


def test_a_proxy_of_the_environment_is_not_asked_for_what_runs_here(monkeypatch):
    with endpoint(lambda request, _: give(request, 200, said("返事"))) as (url, _had):
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
        assert ChatWriter(url, "m").write("指示", "資料") == "返事"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("localhost:8000", "URL"),
        ("ftp://localhost/v1", "URL"),
        ("file:///etc/passwd", "URL"),
        ("http://[", "URL"),
        ("https://例え.jp/v1", "URL"),
        ("https://user:word@example.com/v1", "YAKKAN_WRITER_KEY"),
        ("http://api.example.com/v1", "https://"),
        ("http://8.8.8.8/v1", "https://"),
    ],
)
def test_what_is_no_safe_place_is_refused_before_anything_is_sent(url, words):
    with pytest.raises(ModelError) as raised:
        ChatWriter(url, "m", key="k-1")
    assert words in str(raised.value) and "word@" not in str(raised.value) and "k-1" not in str(raised.value)


def test_places_near_by_need_no_encryption_and_the_key_is_not_shown():
    for url in (
        "http://localhost:8000/v1",
        "http://192.168.1.5/v1",
        "http://gpu:8000/v1",
        "https://api.example.com/v1",
    ):
        assert "k-1" not in repr(ChatWriter(url, "m", key="k-1"))
    assert ChatWriter("https://api.example.com/v1", "m").host == "api.example.com"
