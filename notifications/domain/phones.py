"""Phone numbers: E.164 inside, national format for people, masked in logs."""

import re
from collections.abc import Collection

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from notifications.domain.words import gettext_noop as _

WRITTEN = re.compile(r"[\d\s()/.+–-]{3,40}")  # no letters: neither "ext. 5" nor Excel's 4,91523E+12
LOST_PLUS = re.compile(r"(?:00)?49\d{9,}")  # "4915228817386" parses as a valid German landline
NUMBER = re.compile(r"\+\d{7,15}(?!\d)|(?<![\w.:+-])0[1-9]\d{6,13}(?![\w.:-])")
E164 = re.compile(r"\+[1-9][0-9]{6,14}")
ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")

NONSENSE = _("Das ist keine gültige Telefonnummer. Bitte schreiben Sie sie so: 0171 3920001.")
NO_MOBILE = _("An diese Nummer können wir keine SMS schicken. Bitte geben Sie eine Mobilnummer an.")
EXTENSION = _("Bitte geben Sie die Nummer ohne Durchwahl und ohne Zusätze an.")
ABROAD = _("An Nummern aus diesem Land schicken wir keine SMS.")


class PhoneError(ValueError):
    """A number we cannot use, with a plain German sentence for the person who typed it."""


def mobile(text: str, region: str = "DE", countries: Collection[str] = ()) -> str:
    """`text` as E.164, if SMS can reach it; raises PhoneError otherwise.

    With `countries` (ISO 3166, two letters) only numbers of these will do.
    """
    number = _parse(text, region)
    if phonenumbers.number_type(number) != PhoneNumberType.MOBILE:
        raise PhoneError(NO_MOBILE)
    if countries and phonenumbers.region_code_for_number(number) not in countries:
        raise PhoneError(ABROAD)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def country(e164: str) -> str:
    """The two letters (ISO 3166) of the country of a number; empty for what is no number of any."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(e164)) or ""
    except NumberParseException:
        return ""


def landline_or_mobile(text: str) -> str:
    """`text` as E.164, if it is a number one can call; raises PhoneError otherwise."""
    return phonenumbers.format_number(_parse(text, "DE"), PhoneNumberFormat.E164)


def listed(text: str) -> tuple[str, ...]:
    """The numbers of a setting, separated by commas, as they stand there."""
    return tuple(number.strip() for number in text.split(",") if number.strip())


def mask(e164: str) -> str:
    """What logs and lists may show: `…7386`."""
    return f"…{e164[-4:]}"


def masked(text: str) -> str:
    """`text` with every telephone number masked and every mail address cut down to its domain."""
    return ADDRESS.sub(r"…@\1", NUMBER.sub(lambda found: mask(found[0]), text))


def pretty(e164: str) -> str:
    """`0171 3920001` for German numbers, `+43 …` for others; what is no number stays as it is."""
    try:
        number = phonenumbers.parse(e164)
    except NumberParseException:
        return e164
    german = number.country_code == 49
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if german else PhoneNumberFormat.INTERNATIONAL
    )


def _parse(text: str, region: str) -> PhoneNumber:
    text = text.strip()
    if re.search(r"\d\s*(?:ext|x|#|;|durchwahl|dw)", text, re.IGNORECASE):
        raise PhoneError(EXTENSION)
    if not WRITTEN.fullmatch(text):
        raise PhoneError(NONSENSE)
    digits = re.sub(r"\D", "", text)
    if LOST_PLUS.fullmatch(digits) and "+" not in text:
        text = "+" + digits.removeprefix("00")
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException as error:
        raise PhoneError(NONSENSE) from error
    if not phonenumbers.is_valid_number(number):
        raise PhoneError(NONSENSE)
    return number
