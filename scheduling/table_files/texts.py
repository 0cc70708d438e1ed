"""CSV and its like: in UTF-8, UTF-16, Windows-1252 or Mac Roman, cells apart by ; , tab or |."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.domain.imports.tables import Table, tabled
from scheduling.table_files.signs import NoTable

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SEPARATORS = ";\t,|"
LETTERS = frozenset("äöüÄÖÜßéèêëáàâãåóòôõíìîúùûçñÉÇşğıİœ")
LOOKED_AT = 50  # lines, to find the separator


class QuotesOpen(Refused):
    """A quotation mark that nobody closes swallows the rest."""

    sentence = _(
        "In der Datei fehlt ein Anführungszeichen, darum lassen sich die Spalten nicht trennen. "
        "Bitte speichern Sie die Liste in Excel als .xlsx."
    )
    field = "file"


def read(data: bytes) -> list[Table]:
    """The one table. Raises NoTable, QuotesOpen, TooManyRows."""
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    unseen = sum(not c.isprintable() and c not in "\n\t\f" for c in text[:10_000])
    if unseen > len(text[:10_000]) / 50:
        raise NoTable
    first, _line, rest = text.partition("\n")
    said = first.strip().removeprefix("sep=")
    named = len(said) == 1 and first.strip() != said
    separator = said if named else separator_of(text)
    return [tabled("", _rows(rest if named else text, separator, 2 if named else 1))]


def _rows(text: str, separator: str, first: int) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator), first)
    except csv.Error as error:
        raise QuotesOpen from error


def decoded(data: bytes) -> str:
    """The text. Without a mark: UTF-8 if it is, else what gives the most letters that people here use."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    sample = data[:2000]
    if sample.count(0) > len(sample) / 4:
        return data.decode(
            "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be", "replace"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        tried = [data.decode(name, "replace") for name in ("cp1252", "mac_roman")]
        return max(tried, key=_likely)


def _likely(text: str) -> int:
    """Letters of ours count, other signs beyond ASCII count against it."""
    found = Counter(c for c in text[:200_000] if ord(c) > 127)
    return sum(count if c in LETTERS else -count for c, count in found.items())


def separator_of(text: str) -> str:
    """What most lines have, equally often; a list of one column needs none."""
    lines = [line for line in text.splitlines()[:LOOKED_AT] if line.strip()]

    def worth(separator: str) -> tuple[float, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
        width, times = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(1, 0))
        return (times / max(1, sum(widths.values())) if width > 1 else 0.0), width

    try:
        return max(SEPARATORS, key=worth)
    except csv.Error as error:
        raise QuotesOpen from error
