"""The queue: the only file that knows django-q2. A job is a hint, the row it names is the truth.

With the ORM broker a job is a row of the same database: it commits or vanishes with the caller's
transaction. With Redis the job follows the commit, and the sweep finds what got lost on the way.
"""

from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django_q.brokers import get_broker
from django_q.models import Schedule
from django_q.tasks import async_task

from notifications import clock

FULL = 200


def enqueue(path: str, *args: int) -> None:
    """Have the worker call the function at `path`. Arguments are primary keys, never content."""
    job = partial(async_task, path, *args)
    if settings.Q_CLUSTER.get("orm"):
        job()
    else:
        transaction.on_commit(job, robust=True)


def every_minute(name: str, path: str) -> None:
    """Have the worker call `path` once a minute. Safe to call again: there is one schedule per name."""
    Schedule.objects.update_or_create(
        name=name, defaults={"func": path, "schedule_type": Schedule.MINUTES, "minutes": 1, "repeats": -1}
    )


def every_day(name: str, path: str) -> None:
    """Have the worker call `path` once a day. Safe to call again, as above."""
    Schedule.objects.get_or_create(
        name=name, defaults={"func": path, "schedule_type": Schedule.DAILY, "repeats": -1}
    )


def last_beat() -> datetime | None:
    """When the worker last did its round of every minute (scheduler, broker and worker all alive)."""
    return clock.last_beat()


def waiting() -> int:
    """How many jobs no worker has taken yet."""
    return int(get_broker().queue_size())


def is_full() -> bool:
    """Whether the worker is behind: what waits has not lost its job, and gets no second one."""
    return waiting() >= FULL
