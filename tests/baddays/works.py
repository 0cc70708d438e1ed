"""The house at work: real worker processes on the test's database, Twilio on loopback, a clock that moves."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_q.models import OrmQ

from notifications import clock
from notifications.queue import enqueue
from scheduling.demo.processes import answers
from scheduling.demo.trouble import free_port
from tests.baddays.twilio import PATIENCE, PatientTwilio

POOL_NUMBER = "+4969900090"
SWEEPS = ("notifications.tasks.sweep", "scheduling.tasks.sweep")
MINUTE = timedelta(minutes=1)


def until(true: Callable[[], object], otherwise: str) -> None:
    """Wait until `true()`; fail with the words `otherwise` when something hangs."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise AssertionError(otherwise)
        time.sleep(0.05)


def kill(process: subprocess.Popen[bytes]) -> None:
    """With SIGKILL, and its children with it."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class Works:
    """Workers, Twilio and clock of one test. What a killed worker had in its hands is `lost`."""

    def __init__(self, twilio: PatientTwilio, folder: Path) -> None:
        self.twilio, self.folder = twilio, folder
        self.workers: list[subprocess.Popen[bytes]] = []
        self.web: subprocess.Popen[bytes] | None = None
        self.lost: set[int] = set()
        self.shift = timedelta()
        twilio.date = lambda: format_datetime(timezone.now() + self.shift)

    def set_clock(self, at: datetime) -> None:
        """It is `at` for the house and for Twilio."""
        clock.move(at - clock.now())
        self.shift = clock.offset()

    def start(self) -> subprocess.Popen[bytes]:
        """One more worker."""
        worker = self._run(f"worker-{len(self.workers)}", "manage.py", "qcluster")
        self.workers.append(worker)
        return worker

    def open(self) -> None:
        """The web process: from now on Twilio's calls come in."""
        port = free_port()
        bind = ("--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "8", "--no-control-socket")
        self.web = self._run("web", "-m", "gunicorn", "pool.wsgi", *bind)
        self.twilio.site = f"http://127.0.0.1:{port}"
        until(lambda: answers(f"{self.twilio.site}/health/live"), "the web process does not answer")

    def kill(self) -> None:
        """All workers die at once, in the middle of whatever they do."""
        while self.workers:
            kill(self.workers.pop())

    def end(self) -> None:
        """Nobody works any more, and PostgreSQL has noticed."""
        self.kill()
        if self.web:
            kill(self.web)
        if connection.vendor == "postgresql":
            until(self._is_alone, "the dead are still connected")

    def bury(self) -> None:
        """What the dead had taken from the queue comes back in ten minutes; nobody waits for that."""
        held = OrmQ.objects.filter(lock__gt=timezone.now() - timedelta(seconds=settings.Q_CLUSTER["retry"]))
        self.lost |= set(held.values_list("pk", flat=True))

    def settle(self) -> None:
        """Until the workers have nothing left to do."""
        until(lambda: not OrmQ.objects.exclude(pk__in=self.lost).exists(), f"work is left:\n{self.words()}")

    def later(self, minutes: float = 1) -> None:
        """Time goes by, and the sweeps of every minute come."""
        clock.move(minutes * MINUTE)
        self.shift = clock.offset()
        for path in SWEEPS:
            enqueue(path)
        self.settle()

    def words(self) -> str:
        """What the workers said."""
        logs = sorted(self.folder.glob("*.log"))
        return "\n".join(log.read_text(errors="replace")[-3000:] for log in logs)

    def sent(self) -> Counter[tuple[str, str]]:
        """How often which number was sent which text."""
        return Counter((one["to"], one["body"]) for one in self.twilio.messages)

    def _run(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        """Python with these arguments, in a process group of its own."""
        with (self.folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(  # noqa: S603 -- our own modules
                [sys.executable, *arguments], cwd=settings.BASE, env=os.environ | self._env(),
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    def _is_alone(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            return not cursor.fetchall()

    def _env(self) -> dict[str, str]:
        return {
            "DATABASE_URL": database_url(),
            "SMS_CHANNEL": "twilio",
            "TWILIO_API_URL": self.twilio.url,
            "TWILIO_ACCOUNT_SID": self.twilio.account_sid,
            "TWILIO_AUTH_TOKEN": self.twilio.auth_token,
            "TWILIO_FROM": POOL_NUMBER,
        }


def database_url() -> str:
    """The test's database, as another process names it."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    user, password, host = (quote(str(facts[name]), safe="") for name in ("USER", "PASSWORD", "HOST"))
    return f"postgres://{user}:{password}@{host}:{facts['PORT'] or 5432}/{facts['NAME']}"


class Held:
    """Somebody holds a table of PostgreSQL, so that nobody can write into it: in the middle of things.

    The holder has a connection of its own, and cuts those that wait.
    """

    WAITING = """SELECT pid FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event_type = 'Lock'"""
    OTHERS = """SELECT pid FROM pg_stat_activity WHERE datname = current_database()
                AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND pid <> %s"""

    def __init__(self, table: str = "") -> None:
        self.table = table
        self.eye = psycopg.connect(database_url(), autocommit=True)
        self.hand = psycopg.connect(database_url())

    def __enter__(self) -> "Held":
        if self.table:
            self.hand.execute(f"LOCK TABLE {self.table} IN SHARE MODE")
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go()
        self.eye.close()
        self.hand.close()

    def waiting(self) -> list[int]:
        """The connections that stand before the lock."""
        return [pid for (pid,) in self.eye.execute(self.WAITING)]

    def until_somebody_waits(self) -> None:
        """Until somebody is in the middle of it."""
        until(self.waiting, f"nobody writes into {self.table}")

    def cut(self, pids: list[int]) -> None:
        """End these connections, as a restart of the database would."""
        for pid in pids:
            self.eye.execute("SELECT pg_terminate_backend(%s)", [pid])
        until(lambda: not set(pids) & set(self.waiting()), "the connections live")

    def cut_all(self) -> None:
        """End every connection but the test's own."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            mine = cursor.fetchone()[0]
        others = [pid for (pid,) in self.eye.execute(self.OTHERS, [mine])]
        for pid in set(others) - {self.hand.info.backend_pid}:
            self.eye.execute("SELECT pg_terminate_backend(%s)", [pid])

    def let_go(self) -> None:
        """The table is free again."""
        self.hand.rollback()
