"""A dated Tariff turns worked minutes and kilometres into lines, each with its sentence.

terms.py        what a Tariff can say, and how it is kept as JSON
checking.py     what none may say
work.py         what is priced, and what comes out
time.py travel.py supplements.py cancelling.py   what each part is worth
parts.py        the lines of one appointment, and its bounds
visits.py       several appointments that belong together
pricing.py      which Tariff counts, the price, the caps of the year
sentences.py    the words of the lines
chains.py       one after the other: gaps and overlaps
rates.py        kilometres in the laws
examples.py     real tariffs, to begin with
"""

from scheduling.domain.tariffs.cancelling import late_from, step_for
from scheduling.domain.tariffs.checking import check_terms
from scheduling.domain.tariffs.pricing import NoChargeTariff, NoTariff, price, total, valid_on
from scheduling.domain.tariffs.sentences import calculation
from scheduling.domain.tariffs.terms import CancelStep, Supplement, Tariff, Terms, TimeRule, TravelRule
from scheduling.domain.tariffs.visits import visit_of
from scheduling.domain.tariffs.work import Before, Earlier, Line, LineKind, Work

__all__ = [
    "Before",
    "CancelStep",
    "Earlier",
    "Line",
    "LineKind",
    "NoChargeTariff",
    "NoTariff",
    "Supplement",
    "Tariff",
    "Terms",
    "TimeRule",
    "TravelRule",
    "Work",
    "calculation",
    "check_terms",
    "late_from",
    "price",
    "step_for",
    "total",
    "valid_on",
    "visit_of",
]
