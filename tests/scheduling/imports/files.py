"""Files as people make them, written with the libraries themselves and not with ours."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

HEAD = ("Name", "Mobil", "E-Mail", "PLZ", "Ort", "Sprachen")


def workbook(*rows: Any, head: Any = HEAD, title: str = "Liste", **more: Any) -> bytes:
    """One sheet; `more`: merged=["A1:B2"], hidden=[3], sheets={"Alt": [[…]]}."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in [head, *rows] if head else rows:
        sheet.append(list(row))
    for area in more.get("merged", ()):
        sheet.merge_cells(area)
    for number in more.get("hidden", ()):
        sheet.row_dimensions[number].hidden = True
    for name, lines in more.get("sheets", {}).items():
        other = book.create_sheet(name)
        for line in lines:
            other.append(list(line))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def csv_text(*rows: Any, head: Any = HEAD, separator: str = ";") -> str:
    """Lines of plain cells."""
    return "".join(separator.join(row) + "\r\n" for row in [head, *rows])


def person(number: int, **cells: str) -> tuple[str, ...]:
    """One row under HEAD, unlike all others."""
    usual = {
        "name": f"Person {get_column_letter(number)}", "mobile": f"01713920{number:03}"[:11],
        "mail": f"p{number}@post.example", "plz": "34497", "town": "Korbach", "speaks": "Somali (C1)",
    }  # fmt: skip
    return tuple((usual | cells).values())
