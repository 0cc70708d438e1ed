"""Taking the archive of a year: who did it and which bytes they got is kept."""

from datetime import datetime
from typing import IO

from django.db import transaction

from pool.domain.actors import Actor
from pool.models import Event, Pool
from pool.permissions import check_can_lead
from scheduling.archive.writing import Written, write_archive


@transaction.atomic
def take_archive(pool: Pool, file: IO[bytes], *, year: int, by: Actor, at: datetime) -> Written:
    """Write the bundle of a local year into `file`; the journal knows it by its SHA-256. Raises NotLead."""
    check_can_lead(by, pool.pk)
    written = write_archive(file, pool, year)
    Event.record("archive", pool, by=by, at=at, year=year, files=written.files, sha256=written.sha256)
    return written
