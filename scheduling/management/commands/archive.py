"""`./run manage archive`: the archive of a year as a file, and whether such a file is as it was written."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from notifications import clock
from pool.models import Event
from scheduling.actions.archiving import take_archive
from scheduling.archive.bundle import sha256_of
from scheduling.archive.checking import NoArchive, faults
from scheduling.management.closers import closer_of, pool_called


class Command(BaseCommand):
    """Write or check."""

    help = "--pool SLUG --year 2026 --to FILE writes the archive of a year; --check FILE verifies one."

    def add_arguments(self, parser: CommandParser) -> None:
        """Either of both."""
        parser.add_argument("--check", type=Path, metavar="FILE", help="verify this file")
        parser.add_argument("--pool", help="the pool's short name")
        parser.add_argument("--year", type=int)
        parser.add_argument("--to", type=Path, metavar="FILE", help="where to write; it must not exist yet")
        parser.add_argument("--as", dest="email", help="in whose name; the journal keeps it")

    def handle(self, *args: Any, **options: Any) -> None:
        """One file."""
        if options["check"]:
            return self._check(options["check"])
        if not (options["pool"] and options["year"] and options["to"]):
            raise CommandError("Entweder --check DATEI oder --pool, --year und --to.")
        pool, at = pool_called(options["pool"]), clock.now()
        by = closer_of(pool, options["email"])
        try:
            with options["to"].open("x+b") as file:
                written = take_archive(pool, file, year=options["year"], by=by, at=at)
        except OSError as error:
            raise CommandError(f"Lässt sich nicht schreiben: {error}") from error
        self.stdout.write(f"{options['to']}: {written.files} Dateien, SHA-256 {written.sha256}")

    def _check(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                found, sha = faults(file), sha256_of(file)
        except (OSError, NoArchive) as error:
            raise CommandError(f"{path}: {error}") from error
        for fault in found:
            self.stdout.write(fault)
        if found:
            raise CommandError(f"{path}: nicht unverändert.")
        self.stdout.write(f"{path}: vollständig und unverändert. SHA-256 {sha}")
        given = Event.objects.across_pools().filter(verb="archive", facts__sha256=sha).order_by("pk").first()
        if given:
            self.stdout.write(f"Ausgegeben am {given.at:%d.%m.%Y} an {given.actor}.")
        else:
            self.stdout.write("Hier wurde genau diese Datei nicht ausgegeben.")
