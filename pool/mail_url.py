"""EMAIL_URL -> Django's mail settings. Plain Python."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

BACKENDS = {
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "smtp+tls": "django.core.mail.backends.smtp.EmailBackend",
    "smtps": "django.core.mail.backends.smtp.EmailBackend",
    "memory": "django.core.mail.backends.locmem.EmailBackend",
    "mailbox": "notifications.channels.mailbox.MailboxBackend",
}


def mail_settings(url: str) -> dict[str, object]:
    """`smtp+tls://user:password@host:587` and the like -> EMAIL_*; empty means `mailbox:`.

    `mailbox:` keeps each mail as a file under var/, `mailbox:/folder` in that folder (demo), `memory:` keeps
    it in the process (tests).
    Raises ValueError for a scheme nobody knows.
    """
    parts = urlsplit(url or "mailbox:")
    if parts.scheme not in BACKENDS:
        raise ValueError(f"EMAIL_URL must start with one of {', '.join(BACKENDS)}, not {parts.scheme!r}.")
    return {
        "EMAIL_BACKEND": BACKENDS[parts.scheme],
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or {"smtps": 465, "smtp+tls": 587}.get(parts.scheme, 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }


def mailbox_folder(url: str, default: Path) -> Path:
    """Where `mailbox:/folder` keeps its files; `mailbox:` and all others mean `default`."""
    parts = urlsplit(url)
    return Path(unquote(parts.path)) if parts.scheme == "mailbox" and parts.path else default
