"""`./run manage close-year`: closes a year of a Pool in one run, with a bar in the terminal."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from notifications import clock
from pool.domain.refusals import Refused
from scheduling import closing_tasks
from scheduling.actions import closings
from scheduling.management.closers import closer_of, pool_called
from scheduling.models import PaymentRun, YearClosing

WIDTH = 40


class Command(BaseCommand):
    """Begin, go on to the end, tell."""

    help = "Closes a year: issues statements, makes the payment run and whatever else belongs to it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which year of which Pool, and how is paid."""
        parser.add_argument("--pool", required=True, help="the pool's short name")
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--as", dest="email", help="in whose name; the journal keeps it")
        parser.add_argument("--pay", choices=[*PaymentRun.KINDS], default="", help="make a payment run, too")
        parser.add_argument("--pays-on", type=date.fromisoformat, help="the day of payment, YYYY-MM-DD")
        parser.add_argument("--unfinished", action="store_true", help="although the year is not over")

    def handle(self, *args: Any, **options: Any) -> None:
        """To the end, unless the worker was faster: then it only watches."""
        pool = pool_called(options["pool"])
        try:
            with transaction.atomic():
                closing = closings.begin_closing(
                    pool, year=options["year"], kind=options["pay"], pays_on=options["pays_on"],
                    unfinished=options["unfinished"], by=closer_of(pool, options["email"]), at=clock.now(),
                )  # fmt: skip
                closings.claim_closing(closing, at=clock.now())
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        while closing_tasks.closed_on(closing):
            self._bar(closing)
        self._told(closing)

    def _bar(self, closing: YearClosing) -> None:
        closing.refresh_from_db()
        full = WIDTH * closing.done // max(closing.total, 1)
        bar = "#" * full + "." * (WIDTH - full)
        self.stdout.write(f"\r[{bar}] {closing.done} / {closing.total}", ending="")
        self.stdout.flush()

    def _told(self, closing: YearClosing) -> None:
        self.stdout.write("")
        for item in closing.items.all():
            self.stdout.write(f"{'!' if item.refused else ' '} {item.said}")
        refused = closing.items.filter(refused=True).count()
        self.stdout.write(f"{closing.year}: {closing.total} Schritte, davon nicht möglich: {refused}.")
