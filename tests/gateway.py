"""An SMS gateway's side of the wire on loopback, as docs/sms-gateway.md describes it; misbehaves as told."""

import itertools
import json
import socket
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

PAGE = 2


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong. `taken`: the word is accepted all the same."""

    status: int = 0
    error: str = ""
    delay: float = 0
    drop: bool = False
    garbage: bool = False
    dribble: float = 0
    taken: bool = False
    retry_after: str = ""


class Gateway:
    """`messages` are what it took, one per idempotency key; `received` what came in."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.messages: dict[str, dict[str, Any]] = {}
        self.received: list[dict[str, Any]] = []
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.faults: list[Fault] = []
        self.silences: list[Fault] = []
        self.fates: dict[str, Fault] = {}
        self._ids = itertools.count(1)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Hatch", (Hatch,), {"gateway": self}))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1/messages"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def take(self, key: str, word: dict[str, Any]) -> dict[str, Any]:
        """Accept one word; the same key again is the same word."""
        told = {**word, "id": next(self._ids), "status": "queued", "direction": "out"}
        return self.messages.setdefault(key, told)

    def write(self, sender: str, to: str, text: str, received_at: str) -> dict[str, Any]:
        """Somebody writes; the house is not told."""
        word = {"id": next(self._ids), "from": sender, "to": to, "text": text, "received_at": received_at}
        self.received.append(word)
        return word

    def page(self, asked: dict[str, str]) -> dict[str, Any]:
        """A page of what the query wants."""
        rows: list[dict[str, Any]] = list(self.messages.values())
        if asked["direction"] == "in":
            rows = [row for row in self.received if row["received_at"] >= asked["since"]]
        elif "reference" in asked:
            rows = [row for row in rows if row["reference"] == asked["reference"]]
        start = int(asked.get("cursor", 0))
        more = str(start + PAGE) if start + PAGE < len(rows) else None
        return {"messages": rows[start : start + PAGE], "next": more}


class Hatch(BaseHTTPRequestHandler):
    """One request."""

    gateway: Gateway

    def do_POST(self) -> None:
        """Somebody sends."""
        word = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        fault = (self.gateway.faults or [self.gateway.fates.get(word["to"], Fault())])[0]
        del self.gateway.faults[:1]
        taken = fault.taken or not (fault.status or fault.drop)
        told = self.gateway.take(self.headers["Idempotency-Key"], word) if taken else {}
        self._answer(fault, {"id": told.get("id"), "status": told.get("status")}, 201)

    def do_GET(self) -> None:
        """Somebody asks."""
        fault = self.gateway.silences.pop(0) if self.gateway.silences else Fault()
        self._answer(fault, self.gateway.page(dict(parse_qsl(urlsplit(self.path).query))), 200)

    def _answer(self, fault: Fault, told: dict[str, Any], status: int) -> None:
        self.gateway.asked.append((self.path, dict(self.headers)))
        time.sleep(fault.delay)
        if fault.drop:
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if self.headers.get("Authorization") != f"Bearer {self.gateway.token}":
            fault = Fault(401)
        body = b"<html>" if fault.garbage else json.dumps(told).encode()
        if fault.status:
            body = json.dumps({"error": fault.error}).encode()
        self.send_response(fault.status or status)
        self.send_header("Content-Length", str(len(body)))
        if fault.retry_after:
            self.send_header("Retry-After", fault.retry_after)
        self.end_headers()
        for byte in body:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(fault.dribble)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""
