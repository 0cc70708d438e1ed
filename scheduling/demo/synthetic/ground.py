"""Where a synthetic pool may be made: in an empty database, or beside other invented ones."""

from django.core.management import call_command
from django.db import OperationalError, connection

from pool.models import Pool
from scheduling.demo.seed import SLUGS
from scheduling.demo.synthetic.recipe import is_synthetic
from scheduling.demo.trouble import Trouble


def check_ground(*, demo: bool) -> None:
    """Make the tables where there are none; raise Trouble where real people live."""
    try:
        tables = connection.introspection.table_names()
    except OperationalError as error:
        reason = str(error).splitlines()[0]
        raise Trouble(f"Die Datenbank antwortet nicht / the database does not answer: {reason}") from error
    if not tables:
        call_command("migrate", interactive=False, verbosity=0)
    elif not demo and any(_real(slug) for slug in Pool.objects.values_list("slug", flat=True)):
        raise Trouble(
            "In dieser Datenbank liegt ein echter Pool. Nennen Sie mit DATABASE_URL eine andere"
            " / this database holds a real pool; name another one by DATABASE_URL."
        )


def _real(slug: str) -> bool:
    return slug not in SLUGS and not is_synthetic(slug)
