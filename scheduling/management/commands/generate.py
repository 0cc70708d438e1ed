"""`./run manage generate`: a synthetic county, state or nation, always the same for a seed."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from notifications import clock
from scheduling.demo.synthetic.ground import check_ground
from scheduling.demo.synthetic.make import synthetic_pool
from scheduling.demo.synthetic.recipe import Recipe
from scheduling.demo.trouble import Trouble


class Command(BaseCommand):
    """Make, or find what was made."""

    help = "Makes a synthetic pool: up to 2,000 interpreters a county, up to 100,000 a state, above a nation."

    def add_arguments(self, parser: CommandParser) -> None:
        """The numbers of the recipe."""
        parser.add_argument("--interpreters", type=int, required=True, help="how many; they have no phone")
        parser.add_argument("--requests", type=int, default=Recipe.requests, help="open ones")
        parser.add_argument("--authorities", type=int, default=Recipe.authorities, help="who file them")
        parser.add_argument(
            "--days", type=int, default=Recipe.days, help="from tomorrow on, for the requests"
        )
        parser.add_argument("--seed", type=int, default=Recipe.seed, help="another one makes other people")
        parser.add_argument("--fresh", action="store_true", help="delete this pool first, if it is there")

    def handle(self, *args: Any, **options: Any) -> None:
        """Progress goes to stderr, the name of the pool to stdout."""
        numbers = {name: options[name] for name in Recipe.__dataclass_fields__}
        try:
            check_ground(demo=settings.DEMO)
            out = options.get("stderr") or sys.stderr
            pool = synthetic_pool(Recipe(**numbers), at=clock.now(), out=out, fresh=options["fresh"])
        except Trouble as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(pool.slug)
