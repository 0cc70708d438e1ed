"""What people type, without the signs that break calendars or deceive their readers."""

import unicodedata

PLAIN = str.maketrans('"^\\', "'  ")  # what a quoted parameter cannot hold, or parsers unescape
# Signs that turn the direction of reading, and separators some parsers take for line ends.
HIDDEN = {*"\u200e\u200f\u2028\u2029", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def text(typed: str) -> str:
    """`typed` without control signs (line breaks stay), lone surrogates, and signs that turn the reading."""
    typed = typed.replace("\r\n", "\n").replace("\r", "\n")
    kept = (sign for sign in typed if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
    return "".join(sign for sign in kept if sign not in HIDDEN)


def line(typed: str) -> str:
    """The same in one line."""
    return " ".join(text(typed).split())


def parameter(typed: str) -> str:
    """The same for a quoted parameter, which cannot hold every sign (RFC 5545 3.2)."""
    return line(typed).translate(PLAIN).strip()
