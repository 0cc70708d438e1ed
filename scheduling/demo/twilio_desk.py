"""The counter of the Twilio stand-in: reads one request, and answers as Twilio would, faults included."""

import base64
import json
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from scheduling.demo.twilio_list import page

if TYPE_CHECKING:
    from scheduling.demo.twilio_stand_in import TwilioStandIn


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong. `taken`: the message is accepted all the same, as Twilio sometimes does.

    `delay`, `hold`: seconds before it is accepted, and from then to the answer. `retry_after`: seconds, or a
    date as HTTP writes it.
    """

    status: int = 0
    code: int = 0
    delay: float = 0
    hold: float = 0
    drop: bool = False
    garbage: bool = False
    taken: bool = False
    retry_after: int | str = 0


class Desk(BaseHTTPRequestHandler):
    """One request at Twilio's counter."""

    stand_in: "TwilioStandIn"

    def do_POST(self) -> None:
        """Somebody sends a message."""
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        fields = dict(parse_qsl(raw, keep_blank_values=True))
        fault = self.stand_in.next_fault(fields.get("To", "")) or Fault()
        time.sleep(fault.delay)
        refused = fault.status >= 400 or fault.drop
        taken = (not refused or fault.taken) and self._signed_in()
        message = self.stand_in.take(fields) if taken else {}
        time.sleep(fault.hold)
        if not self._go_wrong(fault):
            self._answer(201, json.dumps(message).encode())

    def do_GET(self) -> None:
        """Somebody lists messages, perhaps by To, From and date; the newest first, page by page."""
        fault = self.stand_in.next_silence() or Fault()
        time.sleep(fault.delay)
        if not self._go_wrong(fault):
            self._answer(200, json.dumps(page(self.path, self.stand_in.listed())).encode())

    def _go_wrong(self, fault: Fault) -> bool:
        """Play the fault instead of an answer; False when there is none."""
        if fault.drop:
            self.connection.shutdown(socket.SHUT_RDWR)
        elif not self._signed_in():
            self._refuse(401, 20003)
        elif fault.status >= 400:
            self._refuse(fault.status, fault.code, fault.retry_after)
        elif fault.garbage:
            self._answer(201, b"<html>Created</html>")
        else:
            return False
        return True

    def _signed_in(self) -> bool:
        pair = f"{self.stand_in.account_sid}:{self.stand_in.auth_token}".encode()
        given = self.headers.get("Authorization", "")
        return given == "Basic " + base64.b64encode(pair).decode()

    def _refuse(self, status: int, code: int, retry_after: int | str = 0) -> None:
        body = {"code": code, "message": "The stand-in was told to refuse.", "status": status}
        self._answer(status, json.dumps(body).encode() if code else b"<html>Error</html>", retry_after)

    def _answer(self, status: int, body: bytes, retry_after: int | str = 0) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if retry_after:
            self.send_header("Retry-After", str(retry_after))
        with suppress(BrokenPipeError):  # whoever asked has gone
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent: the story prints what matters."""
