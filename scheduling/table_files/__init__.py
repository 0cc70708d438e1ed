"""Tables that somebody has made elsewhere, read for what they say: never run, never trusted for their name.

signs.py    what a file really is
sheets.py   XLSX: values, merged ranges, hidden rows, formulas without a result
texts.py    CSV in the encodings and with the separators people have
"""

from scheduling.domain.imports.tables import Table
from scheduling.table_files import sheets, signs, texts

LARGEST = signs.LARGEST

__all__ = ["LARGEST", "read_tables"]


def read_tables(data: bytes) -> list[Table]:
    """Every table in the file that is not empty, at least one. Raises UnreadableFile, TooManyRows."""
    kind = signs.kind_of(data)
    found = sheets.read(data) if kind == signs.SHEETS else texts.read(data)
    filled = [one for one in found if one.lines]
    if not filled:
        raise signs.Empty
    return filled
