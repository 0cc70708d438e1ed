"""One cell of a table: what people and spreadsheets make of numbers, days and words."""

import re
from collections.abc import Collection
from datetime import date, timedelta

from notifications.domain import phones
from pool.domain.days import FIRST_YEAR
from pool.domain.settings_of_work import Gender
from pool.domain.spelling import fold
from pool.domain.words import gettext_noop as _

SCIENTIFIC = re.compile(r"\d([.,]\d+)?\s*e\s*\+?\s*\d+", re.IGNORECASE)
ROUNDED = re.compile(r"[1-9]\d{6,}0{5}")  # what is left when such a cell has been saved as a number
FRACTION = re.compile(r"(\d+)[.,]0+")
LABEL = re.compile(r"^(tel|telefon|mobil|handy|fon|phone|mobile|privat)[\s.:]*(?=[+\d(])", re.IGNORECASE)
BETWEEN = re.compile(r"\s*[,;\n]\s*|\s+(?:/|oder|or|und|\|)\s+")
MAIL = re.compile(r"[\w.!#$%&'*+=?^`{|}~-]+@[\w-]+(\.[\w-]+)*\.[a-zA-Z]{2,}")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
GERMAN = re.compile(r"(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4}|\d{2})")
SERIALS = range(30_000, 80_000)  # days since the end of 1899, as spreadsheets count: 1982 to 2119
ERRORS = (
    "#n/a",
    "#nv",
    "#ref!",
    "#bezug!",
    "#name?",
    "#value!",
    "#wert!",
    "#div/0!",
    "#null!",
    "#num!",
    "#zahl!",
)

SHORTENED = _("Excel hat die Nummer verkürzt, bitte als Text eintragen")
NO_NUMBER = _("das ist keine gültige Telefonnummer")
FOREIGN = _("an Nummern aus diesem Land schicken wir keine SMS")
LANDLINE = _("Festnetz: SMS kommen dort nicht an, die Nummer steht in den Notizen")
NO_MAIL = _("das ist keine E-Mail-Adresse")
NO_DAY = _("das ist kein Datum, bitte so schreiben: 03.02.2024")
TO_COME = _("dieser Tag liegt in der Zukunft")
LONG_AGO = _("bitte das Jahr prüfen")
NO_GENDER = _("das kennen wir nicht: Frau, Mann oder divers")
NO_RADIUS = _("bitte eine Zahl von 1 bis 500")
NO_STATE = _("diesen Stand kennen wir nicht")
BROKEN_FORMULA = _("hier steht der Fehler einer Formel, bitte den Wert eintragen")

GENDERS = {
    Gender.FEMALE: ("frau", "weiblich", "w", "f", "female", "mrs", "ms", "fr", "woman"),
    Gender.MALE: ("herr", "mann", "mannlich", "m", "male", "mr", "hr", "man"),
    Gender.DIVERSE: ("divers", "d", "x", "diverse", "nicht binar", "non binary"),
    Gender.UNKNOWN: ("keine angabe", "k a", "unbekannt", "not given", ""),
}


class Unclear(ValueError):
    """A cell we cannot use, with a German sentence for whoever keeps the table."""

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence, self.facts = sentence, facts


def check_value(text: str) -> None:
    """Raise Unclear for what a spreadsheet writes where a formula has failed."""
    if text.casefold() in ERRORS:
        raise Unclear(BROKEN_FORMULA)


def numbers(text: str, countries: Collection[str]) -> tuple[str, str]:
    """A mobile number and a landline, each E.164 or empty, out of one cell. Raises Unclear."""
    if SCIENTIFIC.fullmatch(text.strip()) or ROUNDED.fullmatch(_plain(text)):
        raise Unclear(SHORTENED)
    parts = [text] if _is_one(text) else [part for part in BETWEEN.split(text) if part]
    mobile = landline = ""
    for part in parts:
        try:
            mobile = mobile or phones.mobile(_plain(part), countries=countries)
        except phones.PhoneError as error:
            if str(error) == phones.ABROAD:
                raise Unclear(FOREIGN) from error
            landline = landline or _landline(part)
    return mobile, landline


def _is_one(text: str) -> bool:
    try:
        return bool(phones.landline_or_mobile(_plain(text)))
    except phones.PhoneError:
        return False


def _landline(text: str) -> str:
    try:
        return phones.landline_or_mobile(_plain(text))
    except phones.PhoneError as error:
        raise Unclear(NO_NUMBER) from error


def _plain(text: str) -> str:
    """Without a word in front and without the fraction of a number."""
    bare = LABEL.sub("", text.strip().removeprefix("'"))
    whole = FRACTION.fullmatch(bare)
    return whole[1] if whole else bare


def mail(text: str) -> str:
    """An address. Raises Unclear."""
    bare = text.strip().removeprefix("mailto:").strip(" <>;,")
    if not MAIL.fullmatch(bare) or len(bare) > 254 or ".." in bare:
        raise Unclear(NO_MAIL)
    return bare


def day(text: str, *, today: date) -> date:
    """A day up to `today`, as people or spreadsheets write it. Raises Unclear."""
    found = _day(text.strip())
    if found is None:
        raise Unclear(NO_DAY)
    if found > today:
        raise Unclear(TO_COME)
    if found.year < FIRST_YEAR:
        raise Unclear(LONG_AGO)
    return found


def _day(text: str) -> date | None:
    if text.isascii() and text.isdigit() and int(text[:9]) in SERIALS:
        return date(1899, 12, 30) + timedelta(int(text))
    try:
        if iso := ISO.fullmatch(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if german := GERMAN.fullmatch(text):
            year = int(german[3])
            return date(year + 2000 if year < 100 else year, int(german[2]), int(german[1]))
    except ValueError:
        return None
    return None


def gender(text: str) -> Gender:
    """Frau, Mann, divers, in many words. Raises Unclear."""
    words = fold(text)
    found = [one for one, names in GENDERS.items() if words in names]
    if not found:
        raise Unclear(NO_GENDER)
    return found[0]


def radius(text: str, *, farthest: int) -> int:
    """Kilometres of road. Raises Unclear."""
    whole = re.fullmatch(r"(?:bis )?(\d{1,4})(?:[.,]0+)?\s*(?:km)?\.?", text.strip(), re.IGNORECASE)
    if not whole or not 1 <= int(whole[1]) <= farthest:
        raise Unclear(NO_RADIUS)
    return int(whole[1])
