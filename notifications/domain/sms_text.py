"""What fits into an SMS: the GSM-7 alphabet, look-alikes for what is outside it, segments."""

import unicodedata

GSM = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = "\f^{}\\[~]|€"  # each counts twice

LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("„“”‟«»″", '"'),
        **dict.fromkeys("‚‘’‛‹›′´`", "'"),
        **dict.fromkeys("‐‑‒–—―−•·", "-"),
        **dict.fromkeys(
            "\t\v\x85\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f", " "
        ),
        **dict.fromkeys("\x00\xad\u200b\u2060\ufeff", ""),
        **dict.fromkeys("\u2028\u2029", "\n"),
        **{"…": "...", "×": "x", "ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th"},
        **{"œ": "oe", "Œ": "OE", "ẞ": "SS", "½": "1/2", "¼": "1/4", "¾": "3/4", "²": "2", "³": "3"},
    }
)


def clean(text: str) -> str:
    """`text` as any database can keep it: without NUL bytes and lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def gsm(text: str) -> str:
    """`text` with quotes, dashes, blanks and accents that GSM-7 lacks replaced by look-alikes.

    One single ’ or ç would cut the room from 160 to 70 signs. True foreign script stays as it is.
    """
    composed = unicodedata.normalize("NFC", clean(text)).translate(LOOKALIKES)
    return "".join(_lookalike(sign) for sign in composed)


def segments(text: str) -> int:
    """How many SMS `text` costs: 160 or 153 signs each in GSM-7, 70 or 67 in anything else."""
    if all(sign in GSM or sign in EXTENDED for sign in text):
        units, one, many = [2 if sign in EXTENDED else 1 for sign in text], 160, 153
    else:
        units, one, many = [len(sign.encode("utf-16-be", "surrogatepass")) // 2 for sign in text], 70, 67
    if sum(units) <= one:
        return 1
    count, room = 1, many
    for unit in units:  # a sign is never cut in two
        if unit > room:
            count, room = count + 1, many
        room -= unit
    return count


def same(one: str, other: str) -> bool:
    """Whether both are one SMS, though a provider may have changed blanks, look-alikes or the ends."""
    return gsm(one).split() == gsm(other).split()


def _lookalike(sign: str) -> str:
    if sign in GSM or sign in EXTENDED:
        return sign
    base = unicodedata.normalize("NFD", sign)[0]
    return base if base.isascii() and base.isalpha() else sign
