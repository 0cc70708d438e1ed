"""`./run manage spoken`: make the rows the search narrows by true again; the worker does so every day."""

from typing import Any

from django.core.management.base import BaseCommand

from pool.actions import spoken


class Command(BaseCommand):
    """After an import past the application."""

    help = "Compares the rows the search narrows by with languages, hours and places, and mends them."

    def handle(self, *args: Any, **options: Any) -> None:
        """How many differed."""
        last: int | None = 0
        mended = 0
        while last is not None:
            some, last = spoken.mend(last)
            mended += some
        self.stdout.write(f"{mended} interpreters mended")
