"""What a file really is, by its first bytes and what lies in it; what is no table is told what to do."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _

SHEETS, TEXT = "sheets", "text"
LARGEST = 5_000_000  # bytes of a file that somebody brings
UNPACKED, STRINGS, PARTS = (
    120_000_000,
    30_000_000,
    2_000,
)  # bytes unpacked, of one list of words; files inside
WORKBOOK, PARTS_LIST = "xl/workbook.xml", "[Content_Types].xml"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PASSWORD = "EncryptedPackage".encode("utf-16-le")


class UnreadableFile(Refused):
    """A file of which no table can be made."""

    sentence = _("Diese Datei lässt sich nicht lesen. Bitte speichern Sie sie in Excel neu als .xlsx.")
    field = "file"


class Empty(UnreadableFile):
    """Nothing in it."""

    sentence = _("In der Datei steht nichts.")


class TooLarge(UnreadableFile):
    """More bytes than a list of people has."""

    sentence = _("Die Datei ist zu groß. Es gehen bis zu 5 MB. Bitte teilen Sie die Liste auf.")


class Bomb(UnreadableFile):
    """Small outside, huge inside."""

    sentence = _("Entpackt ist diese Datei zu groß. Bitte kopieren Sie nur die Liste in eine neue Datei.")


class OldExcel(UnreadableFile):
    """Excel 97 to 2003."""

    sentence = _(
        "Das ist eine Datei für altes Excel (.xls). Bitte öffnen Sie sie in Excel oder LibreOffice "
        "und speichern Sie sie unter einem neuen Namen als .xlsx."
    )


class WithPassword(UnreadableFile):
    """Encrypted."""

    sentence = _(
        "Die Datei ist mit einem Passwort geschützt. Bitte nehmen Sie das Passwort in Excel heraus: "
        "Datei, Informationen, Arbeitsmappe schützen."
    )


class NoTable(UnreadableFile):
    """A picture, a PDF, a letter."""

    sentence = _("Das ist keine Tabelle, auch wenn die Datei so heißt. Es gehen .xlsx, .csv und .txt.")


class OtherOffice(UnreadableFile):
    """A table, but not one we read."""

    sentence = _(
        "Diese Art von Tabelle lesen wir nicht. Bitte speichern Sie sie in Excel oder LibreOffice als .xlsx."
    )


def kind_of(data: bytes) -> str:
    """SHEETS or TEXT. Raises what the file is otherwise; looks into an archive without unpacking it."""
    if not data.strip(b"\0\r\n\t "):
        raise Empty
    if len(data) > LARGEST:
        raise TooLarge
    if data.startswith(OLD):
        raise WithPassword if PASSWORD in data else OldExcel
    if data.startswith(b"PK\x03\x04"):
        _check_archive(data)
        return SHEETS
    start = data[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if data.startswith((*PICTURES, b"%PDF", b"{\\rtf", b"\x1f\x8b", b"PK", b"7z\xbc\xaf", b"Rar!")):
        raise NoTable
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml")):
        raise OtherOffice
    return TEXT


def _check_archive(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFile from error
    if any(part.flag_bits & 1 for part in parts):
        raise WithPassword
    if WORKBOOK not in names or PARTS_LIST not in names:
        other = names & {"xl/workbook.bin", "content.xml", "Index/Document.iwa"}
        raise OtherOffice if other else NoTable
    words = sum(part.file_size for part in parts if part.filename.lower().endswith("sharedstrings.xml"))
    if len(parts) > PARTS or words > STRINGS or sum(part.file_size for part in parts) > UNPACKED:
        raise Bomb
