"""Whether an Authority's own reference looks like somebody's name. A guess, only good for asking back.

"Müller, Ahmad", "Frau Yilmaz"   ->  a name, perhaps
"AZ 17/4", "Fall 12 b"           ->  a reference: it has a number
"Elterngespräch", "HPG"          ->  a word of the office
"""

import re

TITLES = {"frau", "herr", "herrn", "familie", "fam", "fr", "hr", "dr", "mutter", "vater", "eheleute"}
OFFICE = {
    "akte", "aktenzeichen", "anfrage", "antrag", "az", "beratung", "eltern", "fall", "gruppe", "hilfe",
    "kind", "kita", "klasse", "nr", "nummer", "projekt", "schule", "sitzung", "team", "termin", "treffen",
    "vorgang", "zeichen",
}  # fmt: skip
ENDINGS = (
    "akte", "abend", "amt", "beratung", "besuch", "besprechung", "fall", "gespräch", "gruppe", "hilfe",
    "plan", "sitzung", "termin", "treffen", "ung", "vorgang",
)  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:[-'’`][^\W\d_]+)*")
ABBREVIATION = 4  # letters; longer words in capitals are words


def looks_like_a_name(reference: str) -> bool:
    """Letters only, no word of an office, and either a title, two words, or one as names are written."""
    words = WORD.findall(reference)
    rest = WORD.sub("", reference).strip(" ,.;")
    if not words or rest or any(_of_an_office(word) for word in words):
        return False
    named = [word for word in words if word.casefold() not in TITLES]
    if len(named) < len(words):
        return bool(named)
    if all(word.isupper() and len(word) <= ABBREVIATION for word in words):
        return False
    return len(words) > 1 or words[0].istitle() and len(words[0]) > 2


def _of_an_office(word: str) -> bool:
    plain = word.casefold()
    return plain in OFFICE or plain.endswith(ENDINGS)
