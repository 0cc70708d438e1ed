"""Twilio's side of the wire on loopback: for the demo's story and for tests. Plain standard library.

stand_in = TwilioStandIn(account_sid="AC…", auth_token="…", site="http://127.0.0.1:8000").start()
settings.TWILIO_API_URL = stand_in.url
stand_in.faults.append(Fault(status=400, code=21211))    # the next request is refused
stand_in.say("+491713920001", "+4969900090", "JA 4821")  # a signed webhook, as Twilio sends it
stand_in.write("+491713920001", "+4969900090", "JA 4821")  # the same, but the webhook never comes
stand_in.silences.append(Fault(status=503))              # the next listing fails
stand_in.receipt(stand_in.messages[0]["sid"], "delivered")
"""

import itertools
import threading
from collections.abc import Callable, Iterator
from email.utils import formatdate
from http.server import ThreadingHTTPServer
from typing import Self
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from notifications.signature import HEADER, sign
from scheduling.demo.twilio_desk import Desk, Fault

__all__ = ["Fault", "TwilioStandIn"]


class TwilioStandIn:
    """Takes messages like Twilio's REST API, keeps them in `messages`, and calls our webhooks, signed.

    `faults` strike the next messages in turn, `silences` the next listings; `fates` strike every message to
    one number. `site` is where the house listens; `public_url` is the address it signs, if that is another.
    `date` dates the messages, `prefix` is what a trial account puts before each.
    """

    def __init__(
        self,
        port: int = 0,
        *,
        account_sid: str = "AC" + "0" * 32,
        auth_token: str = "",
        site: str = "",
        public_url: str = "",
    ) -> None:
        self.account_sid, self.auth_token = account_sid, auth_token
        self.site, self.public_url = site, public_url or site
        self.messages: list[dict[str, str]] = []
        self.received: list[dict[str, str]] = []
        self.faults: list[Fault] = []
        self.silences: list[Fault] = []
        self.date: Callable[[], str] = lambda: formatdate().replace("-0000", "+0000")  # Twilio's own clock
        self.prefix = ""
        self.fates: dict[str, Fault] = {}
        self.lock = threading.Lock()
        self._numbers: Iterator[int] = itertools.count(1)
        self._server = ThreadingHTTPServer(("127.0.0.1", port), type("Desk", (Desk,), {"stand_in": self}))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """What belongs into TWILIO_API_URL."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def start(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop answering and free the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def sent_to(self, number: str) -> list[dict[str, str]]:
        """The messages for one number, oldest first."""
        with self.lock:
            return [message for message in self.messages if message["to"] == number]

    def say(self, from_: str, to: str, body: str, sid: str | None = None) -> int:
        """Somebody writes an SMS; returns the house's HTTP status. The same `sid` again is a repetition."""
        sid = self.write(from_, to, body, sid)
        fields = {"MessageSid": sid, "SmsSid": sid, "AccountSid": self.account_sid, "From": from_, "To": to}
        fields |= {"Body": body, "NumMedia": "0", "NumSegments": "1", "ApiVersion": "2010-04-01"}
        return self._post(f"{self.public_url}/sms/twilio/inbound/", fields)

    def write(self, from_: str, to: str, body: str, sid: str | None = None) -> str:
        """The SMS is in Twilio's list, whether or not the house is told; returns its Sid."""
        sid = sid or self._sid()
        message = {"sid": sid, "from": from_, "to": to, "body": body, "status": "received"}
        with self.lock:
            if sid not in {one["sid"] for one in self.received}:
                self.received.append({**message, "direction": "inbound", **self._dates()})
        return sid

    def listed(self) -> list[dict[str, str]]:
        """Everything, out and in, the newest first."""
        with self.lock:
            return sorted([*self.messages, *self.received], key=lambda one: one["order"], reverse=True)

    def receipt(self, sid: str, status: str, error_code: str = "") -> int:
        """Tell the house what became of message `sid`, at the address it gave; returns its HTTP status."""
        message = next(message for message in self.messages if message["sid"] == sid)
        message["status"] = status
        fields = {"MessageSid": sid, "SmsSid": sid, "AccountSid": self.account_sid, "MessageStatus": status}
        fields |= {"SmsStatus": status, "From": message["from"], "To": message["to"]}
        return self._post(
            message["status_callback"], fields | ({"ErrorCode": error_code} if error_code else {})
        )

    def take(self, fields: dict[str, str]) -> dict[str, str]:
        """Accept one message, as the desk does."""
        message = {
            "sid": self._sid(),
            "account_sid": self.account_sid,
            "to": fields.get("To", ""),
            "from": fields.get("From", ""),
            "messaging_service_sid": fields.get("MessagingServiceSid", ""),
            "body": self.prefix + fields.get("Body", ""),
            "status_callback": fields.get("StatusCallback", ""),
            "validity_period": fields.get("ValidityPeriod", ""),
            "status": "queued" if fields.get("From") else "accepted",
            "direction": "outbound-api",
            **self._dates(),
        }
        with self.lock:
            self.messages.append(message)
        return message

    def next_fault(self, number: str) -> Fault | None:
        """What goes wrong now, if anything."""
        with self.lock:
            return self.faults.pop(0) if self.faults else self.fates.get(number)

    def next_silence(self) -> Fault | None:
        """What goes wrong with this listing, if anything."""
        with self.lock:
            return self.silences.pop(0) if self.silences else None

    def _dates(self) -> dict[str, str]:
        date = self.date()
        return {"date_created": date, "date_sent": date, "order": f"{next(self._numbers):032}"}

    def _sid(self) -> str:
        return f"SM{next(self._numbers):032x}"

    def _post(self, url: str, fields: dict[str, str]) -> int:
        target = self.site + url.removeprefix(self.public_url)
        headers = {HEADER: sign(url, fields, self.auth_token), "User-Agent": "TwilioProxy/1.1"}
        request = Request(target, urlencode(fields).encode(), headers)  # noqa: S310 -- our own loopback address
        try:
            with urlopen(request, timeout=30) as answer:  # noqa: S310 -- see above
                return int(answer.status)
        except HTTPError as error:
            error.close()
            return error.code
