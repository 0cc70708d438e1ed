"""How a line says what it is, in German: it is kept with the amount for everybody, so it is not translated.

A sentence that reckons ends in " = 8,40 €"; one that takes something away begins with "− ".
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from scheduling.domain import money
from scheduling.domain.tariffs.work import Line

RESULT = re.compile(r" = [\d.]+,\d\d €$")


def calculation(lines: Iterable[Line]) -> str:
    """1 angefangene Stunde 25,00 € + 30 angefangene Minuten 10,00 € + 24 km × 0,35 € = 43,40 €"""
    told = list(lines)
    if not told:
        return ""
    if len(told) == 1:
        return told[0].sentence
    said = told[0].sentence if told[0].sentence.startswith("−") else RESULT.sub("", told[0].sentence)
    for line in told[1:]:
        joint = " " if line.sentence.startswith("−") else " + "
        said += joint + RESULT.sub("", line.sentence)
    return f"{said} = {money.words(money.total(line.amount for line in told))}"


def less(amount: Decimal, why: str) -> str:
    """− 8,00 € (höchstens 32,00 € je Einsatz)"""
    return f"− {money.words(amount)} ({why})"


def number(value: Decimal) -> str:
    """12,5 and 24, never 24,0."""
    plain = f"{value.normalize():f}" if value else "0"
    return plain.replace(".", ",")


def rate(value: Decimal) -> str:
    """A price per something: as many places as it has, at least two."""
    if value == money.euros(value):
        return money.words(value)
    return number(value) + " €"


def first(covers: int, note: str = "") -> str:
    """The first block, begun or not: 1 angefangene Stunde"""
    if covers == 60:
        return f"1 angefangene Stunde{note}"
    return f"die ersten {covers} Minuten{note}"


def begun(count: int, each: int, price: Decimal, note: str = "") -> str:
    """What was begun beyond it: 30 angefangene Minuten 10,00 €"""
    whole = f" = {money.words(count * price)}"
    odd = "" if price == money.euros(price) else whole
    match count, each:
        case 1, 60:
            return f"1 angefangene Stunde{note} {rate(price)}{odd}"
        case _, 60:
            return f"{count} angefangene Stunden{note} je {rate(price)}{whole}"
        case 1, 1:
            return f"1 Minute{note} {rate(price)}{odd}"
        case _, 1:
            return f"{count} Minuten{note} je {rate(price)}{whole}"
        case 1, _:
            return f"{each} angefangene Minuten{note} {rate(price)}{odd}"
        case _:
            return f"{count} × {each} angefangene Minuten{note} je {rate(price)}{whole}"


def exactly(minutes: int, each: int, price: Decimal, amount: Decimal, note: str = "") -> str:
    """75 Minuten, 12,00 € je Stunde = 15,00 €"""
    unit = "Stunde" if each == 60 else "Minute" if each == 1 else f"{each} Minuten"
    return f"{minutes} Minuten{note}, {rate(price)} je {unit} = {money.words(amount)}"


def share(percent: int, whole: Decimal, amount: Decimal) -> str:
    """50 % von 20,00 € = 10,00 €"""
    return f"{percent} % von {money.words(whole)} = {money.words(amount)}"
