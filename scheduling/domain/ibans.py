"""IBAN: what somebody typed, read and checked; what is wrong is said in words that help to find it.

Which countries there are, how long theirs is and who is in SEPA: the library schwifty.
"""

import re
import unicodedata

from schwifty import BIC, IBAN
from schwifty.exceptions import (
    InvalidChecksumDigits,
    InvalidCountryCode,
    InvalidLength,
    InvalidStructure,
    SchwiftyException,
)

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _

LONGEST = 34  # signs of an IBAN anywhere
AS_TYPED = 60  # with blanks between the groups, and some to spare
EEA = frozenset([
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
])  # fmt: skip
SPARE = re.compile(r"[\s.\-/\u00ad\u200b-\u200f\u2060\ufeff]+")
NUMBER = re.compile(  # in one go, or in groups
    r"\b[A-Za-z]{2}\d{2}"
    r"(?:[A-Za-z0-9]{11,30}|(?:[ \u00a0-]?[A-Za-z]{4})?(?:[ \u00a0-]?\d){8,26})(?![A-Za-z0-9])"
)


class IbanWrong(Refused):
    """Whoever typed it should look again."""

    sentence = _("Diese IBAN stimmt nicht. Bitte vergleichen Sie Ziffer für Ziffer mit Ihrer Bankkarte.")
    field = "iban"


class IbanMissing(IbanWrong):
    """Nothing was typed."""

    sentence = _("Bitte geben Sie eine IBAN ein. Sie steht auf der Bankkarte und beginnt meist mit DE.")


class IbanDigit(IbanWrong):
    """The check digits do not fit: one digit is another, or two have changed places."""

    sentence = _(
        "In dieser IBAN ist mindestens eine Ziffer falsch oder vertauscht. Bitte vergleichen Sie sie mit "
        "Ihrer Bankkarte."
    )


class IbanShort(IbanWrong):
    """Some signs are missing."""

    sentence = _("Diese IBAN ist zu kurz: %(length)s Zeichen. Mit %(country)s am Anfang sind es %(needed)s.")


class IbanLong(IbanWrong):
    """Some signs too many."""

    sentence = _("Diese IBAN ist zu lang: %(length)s Zeichen. Mit %(country)s am Anfang sind es %(needed)s.")


class IbanLetters(IbanWrong):
    """A letter where a digit must be, mostly O for 0."""

    sentence = _(
        "In dieser IBAN steht ein Buchstabe, wo eine Ziffer stehen muss. Ist vielleicht ein O statt einer 0 "
        "dabei?"
    )


class IbanSigns(IbanWrong):
    """Signs that no IBAN has."""

    sentence = _("Eine IBAN hat nur Buchstaben und Ziffern. Bitte lassen Sie andere Zeichen weg.")


class IbanCountry(IbanWrong):
    """It begins with no country that has IBANs: an old account number, for example."""

    sentence = _("Eine IBAN beginnt mit zwei Buchstaben für das Land, in Deutschland mit DE. Das fehlt hier.")


class IbanNotSepa(IbanWrong):
    """A country to which a SEPA credit transfer cannot go."""

    sentence = _("Auf ein Konto in diesem Land (%(country)s) können wir nicht überweisen. Möglich ist SEPA.")


class BicWrong(Refused):
    """No bank has it."""

    sentence = _("Diese BIC stimmt nicht. Sie hat 8 oder 11 Zeichen. Sie können das Feld auch leer lassen.")
    field = "bic"


def tidy_iban(text: str) -> str:
    """What was typed, without blanks, dashes and dots, in capitals; full-width signs become plain ones."""
    return SPARE.sub("", unicodedata.normalize("NFKC", text)).upper()


def read_iban(text: str) -> str:
    """The IBAN in 15 to 34 signs. Raises an IbanWrong that says what is wrong; none of them repeats it."""
    iban = tidy_iban(text).removeprefix("IBAN:").removeprefix("IBAN")
    if not iban:
        raise IbanMissing
    if not (iban.isascii() and iban.isalnum()):
        raise IbanSigns
    country = iban[:2]
    if not country.isalpha():
        raise IbanCountry
    found = IBAN(iban, allow_invalid=True)
    try:
        needed = int(found.spec.iban_length)
    except InvalidCountryCode:
        raise IbanCountry from None
    if not found.in_sepa_zone:
        raise IbanNotSepa(country=country)
    _check(iban, found, needed)
    return iban


def _check(iban: str, found: IBAN, needed: int) -> None:
    length, country = len(iban), iban[:2]
    if length != needed:
        kind = IbanShort if length < needed else IbanLong
        raise kind(length=length, needed=needed, country=country)
    try:
        found.validate()
    except InvalidChecksumDigits:
        raise IbanDigit from None
    except InvalidStructure:
        raise IbanLetters from None
    except (InvalidLength, SchwiftyException):
        raise IbanWrong from None


def read_bic(text: str) -> str:
    """A BIC of 8 or 11 signs, or nothing. Raises BicWrong."""
    bic = tidy_iban(text)
    if bic and not BIC(bic, allow_invalid=True).is_valid:
        raise BicWrong
    return bic


def last_four(iban: str) -> str:
    """The only part that is shown: 3000"""
    return iban[-4:]


def grouped(iban: str) -> str:
    """As it stands on a card: DE89 3704 0044 0532 0130 00"""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))


def bic_needed(iban: str) -> str:
    """The BIC of an account outside the European Economic Area, where a bank wants it; else nothing."""
    return "" if iban[:2] in EEA else str(IBAN(iban).bic or "")


def bank_of(iban: str) -> str:
    """The name of the bank, so that who types can recognise it; nothing when it is not known."""
    return str(IBAN(iban, allow_invalid=True).bank_name or "")


def without_ibans(text: str) -> str:
    """A note that is kept: what looks like an IBAN is cut to its last four signs."""
    return NUMBER.sub(lambda found: f"…{tidy_iban(found[0])[-4:]}", text)
