"""The counter of the Twilio stand-in: reads one request, and answers as Twilio would, faults included."""

import base64
import json
import socket
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

if TYPE_CHECKING:
    from scheduling.demo.twilio_stand_in import TwilioStandIn


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong. `taken`: the message is accepted all the same, as Twilio sometimes does."""

    status: int = 0
    code: int = 0
    delay: float = 0
    drop: bool = False
    garbage: bool = False
    taken: bool = False
    retry_after: int = 0


class Desk(BaseHTTPRequestHandler):
    """One request at Twilio's counter."""

    stand_in: "TwilioStandIn"

    def do_POST(self) -> None:
        """Somebody sends a message."""
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        fields = dict(parse_qsl(raw, keep_blank_values=True))
        fault = self.stand_in.next_fault(fields.get("To", "")) or Fault()
        time.sleep(fault.delay)
        if fault.drop:
            if fault.taken:
                self.stand_in.take(fields)
            self.connection.shutdown(socket.SHUT_RDWR)
        elif not self._signed_in():
            self._refuse(401, 20003)
        elif fault.status >= 400:
            if fault.taken:
                self.stand_in.take(fields)
            self._refuse(fault.status, fault.code, fault.retry_after)
        elif fault.garbage:
            self.stand_in.take(fields)
            self._answer(201, b"<html>Created</html>")
        else:
            self._answer(201, json.dumps(self.stand_in.take(fields)).encode())

    def do_GET(self) -> None:
        """Somebody lists messages, perhaps by To and From; the newest first."""
        wanted = {name.lower(): values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        with self.stand_in.lock:
            found = [
                message
                for message in reversed(self.stand_in.messages)
                if all(message[name] == wanted[name] for name in ("to", "from") if name in wanted)
            ]
        page: dict[str, Any] = {"messages": found, "page": 0, "page_size": 50, "next_page_uri": None}
        self._answer(200, json.dumps(page).encode()) if self._signed_in() else self._refuse(401, 20003)

    def _signed_in(self) -> bool:
        pair = f"{self.stand_in.account_sid}:{self.stand_in.auth_token}".encode()
        given = self.headers.get("Authorization", "")
        return given == "Basic " + base64.b64encode(pair).decode()

    def _refuse(self, status: int, code: int, retry_after: int = 0) -> None:
        body = {"code": code, "message": "The stand-in was told to refuse.", "status": status}
        self._answer(status, json.dumps(body).encode() if code else b"<html>Error</html>", retry_after)

    def _answer(self, status: int, body: bytes, retry_after: int = 0) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if retry_after:
            self.send_header("Retry-After", str(retry_after))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent: the story prints what matters."""
