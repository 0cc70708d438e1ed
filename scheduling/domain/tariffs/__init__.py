"""A dated Tariff turns worked minutes and kilometres into lines, each with its sentence.

terms.py     what a Tariff can say, and how it is kept as JSON
work.py      what is priced, and what comes out
pricing.py   which Tariff counts, and the price
"""

from scheduling.domain.tariffs.pricing import NoTariff, price, total, valid_on
from scheduling.domain.tariffs.terms import CancelStep, Supplement, Tariff, Terms, TimeRule, TravelRule
from scheduling.domain.tariffs.work import Before, Line, LineKind, Work

__all__ = [
    "Before",
    "CancelStep",
    "Line",
    "LineKind",
    "NoTariff",
    "Supplement",
    "Tariff",
    "Terms",
    "TimeRule",
    "TravelRule",
    "Work",
    "price",
    "total",
    "valid_on",
]
