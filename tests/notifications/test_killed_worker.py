"""A real worker is killed in the middle of sending; the next one neither loses the SMS nor sends it twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scheduling.demo.twilio_stand_in import Fault, TwilioStandIn

ROOT = Path(__file__).resolve().parent.parent.parent
BEGIN = """
from django.core.management import call_command
from notifications import outbox
call_command("migrate", verbosity=0)
outbox.put(pool_id=None, channel="sms", recipient="+491713920001", body="Einsatz 4821", kind="test",
           about="test:1", key="once", at=clock.now())
"""
LATER = """
from datetime import timedelta
from notifications import tasks
clock.move(timedelta(minutes={minutes}))
tasks.sweep()
"""
LOOK = "print(*Message.objects.filter(key='once').values_list('state', 'attempts', 'missing_since'))"


@pytest.fixture
def twilio() -> Iterator[TwilioStandIn]:
    """Twilio on loopback."""
    stand_in = TwilioStandIn(auth_token="token-for-tests").start()
    yield stand_in
    stand_in.stop()


@pytest.fixture
def environment(twilio: TwilioStandIn, tmp_path: Path) -> dict[str, str]:
    """A house of its own that sends through it."""
    return os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/house.sqlite3",
        "SMS_CHANNEL": "twilio",
        "TWILIO_API_URL": twilio.url,
        "TWILIO_ACCOUNT_SID": twilio.account_sid,
        "TWILIO_FROM": "+4969900090",
        "DJANGO_SETTINGS_MODULE": "pool.settings",
        "PYTHONPATH": str(ROOT),
    }


def run(code: str, environment: dict[str, str]) -> str:
    """The output of a small program in a process of its own."""
    setup = "import django; django.setup()\nfrom notifications import clock\n"
    command = [sys.executable, "-c", f"{setup}from notifications.models import Message\n{code}"]
    return subprocess.run(  # noqa: S603 -- our own program
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    ).stdout.strip()


@contextmanager
def worker(environment: dict[str, str]) -> Iterator[None]:
    """A worker that is killed in the end, with all its processes."""
    command = [sys.executable, "manage.py", "qcluster"]
    process = subprocess.Popen(  # noqa: S603 -- our own worker
        command, env=environment, cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def until(true: Callable[[], bool]) -> bool:
    """Whether it became true within two minutes, which is far more than it takes."""
    deadline = time.monotonic() + 120
    while not (done := true()) and time.monotonic() < deadline:
        time.sleep(0.3)
    return done


def test_killed_after_twilio_took_it_it_is_found(twilio: TwilioStandIn, environment: dict[str, str]) -> None:
    twilio.faults.append(Fault(hold=9))
    run(BEGIN, environment)
    with worker(environment):
        assert until(lambda: bool(twilio.messages))
    left = run(LOOK, environment)

    run(LATER.format(minutes=3), environment)
    with worker(environment):
        found = until(lambda: "'sent'" in run(LOOK, environment))

    assert (left, found, len(twilio.messages)) == ("('sending', 1, None)", True, 1)


def test_killed_before_twilio_took_it_it_goes_out_once(
    twilio: TwilioStandIn, environment: dict[str, str]
) -> None:
    twilio.faults.append(Fault(delay=9, drop=True))
    run(BEGIN, environment)
    with worker(environment):
        assert until(lambda: not twilio.faults)
    left = run(LOOK, environment)

    run(LATER.format(minutes=3), environment)
    with worker(environment):
        missed = until(lambda: "datetime" in run(LOOK, environment))
        run(LATER.format(minutes=11), environment)
        sent = until(lambda: "('sent', 2," in run(LOOK, environment))

    assert (left, missed, sent, len(twilio.messages)) == ("('sending', 1, None)", True, True, 1)
