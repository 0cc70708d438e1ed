"""The environment every test runs in, set before Django reads its settings (`-p tests.environment`)."""

import os
from pathlib import Path

VAR = Path(__file__).resolve().parent.parent / "var"
VAR.mkdir(exist_ok=True)

os.environ.setdefault("DATABASE_URL", f"sqlite:///{VAR}/test-base.sqlite3")
os.environ.update(
    DEMO="1",
    SECRET_KEY="a key for tests only, which guards nothing at all",
    FIELD_KEYS="dGVzdHMgb25seTogdGhpcyBrZXkgZ3VhcmRzIG5vbmU=",
    PUBLIC_URL="http://testserver",
    REDIS_URL="",
    SMS_CHANNEL="memory",
    EMAIL_URL="memory:",
    IMAP_URL="",
    MAIL_PIPED="",
    TWILIO_ACCOUNT_SID="",
    TWILIO_AUTH_TOKEN="token-for-tests",
    TWILIO_FROM="",
    TWILIO_MESSAGING_SERVICE_SID="",
    TWILIO_API_URL="",
    SMS_COUNTRIES="",
    SMS_PER_DAY="",
    SMS_GATEWAY_URL="",
    SMS_GATEWAY_TOKEN="",
    SMS_GATEWAY_SECRET="",
    SMS_GATEWAY_FROM="",
    ROUTING_URL="",
    OIDC_URL="",
    OIDC_CLIENT_ID="",
    OIDC_CLIENT_SECRET="",
    OIDC_NAME="",
    TRUSTED_PROXIES="",
    CALENDAR_NETWORKS="",
)
