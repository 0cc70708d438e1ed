"""The tables as files: a workbook on disk, or a ZIP of CSV that begins to flow at once."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from typing import IO

from scheduling.csv_files import cell
from scheduling.takeout import money, people, places, work
from scheduling.takeout.tables import Table, Wanted
from scheduling.xlsx_files import Cell, Sheet, write_xlsx

BLOCK = 500  # rows between two pieces of a stream


def everything(wanted: Wanted) -> list[Table]:
    """All tables in the order of the workbook."""
    happened = [*work.tables(wanted), *money.tables(wanted)]
    return [*people.tables(wanted), *places.tables(wanted), *happened, *places.settings(wanted)]


def write_workbook(file: IO[bytes], tables: Iterable[Table], tz: tzinfo) -> None:
    """One sheet for each."""
    sheets = (Sheet(one.title, one.heading, one.rows(), one.money) for one in tables)
    write_xlsx(file, sheets, tz=tz)


class Pipe(io.RawIOBase):
    """What is written is taken out piece by piece; a ZIP that cannot go back writes its sizes afterwards."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        """Only forwards."""
        return True

    def write(self, data: object) -> int:
        """Keep it until it is taken."""
        piece = bytes(data)  # type: ignore[call-overload]
        self.pieces.append(piece)
        return len(piece)

    def taken(self) -> bytes:
        """All that has come since the last time."""
        found = b"".join(self.pieces)
        self.pieces.clear()
        return found


def zip_of_csv(tables: Iterable[Table], tz: tzinfo) -> Iterator[bytes]:
    """Piece by piece, whatever its size."""
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            with archive.open(f"{table.name}.csv", "w", force_zip64=True) as part:
                for piece in csv_pieces(table, tz):
                    part.write(piece)
                    yield pipe.taken()
            yield pipe.taken()
    yield pipe.taken()


def csv_pieces(table: Table, tz: tzinfo) -> Iterator[bytes]:
    """One table as a CSV file, some hundred rows at a time."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    text.write("\ufeff")
    writer.writerow([cell(word) for word in table.heading])
    for number, row in enumerate(table.rows(), 1):
        writer.writerow(_told(row, tz))
        if number % BLOCK == 0:
            yield _cut(text)
    yield _cut(text)


def _cut(text: io.StringIO) -> bytes:
    found = text.getvalue().encode("utf-8", "replace")
    text.seek(0)
    text.truncate()
    return found


def _told(row: Sequence[Cell], tz: tzinfo) -> list[str]:
    return [
        cell(value.astimezone(tz) if isinstance(value, datetime) and value.tzinfo else value) for value in row
    ]
