"""Without DEMO it is production: it says what is missing and does not serve."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pool.environment import Environment, is_loopback, serves, switch

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = ROOT / "var"
COMPLETE = {
    "SECRET_KEY": "k" * 40,
    "FIELD_KEYS": "dGVzdHMgb25seTogdGhpcyBrZXkgZ3VhcmRzIG5vbmU=",
    "PUBLIC_URL": "https://pool.example",
    "EMAIL_URL": "smtp+tls://pool:secret@mail.example:587",
    "TWILIO_ACCOUNT_SID": "AC0",
    "TWILIO_AUTH_TOKEN": "token",
    "TWILIO_FROM": "+491713920099",
}
OIDC = {
    "OIDC_URL": "https://login.county.example/realms/county/",
    "OIDC_CLIENT_ID": "dolmetscherpool",
    "OIDC_CLIENT_SECRET": "secret",
    "OIDC_NAME": "Landkreis",
}


def problems(**changes: str) -> list[str]:
    """What stands against serving with this environment."""
    return Environment.read(COMPLETE | changes, VAR).problems()


def test_complete_environment_may_serve() -> None:
    assert problems() == []


@pytest.mark.parametrize("url", [OIDC["OIDC_URL"], "http://127.0.0.1:8080/realms/county"])
def test_a_county_may_bring_its_own_sign_in(url: str) -> None:
    assert problems(**OIDC | {"OIDC_URL": url}) == []
    assert Environment.read(OIDC, VAR).oidc_origin == "https://login.county.example"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "django-insecure-" + "k" * 40}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"FIELD_KEYS": ""}, "FIELD_KEYS"),
        ({"PUBLIC_URL": ""}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "pool.example"}, "PUBLIC_URL"),
        ({"EMAIL_URL": ""}, "EMAIL_URL"),
        ({"TWILIO_AUTH_TOKEN": ""}, "TWILIO_AUTH_TOKEN"),
        ({"TWILIO_ACCOUNT_SID": ""}, "TWILIO_ACCOUNT_SID"),
        ({"TWILIO_FROM": ""}, "TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID"),
        ({"ROUTING_URL": "127.0.0.1:5000"}, "ROUTING_URL"),
        ({"ROUTING_URL": "ftp://127.0.0.1"}, "ROUTING_URL"),
        ({"ROUTING_URL": "http://127.0.0.1:five"}, "ROUTING_URL"),
        ({"ROUTING_URL": "http://user:word@127.0.0.1"}, "ROUTING_URL"),
        ({"ROUTING_URL": "http://127.0.0.1/?key=1"}, "ROUTING_URL"),
        ({"SMS_CHANNEL": "simulator"}, "simulator"),
        ({"SMS_CHANNEL": "memory"}, "memory"),
        ({"SMS_CHANNEL": "pigeon"}, "pigeon"),
        ({"DEMO": "1"}, "DEMO"),
        ({"SMS_COUNTRIES": "DE,Österreich"}, "SMS_COUNTRIES"),
        ({"CALENDAR_NETWORKS": "10.0.0.0/8, lan"}, "not lan"),
        ({"CALENDAR_NETWORKS": "10.0.0.1/8"}, "CALENDAR_NETWORKS"),
        ({"OIDC_URL": "https://login.county.example"}, "all or none"),
        ({"OIDC_NAME": "Landkreis"}, "all or none"),
        (OIDC | {"OIDC_CLIENT_SECRET": ""}, "all or none"),
        (OIDC | {"OIDC_URL": "http://login.county.example"}, "OIDC_URL"),
        (OIDC | {"OIDC_URL": "login.county.example"}, "OIDC_URL"),
        (OIDC | {"OIDC_URL": "https://user:word@login.county.example"}, "OIDC_URL"),
    ],
)
def test_each_missing_piece_is_named(changes: dict[str, str], named: str) -> None:
    (problem,) = problems(**changes)

    assert named in problem


@pytest.mark.parametrize(
    "sender", ["Dolmetscher", "POOL-WF", "+49 171 3920099", "01713920099", "+0171", "12", "+4917139200990000"]
)
@pytest.mark.parametrize("name", ["TWILIO_FROM", "SMS_GATEWAY_FROM"])
def test_a_sender_nobody_can_answer_is_refused(name: str, sender: str) -> None:
    for value in (sender, f"+491713920099, {sender}"):
        (problem,) = problems(**{name: value})

        assert problem.startswith(f"{name}={sender} is no number of your own")
        assert "cannot be answered" in problem


@pytest.mark.parametrize("sender", ["+491713920099", "84343", "+4969900090, +491713920099"])
@pytest.mark.parametrize("name", ["TWILIO_FROM", "SMS_GATEWAY_FROM"])
def test_own_numbers_and_short_codes_may_send(name: str, sender: str) -> None:
    assert problems(**{name: sender}) == []


def test_a_messaging_service_takes_the_place_of_a_number() -> None:
    assert problems(TWILIO_FROM="", TWILIO_MESSAGING_SERVICE_SID="MG" + "0a" * 16) == []
    (problem,) = problems(TWILIO_FROM="", TWILIO_MESSAGING_SERVICE_SID="Pool")
    assert "TWILIO_MESSAGING_SERVICE_SID" in problem


GATEWAY = {
    "SMS_CHANNEL": "gateway",
    "SMS_GATEWAY_URL": "https://sms.example/v1/messages",
    "SMS_GATEWAY_TOKEN": "token",
    "SMS_GATEWAY_SECRET": "s" * 16,
    "TWILIO_ACCOUNT_SID": "",
    "TWILIO_AUTH_TOKEN": "",
    "TWILIO_FROM": "",
}


def test_a_gateway_needs_no_twilio() -> None:
    assert problems(**GATEWAY) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMS_GATEWAY_URL", ""),
        ("SMS_GATEWAY_URL", "sms.example"),
        ("SMS_GATEWAY_TOKEN", ""),
        ("SMS_GATEWAY_SECRET", "short"),
    ],
)
def test_each_missing_piece_of_a_gateway_is_named(name: str, value: str) -> None:
    (problem,) = problems(**GATEWAY | {name: value})

    assert name in problem


def test_demo_beside_a_real_gateway_is_refused() -> None:
    (problem,) = problems(**GATEWAY, DEMO="1")
    assert "gateway" in problem
    assert problems(**GATEWAY | {"SMS_GATEWAY_URL": "http://127.0.0.1:9/v1"}, DEMO="1") == []


@pytest.mark.parametrize("url", ["", "http://127.0.0.1:5000", "https://roads.example/osrm/"])
def test_routing_service_may_be_left_out_or_named(url: str) -> None:
    assert problems(ROUTING_URL=url) == []


@pytest.mark.parametrize(("said", "countries"), [("", ("DE",)), ("DE, at", ("DE", "AT")), (" ,", ("DE",))])
def test_countries_that_get_sms(said: str, countries: tuple[str, ...]) -> None:
    assert Environment.read({"SMS_COUNTRIES": said}, VAR).sms_countries == countries


@pytest.mark.parametrize("said", ["-1", "many", "2.5", "²"])
def test_cap_is_a_whole_number(said: str) -> None:
    with pytest.raises(ValueError, match="SMS_PER_DAY"):
        Environment.read({"SMS_PER_DAY": said}, VAR)


def test_demo_with_a_stand_in_on_loopback_may_serve() -> None:
    assert problems(DEMO="1", TWILIO_API_URL="http://127.0.0.1:9000") == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:9", True),
        ("http://[::1]:9", True),
        ("http://localhost", True),
        ("https://api.twilio.com", False),
        ("https://127.0.0.1.example", False),
        ("", False),
    ],
)
def test_loopback_is_this_machine_alone(url: str, expected: bool) -> None:
    assert is_loopback(url) is expected


def test_switch_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="DEMO"):
        switch({"DEMO": "yes please"}, "DEMO")


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["manage.py", "migrate"], False),
        (["manage.py", "shell"], False),
        (["/srv/pool/.venv/bin/pytest"], False),
        (["manage.py", "qcluster"], True),
        (["manage.py", "runserver"], True),
        (["/srv/pool/.venv/bin/gunicorn", "pool.wsgi"], True),
        (["/usr/lib/python3/gunicorn/__main__.py", "pool.wsgi"], True),
    ],
)
def test_who_serves_is_known(argv: list[str], expected: bool) -> None:
    assert serves(argv) is expected


def test_web_process_refuses_to_start_and_names_everything() -> None:
    bare = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    code = "import sys; sys.argv = ['gunicorn', 'pool.wsgi']; import pool.wsgi"

    result = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-c", code],
        env=bare | {"PYTHONPATH": str(ROOT), "SECRET_KEY": "x"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert result.returncode != 0
    for name in ("SECRET_KEY", "FIELD_KEYS", "PUBLIC_URL", "EMAIL_URL", "TWILIO_AUTH_TOKEN"):
        assert name in result.stderr
