"""What the environment says, read once; and what is missing before this house may serve anybody.

Plain Python: no Django, so that the rules can be tested by themselves.
"""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from notifications.domain.mailbox_urls import is_here, read_addresses
from notifications.domain.networks import is_network

SMS_CHANNELS = ("simulator", "twilio", "gateway", "memory")
PROVIDERS = ("twilio", "gateway")  # the ones that send anything
# Own numbers in E.164, or short codes. A word instead of a number could be answered by nobody.
SENDER = re.compile(r"\+[1-9]\d{6,14}|\d{3,8}")
SERVICE = re.compile(r"MG[0-9a-fA-F]{32}")
DEMO_FILE = "demo.env"
SERVERS = ("qcluster", "runserver")  # management commands that serve; all others are tools


@dataclass(frozen=True)
class Environment:
    """The settings that come from outside. `DEMO` is set by `./run demo` and by the tests only."""

    demo: bool
    database_url: str
    redis_url: str
    secret_key: str
    public_url: str
    sms_channel: str
    twilio_account_sid: str
    twilio_auth_token: str
    twilio_from: str
    twilio_messaging_service_sid: str
    twilio_api_url: str
    sms_countries: tuple[str, ...]
    sms_per_day: int
    sms_gateway_url: str
    sms_gateway_token: str
    sms_gateway_secret: str
    sms_gateway_from: str
    routing_url: str
    oidc_url: str
    oidc_client_id: str
    oidc_client_secret: str
    oidc_name: str
    email_url: str
    imap_url: tuple[str, ...]
    mail_piped: bool
    field_keys: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    calendar_networks: tuple[str, ...]

    @classmethod
    def read(cls, env: Mapping[str, str], var: Path) -> "Environment":
        """Read `env`; folders default to `var`. Lists are separated by commas."""
        return cls(
            demo=switch(env, "DEMO"),
            database_url=env.get("DATABASE_URL") or f"sqlite:///{var}/pool.sqlite3",
            redis_url=env.get("REDIS_URL", ""),
            secret_key=env.get("SECRET_KEY", ""),
            public_url=env.get("PUBLIC_URL", "").rstrip("/"),
            sms_channel=env.get("SMS_CHANNEL", "twilio"),
            twilio_account_sid=env.get("TWILIO_ACCOUNT_SID", ""),
            twilio_auth_token=env.get("TWILIO_AUTH_TOKEN", ""),
            twilio_from=env.get("TWILIO_FROM", ""),
            twilio_messaging_service_sid=env.get("TWILIO_MESSAGING_SERVICE_SID", ""),
            twilio_api_url=(env.get("TWILIO_API_URL") or "https://api.twilio.com").rstrip("/"),
            sms_countries=tuple(word.upper() for word in words(env, "SMS_COUNTRIES")) or ("DE",),
            sms_per_day=whole(env, "SMS_PER_DAY", 20),
            sms_gateway_url=env.get("SMS_GATEWAY_URL", ""),
            sms_gateway_token=env.get("SMS_GATEWAY_TOKEN", ""),
            sms_gateway_secret=env.get("SMS_GATEWAY_SECRET", ""),
            sms_gateway_from=env.get("SMS_GATEWAY_FROM", ""),
            routing_url=env.get("ROUTING_URL", "").rstrip("/"),
            oidc_url=env.get("OIDC_URL", "").rstrip("/"),
            oidc_client_id=env.get("OIDC_CLIENT_ID", ""),
            oidc_client_secret=env.get("OIDC_CLIENT_SECRET", ""),
            oidc_name=env.get("OIDC_NAME", ""),
            email_url=env.get("EMAIL_URL", ""),
            imap_url=words(env, "IMAP_URL"),
            mail_piped=switch(env, "MAIL_PIPED"),
            field_keys=words(env, "FIELD_KEYS"),
            trusted_proxies=words(env, "TRUSTED_PROXIES"),
            calendar_networks=words(env, "CALENDAR_NETWORKS"),
        )

    def problems(self) -> list[str]:
        """What forbids serving, one sentence each; empty when all is well."""
        found = [
            *self._missing(),
            *self._sender_problems(),
            *self._demo_problems(),
            *self._mailbox_problems(),
            *self._oidc_problems(),
        ]
        if self.sms_channel not in SMS_CHANNELS:
            found.append(f"SMS_CHANNEL must be one of {', '.join(SMS_CHANNELS)}, not {self.sms_channel!r}.")
        elif self.sms_channel not in PROVIDERS and not self.demo:
            found.append(f"SMS_CHANNEL={self.sms_channel} sends nothing and belongs to the demo; use twilio.")
        if unknown := [code for code in self.sms_countries if not (len(code) == 2 and code.isalpha())]:
            found.append(f"SMS_COUNTRIES takes two letters for each country, not {', '.join(unknown)}.")
        if unfit := [text for text in self.calendar_networks if not is_network(text)]:
            found.append(f"CALENDAR_NETWORKS takes networks like 10.1.0.0/16, not {', '.join(unfit)}.")
        return found

    def _missing(self) -> list[str]:
        needed = {
            "SECRET_KEY": len(self.secret_key) >= 32 and not self.secret_key.startswith("django-insecure-"),
            "PUBLIC_URL": urlsplit(self.public_url).scheme in ("http", "https"),
            "FIELD_KEYS": bool(self.field_keys),
            "EMAIL_URL": bool(self.email_url),
            **(self._gateway() if self.sms_channel == "gateway" else self._twilio()),
        }
        if self.routing_url:
            needed["ROUTING_URL"] = is_http(self.routing_url)
        return [f"{name} is missing or unfit." for name, fine in needed.items() if not fine]

    def _twilio(self) -> dict[str, bool]:
        needed = {"TWILIO_AUTH_TOKEN": bool(self.twilio_auth_token)}  # the demo's phones sign with it, too
        if self.sms_channel == "twilio":
            sender = self.twilio_from or self.twilio_messaging_service_sid
            needed["TWILIO_ACCOUNT_SID"] = bool(self.twilio_account_sid)
            needed["TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID"] = bool(sender)
        return needed

    def _gateway(self) -> dict[str, bool]:
        return {
            "SMS_GATEWAY_URL": is_http(self.sms_gateway_url),
            "SMS_GATEWAY_TOKEN": bool(self.sms_gateway_token),
            "SMS_GATEWAY_SECRET": len(self.sms_gateway_secret) >= 16,
        }

    def _sender_problems(self) -> list[str]:
        found = []
        for name, value in (("TWILIO_FROM", self.twilio_from), ("SMS_GATEWAY_FROM", self.sms_gateway_from)):
            wrong = [one.strip() for one in value.split(",") if not SENDER.fullmatch(one.strip())]
            if value and wrong:
                found.append(
                    f"{name}={wrong[0]} is no number of your own: a sender like that cannot be answered, and "
                    "a pool lives on answers. Write +49… or a short code."
                )
        service = self.twilio_messaging_service_sid
        if service and not SERVICE.fullmatch(service):
            found.append("TWILIO_MESSAGING_SERVICE_SID must be MG and 32 hexadecimal digits.")
        return found

    def _mailbox_problems(self) -> list[str]:
        try:
            found = read_addresses(self.imap_url)
        except ValueError as error:
            return [str(error)]
        if self.demo and not all(is_here(one.host) for one in found):
            return ["DEMO beside a real mailbox is refused: unset one of them."]
        return []

    @property
    def oidc_origin(self) -> str:
        """Scheme and host of the county's identity provider."""
        parts = urlsplit(self.oidc_url)
        return f"{parts.scheme}://{parts.netloc}"

    def _oidc_problems(self) -> list[str]:
        told = (self.oidc_url, self.oidc_client_id, self.oidc_client_secret, self.oidc_name)
        if not any(told):
            return []
        if not all(told):
            return ["OIDC_URL, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME go together: all or none."]
        safe = self.oidc_url.startswith("https://") or is_loopback(self.oidc_url)
        if not (safe and is_http(self.oidc_url)):
            return ["OIDC_URL must be the issuer's https:// address."]
        return []

    def _demo_problems(self) -> list[str]:
        if self.demo and self.twilio_account_sid and not is_loopback(self.twilio_api_url):
            return ["DEMO beside real Twilio credentials is refused: unset one of them."]
        if self.demo and self.sms_gateway_token and not is_loopback(self.sms_gateway_url):
            return ["DEMO beside a real SMS gateway is refused: unset one of them."]
        return []


def with_demo(env: Mapping[str, str], var: Path, *, serving: bool) -> Mapping[str, str]:
    """`env`; for a tool without a key of its own with what `./run demo` keeps beneath it."""
    file = var / DEMO_FILE
    if serving or env.get("SECRET_KEY") or not file.exists():
        return env
    return demo_file(var) | dict(env)


def demo_file(var: Path) -> dict[str, str]:
    """What the last `./run demo` wrote, NAME=value on each line; empty when there was none."""
    file = var / DEMO_FILE
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return dict(line.split("=", 1) for line in lines if "=" in line)


def switch(env: Mapping[str, str], name: str) -> bool:
    """`1` or `true` is on, empty, `0` or `false` is off; anything else raises ValueError."""
    value = env.get(name, "").lower()
    if value not in ("", "0", "1", "true", "false"):
        raise ValueError(f"{name} must be 1 or 0, not {value!r}.")
    return value in ("1", "true")


def whole(env: Mapping[str, str], name: str, default: int) -> int:
    """A whole number that is not negative; anything else raises ValueError."""
    value = env.get(name, "").strip()
    if not value:
        return default
    if not (value.isascii() and value.isdigit()):
        raise ValueError(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def words(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The comma-separated values of `name`, without blanks."""
    return tuple(word.strip() for word in env.get(name, "").split(",") if word.strip())


def is_http(url: str) -> bool:
    """Whether `url` names a host to speak HTTP with, and nothing that would get lost on the way."""
    try:
        parts = urlsplit(url)
        whole = parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        return False
    return bool(whole) and parts.scheme in ("http", "https") and not (parts.query or parts.username)


def is_loopback(url: str) -> bool:
    """Whether `url` names this very machine."""
    return is_here(urlsplit(url).hostname or "")


def serves(argv: list[str] = sys.argv) -> bool:
    """Whether this process serves people (web, worker) or is a tool of `manage.py` or the tests."""
    tool = Path(argv[0]).name in ("manage.py", "pytest", "mypy", "dmypy") or "pytest" in argv[0]
    return not tool or bool(set(argv[1:2]) & set(SERVERS))
