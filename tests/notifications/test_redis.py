"""The other broker: with REDIS_URL a job follows the commit, and a real worker takes it from Redis."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError

ROOT = Path(__file__).resolve().parent.parent.parent
URL = "redis://127.0.0.1:6379/9"

PREPARE = """
import django; django.setup()
from django.core.management import call_command
from django.db import transaction
from django.utils.timezone import now
from notifications import outbox, queue
from notifications.models import Message

def put(key):
    outbox.put(pool_id=None, channel="sms", recipient="+491713920001", body="Hallo", kind="test",
               about="test:1", key=key, at=now())

call_command("migrate", verbosity=0)
start = queue.waiting()
try:
    with transaction.atomic():
        put("rolled back")
        raise KeyError
except KeyError:
    pass
rolled_back = queue.waiting() - start
with transaction.atomic():
    put("kept")
    inside = queue.waiting() - start
print(rolled_back, inside, queue.waiting() - start)
"""
LOOK = """
import django; django.setup()
from notifications.models import Message
print(*Message.objects.values_list("key", "state"))
"""


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A database and a Redis of our own; skipped loudly without a Redis."""
    try:
        redis = Redis.from_url(URL, socket_connect_timeout=2)
        redis.ping()
    except RedisError:
        pytest.skip("no Redis on 127.0.0.1:6379")
    redis.flushdb()
    yield os.environ | {
        "REDIS_URL": URL,
        "DATABASE_URL": f"sqlite:///{tmp_path}/redis.sqlite3",
        "DJANGO_SETTINGS_MODULE": "pool.settings",
        "PYTHONPATH": str(ROOT),
    }
    redis.flushdb()
    redis.close()


def run(code: str, environment: dict[str, str]) -> str:
    """The output of a small program in a process of its own."""
    command = [sys.executable, "-c", code]
    return subprocess.run(  # noqa: S603 -- our own program
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def test_job_follows_the_commit_and_a_worker_delivers(environment: dict[str, str]) -> None:
    counted = run(PREPARE, environment)
    command = [sys.executable, "manage.py", "qcluster"]
    worker = subprocess.Popen(  # noqa: S603 -- our own worker
        command, env=environment, cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 30
        while "sent" not in (seen := run(LOOK, environment)) and time.monotonic() < deadline:
            time.sleep(0.3)
    finally:
        os.killpg(worker.pid, signal.SIGKILL)  # how it stops in peace is the demo's test
        worker.wait()

    assert counted == "0 0 1"
    assert seen == "('kept', 'sent')"
