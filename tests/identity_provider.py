"""A county's identity provider on loopback: discovery, a signed id_token, userinfo. It can also misbehave."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "dolmetscherpool", "a secret of the county"


@dataclass
class County:
    """What the provider knows, what it was asked, and how it may lie."""

    url: str = ""
    profile: dict[str, Any] = field(default_factory=lambda: {"sub": "42", "email_verified": True})
    claims: dict[str, Any] = field(default_factory=dict)
    broken: bool = False
    asked: dict[str, str] = field(default_factory=dict)
    told: list[dict[str, str]] = field(default_factory=list)
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))

    def consent(self, address: str) -> dict[str, str]:
        """What the browser brings back after the visitor has signed in over there."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return {"code": "one-time", "state": self.asked["state"]}

    def answer(self, path: str) -> dict[str, Any]:
        """Each address of OpenID Connect that a client of ours calls."""
        if path == "/.well-known/openid-configuration":
            names = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            places = {f"{name}_endpoint": f"{self.url}/{place}" for name, place in names.items()}
            return {"issuer": self.url, "jwks_uri": f"{self.url}/jwks"} | places
        if path == "/jwks":
            return {
                "keys": [json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key())) | {"kid": "1"}]
            }
        if path == "/userinfo":
            return self.profile
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "sub": "42", "iat": now, "exp": now + 60}
        claims |= {"nonce": self.asked.get("nonce")} | self.claims
        token = jwt.encode(claims, self.key, "RS256", {"kid": "1"})
        return {"access_token": "opens userinfo", "token_type": "Bearer", "id_token": token}


@contextmanager
def county() -> Iterator[County]:
    """A running provider."""
    stand_in = County()

    class Door(BaseHTTPRequestHandler):
        """GET and POST, answered in JSON."""

        def do_GET(self) -> None:
            """Everything but the token."""
            self._say(stand_in.answer(urlsplit(self.path).path))

        def do_POST(self) -> None:
            """The token; what was sent is kept for the test."""
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            stand_in.told.append({name: values[0] for name, values in parse_qs(body).items()})
            self._say(stand_in.answer(urlsplit(self.path).path))

        def _say(self, told: dict[str, Any]) -> None:
            body = json.dumps(told).encode()
            self.send_response(500 if stand_in.broken else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    stand_in.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
