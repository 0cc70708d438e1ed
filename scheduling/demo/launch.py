"""`./run demo`: look, then begin again as a process that is the demo; migrate, seed, serve, stop."""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from notifications import clock
from notifications.queue import enqueue
from pool.environment import switch
from scheduling.demo import database, home, welcome
from scheduling.demo.clock_views import SWEEPS
from scheduling.demo.processes import Crew, Stopped
from scheduling.demo.seed import seed
from scheduling.demo.seed_days import Days
from scheduling.demo.trouble import check_folder, check_port, free_port

Say = Callable[[str], object]


def is_the_demo() -> bool:
    """Whether this process was begun again by `become`; var/demo.env, which tools read, does not count."""
    return switch(os.environ, "DEMO")


def become(*arguments: str, port: int) -> None:
    """Check what can go wrong, and begin again with the demo's environment. Does not return."""
    check_folder(settings.VAR)
    check_port(port)
    env = home.environment(settings.VAR, port, os.environ, home.kept(settings.VAR))
    home.check({**os.environ, **env}, settings.VAR)
    home.lock(settings.VAR)
    begin_again({**os.environ, **env}, *arguments, "--port", str(port))


def become_story(port: int | None) -> None:
    """The same for the story: its own database, mailbox and keys in a folder of its own."""
    check_folder(settings.VAR)
    port = port or free_port()
    check_port(port)
    folder = Path(tempfile.mkdtemp(prefix="story-", dir=settings.VAR))
    given = {"DATABASE_URL": os.environ.get("STORY_DATABASE_URL") or f"sqlite:///{folder}/story.sqlite3"}
    env = home.environment(settings.VAR, port, given, {}) | {"EMAIL_URL": f"mailbox:{folder}/mailbox"}
    env |= {"TWILIO_ACCOUNT_SID": "", "TWILIO_MESSAGING_SERVICE_SID": "", "REDIS_URL": ""}
    begin_again({**os.environ, **env}, "--story", "--folder", str(folder), "--port", str(port))


def begin_again(env: dict[str, str], *arguments: str) -> None:
    """This process, with another environment: settings are read only once."""
    sys.stdout.flush()
    manage = str(settings.BASE / "manage.py")
    os.execve(sys.executable, [sys.executable, manage, "demo", *arguments], env)  # noqa: S606 -- ourselves


def prepare(say: Say, *, fresh: bool) -> None:
    """The database is ours, up to date and not empty."""
    database.check_ours()
    home.keep(os.environ, settings.VAR)
    if fresh:
        say("Alles von vorn / beginning anew …")
        database.empty()
    say("Datenbank / database …")
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    database.migrate()
    if database.is_empty():
        say("Ein erfundener Pool / an invented pool:")
        by_day()
        seed(clock.now(), lambda line: say(f"  {line}"))
    else:
        database.check_keys()
    wake_worker()
    connection.close()


def wake_worker() -> None:
    """Its first jobs: what came due since the last time, and a sign of life."""
    for path in SWEEPS:
        enqueue(path)


def by_day() -> None:
    """A newcomer at night would see no SMS go out: then the demo's clock shows the next morning."""
    clock.reset()
    days = Days(clock.now(), timezone.get_default_timezone())
    local = days.at.astimezone(days.tz)
    if not 8 <= local.hour < 20:
        morning = days.on(local.date() + timedelta(days=local.hour >= 20), "09:00")
        clock.move(morning - days.at)


def serve(say: Say, port: int) -> None:
    """Start web and worker, say where to look, wait for the end."""
    with suppress(Stopped), Crew({}, cwd=settings.BASE, logs=settings.VAR) as crew:
        start(crew, port)
        welcome.tell(say, settings.PUBLIC_URL)
        crew.wait_until(lambda: False, "", seconds=float("inf"))
    say("\nAngehalten / stopped.")


def start(crew: Crew, port: int) -> None:
    """Web and worker, until both are ready."""
    bind = ("--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "8", "--graceful-timeout", "5")
    crew.start("web", "-m", "gunicorn", "pool.wsgi", *bind, "--no-control-socket")
    crew.start("worker", "manage.py", "qcluster")
    crew.wait_for(f"{settings.PUBLIC_URL}/health/ready")
