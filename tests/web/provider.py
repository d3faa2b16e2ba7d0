"""A small OpenID Connect provider that really serves: discovery, a login page, tokens, keys, logout; for the tests of the login."""

import base64
import hashlib
import html
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "yakkan", "the secret of the test's client"


class Provider:
    """At address; people: claims by the name of the button that logs in as them. Every code is taken once, with its verifier."""

    def __init__(self, people: dict[str, dict]) -> None:
        self.people, self.codes, self.logouts = people, {}, 0
        self.key = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"})
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.get(self)

            def do_POST(self) -> None:
                provider.post(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def get(self, request: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(request.path)
        given = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/.well-known/openid-configuration":
            self.answer(request, self.discovery())
        elif parts.path == "/keys":
            self.answer(request, {"keys": [self.key.as_dict(private=False)]})
        elif parts.path == "/authorize":
            links = "".join(
                f'<p><a href="/grant?{html.escape(urlencode(given | {"as": name}))}">{html.escape(name)}</a></p>'
                for name in self.people
            )
            self.page(request, f"<h1>Provider</h1>{links}")
        elif parts.path == "/grant":
            code = secrets.token_urlsafe(16)
            self.codes[code] = given
            back = urlencode({"code": code, "state": given["state"]})
            self.redirect(request, f"{given['redirect_uri']}?{back}")
        elif parts.path == "/logout":
            self.logouts += 1
            self.redirect(request, given["post_logout_redirect_uri"])
        else:
            request.send_error(404)

    def post(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers["Content-Length"])).decode()
        given = {name: values[0] for name, values in parse_qs(body).items()}
        user, _, word = base64.b64decode(request.headers.get("Authorization", "Basic ")[6:]).decode().partition(":")
        asked = self.codes.pop(given.get("code", ""), None)
        challenge = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        if (
            asked is None
            or (user, word.replace("+", " ").replace("%20", " ").replace("%27", "'")) != (CLIENT, SECRET)
            or base64.urlsafe_b64encode(challenge).rstrip(b"=").decode() != asked.get("code_challenge")
        ):
            request.send_error(400)
            return
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked.get("nonce")}
        token = jwt.encode({"alg": "RS256", "kid": "test"}, claims | self.people[asked["as"]], self.key)
        self.answer(request, {"access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": token})

    def discovery(self) -> dict:
        here = self.address
        return {
            "issuer": here,
            "authorization_endpoint": f"{here}/authorize",
            "token_endpoint": f"{here}/token",
            "jwks_uri": f"{here}/keys",
            "end_session_endpoint": f"{here}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def answer(self, request: BaseHTTPRequestHandler, value: dict) -> None:
        self.send(request, "application/json", json.dumps(value).encode())

    def page(self, request: BaseHTTPRequestHandler, body: str) -> None:
        self.send(request, "text/html; charset=utf-8", f"<!doctype html><title>Provider</title>{body}".encode())

    def send(self, request: BaseHTTPRequestHandler, kind: str, body: bytes) -> None:
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def redirect(self, request: BaseHTTPRequestHandler, where: str) -> None:
        request.send_response(302)
        request.send_header("Location", where)
        request.send_header("Content-Length", "0")
        request.end_headers()
