"""One spelling for what telephones write in many: case, width, digits of every script, invisible signs."""

import re
import unicodedata

WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[^\W\d_]+")
# Arabic, Persian and Kurdish keyboards have their own yeh and kaf for the same letter
ONE_LETTER = str.maketrans({"\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9", "ı": "i"})


def plain(text: str) -> str:
    """Lower case, digits of every script as 0-9, "can't" as one word, invisible signs gone."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i").translate(ONE_LETTER)
    seen = "".join(_visible(sign) for sign in folded)
    seen = re.sub(r"(?<=[^\W\d_])['’ʼ´`](?=[^\W\d_])", "", seen)
    return re.sub(r"([^\W\d_])\1{2,}", r"\1\1", seen)


def words_of(text: str) -> list[str]:
    """The words and numbers of a plain text, in order; a number may have a comma or a point."""
    return WORD.findall(text)


def bare(word: str) -> str:
    """A plain word without its accents: é as e, as people type names."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def names_of(*names: str) -> frozenset[str]:
    """The parts of these names as `read` compares them."""
    return frozenset(bare(word) for name in names for word in words_of(plain(name)) if len(word) > 1)


def _visible(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return "" if unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f" else sign
