"""`./run manage roads`: measure the ways between where people live and where they are needed."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from notifications import clock
from pool import routing
from pool.actions.roads import learn_roads
from pool.models import Pool
from scheduling.queries import ways_of_pool


class Command(BaseCommand):
    """Learn."""

    help = "Asks the routing service of ROUTING_URL for all ways of a pool that are not known yet."

    def add_arguments(self, parser: CommandParser) -> None:
        """One Pool, or all."""
        parser.add_argument("--pool", help="only the pool of this short name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Pool by Pool; what is learned stays, whatever comes after."""
        if not settings.ROUTING_URL:
            raise CommandError("ROUTING_URL is not set: there is nobody to ask.")
        pools = Pool.objects.order_by("slug")
        if options["pool"]:
            pools = pools.filter(slug=options["pool"])
        if not pools:
            raise CommandError("There is no such pool.")
        for pool in pools:
            self._learn(pool)

    def _learn(self, pool: Pool) -> None:
        at = clock.now()
        try:
            for done, total in learn_roads(ways_of_pool(pool, at=at), at=at):
                self.stdout.write(f"\r{pool.slug}: {done} of {total} roads", ending="")
                self.stdout.flush()
        except routing.RoutingDown as error:
            raise CommandError(f"The routing service is no help: {error}.") from error
        finally:
            self.stdout.write("")
