"""The demo's own environment: keys that stay in var/demo.env, so that a second start keeps what there is."""

import fcntl
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from cryptography.fernet import Fernet

from pool.environment import DEMO_FILE, Environment, demo_file
from scheduling.demo.trouble import Trouble

MADE = ("SECRET_KEY", "FIELD_KEYS", "TWILIO_AUTH_TOKEN")
SET = ("DEMO", "SMS_CHANNEL", "EMAIL_URL", "PUBLIC_URL", "DATABASE_URL", "CALENDAR_NETWORKS")
PASSED_ON = ("REDIS_URL", "TRUSTED_PROXIES")


def environment(var: Path, port: int, given: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
    """Everything the demo's processes are told; keys come from `kept`, or are made."""
    return {
        "DEMO": "1",
        "SECRET_KEY": kept.get("SECRET_KEY") or secrets.token_urlsafe(48),
        "FIELD_KEYS": kept.get("FIELD_KEYS") or Fernet.generate_key().decode(),
        "TWILIO_AUTH_TOKEN": kept.get("TWILIO_AUTH_TOKEN") or secrets.token_hex(16),
        "SMS_CHANNEL": "simulator",
        "EMAIL_URL": "mailbox:",
        "CALENDAR_NETWORKS": "127.0.0.0/8",  # somebody tries it with a calendar on this machine
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": given.get("DATABASE_URL") or f"sqlite:///{var}/pool.sqlite3",
        **{name: given[name] for name in PASSED_ON if given.get(name)},
    }


def check(env: Mapping[str, str], var: Path) -> None:
    """Raise Trouble when the environment forbids a demo, as real Twilio credentials do."""
    if problems := Environment.read(env, var).problems():
        raise Trouble("Vorführung nicht möglich / no demo possible: " + " ".join(problems))


def kept(var: Path) -> dict[str, str]:
    """What the last demo wrote; raises Trouble when it belongs to somebody else."""
    try:
        return demo_file(var)
    except OSError as error:
        raise Trouble(f"{var / DEMO_FILE} ist nicht lesbar / cannot be read.") from error


def keep(env: Mapping[str, str], var: Path) -> None:
    """Write what is ours in `env` for the next start and for `./run manage …`; only its owner can read it."""
    part = var / f"{DEMO_FILE}.part"
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{name}={env[name]}\n" for name in (*MADE, *SET, *PASSED_ON) if env.get(name))
    part.replace(var / DEMO_FILE)


def lock(var: Path) -> int:
    """Hold var/demo.lock as long as this process lives, also across its exec; Trouble when another has it."""
    handle = os.open(var / "demo.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise Trouble("Die Vorführung läuft schon / the demo is running already.") from error
    os.set_inheritable(handle, True)
    return handle
