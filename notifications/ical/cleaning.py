"""What people type, without the signs that break calendars or deceive their readers."""

import unicodedata

PLAIN = str.maketrans('"^\\', "'  ")  # what a quoted parameter cannot hold, or parsers unescape
# Signs nobody sees: they turn the direction of reading, or are taken for the mark of a file's encoding.
HIDDEN = {*"\u061c\u200e\u200f\ufeff", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
BREAKS = str.maketrans({**dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"), "\t": " "})


def text(typed: str) -> str:
    """`typed` without control signs (line breaks stay), lone surrogates, and signs that turn the reading."""
    typed = typed.replace("\r\n", "\n").translate(BREAKS)
    kept = (sign for sign in typed if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
    return "".join(sign for sign in kept if sign not in HIDDEN)


def line(typed: str) -> str:
    """The same in one line."""
    return " ".join(text(typed).split())


def parameter(typed: str) -> str:
    """The same for a quoted parameter, which cannot hold every sign (RFC 5545 3.2)."""
    return line(typed).translate(PLAIN).strip()
