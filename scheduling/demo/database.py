"""The demo's database: is it ours, begin anew, migrate. Nobody else's rows are ever touched."""

from pathlib import Path

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection

from pool.models import Pool
from scheduling.demo.seed import SLUGS
from scheduling.demo.synthetic.recipe import is_synthetic
from scheduling.demo.trouble import Trouble
from scheduling.models import Request


def check_ours() -> None:
    """Raise Trouble when the database does not answer, or holds Pools that are not the demo's."""
    try:
        tables = connection.introspection.table_names()
        slugs = set(Pool.objects.values_list("slug", flat=True)) if "pool_pool" in tables else set()
    except OperationalError as error:
        reason = str(error).splitlines()[0]
        raise Trouble(f"Die Datenbank antwortet nicht / the database does not answer: {reason}") from error
    except DatabaseError as error:
        raise Trouble("Diese Datenbank kennen wir nicht / not a database of ours.") from error
    if any(not is_synthetic(slug) for slug in slugs - SLUGS):
        raise Trouble(
            "In dieser Datenbank liegt ein echter Pool; die Vorführung fasst sie nicht an"
            " / this database holds a real pool; the demo leaves it alone."
        )


def check_keys() -> None:
    """Raise Trouble when the rows were written with keys that are gone."""
    try:
        list(Request.objects.across_pools().only("street")[:1])
    except InvalidToken as error:
        raise Trouble(
            "Die Schlüssel zu diesen Daten fehlen. Beginnen Sie neu: ./run demo --fresh"
            " / the keys to these data are gone, begin anew with --fresh."
        ) from error


def empty() -> None:
    """Begin anew: files are deleted, other databases flushed; the mailbox too."""
    check_ours()
    if connection.vendor == "sqlite":
        connection.close()
        remove(Path(str(settings.DATABASES["default"]["NAME"])))
    else:
        migrate()
        call_command("flush", interactive=False, verbosity=0)
    for mail in Path(settings.MAILBOX_DIR).glob("*.eml"):
        mail.unlink()


def remove(file: Path) -> None:
    """Delete an SQLite database with its log; a leftover log must not meet the next one."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def migrate() -> None:
    """Bring the tables to where the code is."""
    call_command("migrate", interactive=False, verbosity=0)


def is_empty() -> bool:
    """Whether the demo's own Pools are not there yet."""
    return not Pool.objects.filter(slug__in=SLUGS).exists()
