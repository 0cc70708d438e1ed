"""CSV that a German Excel opens as it should and that cannot calculate: RFC 4180 with semicolons.

UTF-8 with a byte order mark, CRLF, numbers with a decimal comma. A text that a spreadsheet would take
for a formula gets an apostrophe in front; telephone numbers (+49…) are none.
"""

import csv
import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from io import StringIO

Cell = str | int | Decimal
AnyCell = Cell | float | date | datetime | time | bool | None
MEDIA_TYPE = "text/csv; charset=utf-8"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
TELEPHONE = re.compile(r"\+[0-9]{6,15}")


def csv_file(rows: Iterable[Iterable[Cell]]) -> bytes:
    """The whole file; the first row is the heading."""
    text = StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([cell(c) for c in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def cell(value: AnyCell) -> str:
    """One cell as text; a moment is written as it stands, so doors turn it into local time first."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case Decimal() | float():
            return str(value).replace(".", ",")
        case int():
            return str(value)
        case datetime():
            return f"{value:%d.%m.%Y %H:%M}"
        case date():
            return f"{value:%d.%m.%Y}"
        case time():
            return f"{value:%H:%M}"
        case _:
            return disarmed(value)


def disarmed(text: str) -> str:
    """`text`, with an apostrophe before what would be a formula."""
    dangerous = text.startswith(FORMULA) and not TELEPHONE.fullmatch(text)
    return ("'" if dangerous else "") + text.replace("\0", "")
