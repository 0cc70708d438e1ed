"""Terms nobody could mean are refused, each with its sentence beside its field."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.domain.tariffs.rates import MEANS
from scheduling.domain.tariffs.supplements import EVENING, LABELS
from scheduling.domain.tariffs.terms import Terms

HIGHEST, DAY, MOST_PERCENT = Decimal("9999.99"), 1440, 300


class TermsRefused(Refused):
    """Terms that make no sense; `field` is the part of them, as in "time_base"."""

    def __init__(self, field: str = "", **facts: object) -> None:
        super().__init__(**facts)
        self.field = field.replace(".", "_")


class AmountOutOfRange(TermsRefused):
    """No amount that anybody is paid."""

    sentence = _("Der Betrag muss zwischen 0 und 9999,99 Euro liegen.")


class ShareOutOfRange(TermsRefused):
    """More than everything, or less than nothing."""

    sentence = _("Der Anteil muss zwischen 0 und 100 Prozent liegen.")


class SupplementOutOfRange(TermsRefused):
    """A supplement that takes away, or is a typing error."""

    sentence = _("Der Zuschlag muss zwischen 0 und 300 Prozent liegen.")


class MinutesOutOfRange(TermsRefused):
    """Less than none, more than a day."""

    sentence = _("Die Minuten müssen zwischen 0 und 1440 liegen.")


class StepWithoutLength(TermsRefused):
    """Each so many minutes: none of them is no step."""

    sentence = _("Ein weiterer Abschnitt dauert mindestens 1 Minute.")


class GraceTooLong(TermsRefused):
    """Then no step would ever be whole."""

    sentence = _("Die Kulanz muss kürzer sein als ein Abschnitt.")


class NothingBeyond(TermsRefused):
    """A flat sum has nothing beyond it."""

    sentence = _("Eine Pauschale gilt für den ganzen Einsatz. Weitere Abschnitte gibt es dann nicht.")


class ZonesNotAscending(TermsRefused):
    """Which zone counts must be clear."""

    sentence = _("Die Zonen müssen aufsteigen: zuerst die nächste, jede Grenze nur einmal.")


class MeansUnknown(TermsRefused):
    """No way of travelling that we know."""

    sentence = _("Dieses Verkehrsmittel kennen wir nicht.")


class EveningWithoutClock(TermsRefused):
    """When does the evening begin?"""

    sentence = _("Bitte schreiben Sie, von wann bis wann der Abend geht.")


class SupplementTwice(TermsRefused):
    """Two supplements of one kind: which one?"""

    sentence = _("Jeden Zuschlag gibt es nur einmal.")


class LeastAboveMost(TermsRefused):
    """Then no amount is right."""

    sentence = _("Der Mindestbetrag ist höher als der Höchstbetrag.")


class CountNegative(TermsRefused):
    """Fewer than no appointments."""

    sentence = _("Die Zahl kann nicht kleiner als 0 sein.")


class AsOneWithoutTime(TermsRefused):
    """How close is one visit?"""

    sentence = _("Bitte schreiben Sie, bis zu wie vielen Minuten Abstand es ein Besuch ist.")


def check_terms(terms: Terms) -> None:
    """Raises the first refusal, with all the others in it; nothing when the Terms make sense."""
    found = [*_time(terms), *_travel(terms), *_supplements(terms), *_cancellation(terms), *_bounds(terms)]
    if found:
        found[0].others = tuple(found[1:])
        raise found[0]


def _time(terms: Terms) -> Iterator[TermsRefused]:
    rule = terms.time
    yield from _amounts({"time.base": rule.base, "time.step": rule.step})
    yield from _minutes({"time.covers": rule.covers, "time.grace": rule.grace})
    yield from _shares({"time.unused_percent": rule.unused_percent, "absent_percent": terms.absent_percent})
    if not 1 <= rule.each <= DAY:
        yield StepWithoutLength("time.each")
    elif rule.grace >= rule.each and not rule.exact:
        yield GraceTooLong("time.grace")
    if rule.covers is None and rule.step:
        yield NothingBeyond("time.step")


def _travel(terms: Terms) -> Iterator[TermsRefused]:
    rule = terms.travel
    yield from _amounts({f"travel.rates.{means}": price for means, price in rule.rates.items()})
    yield from (MeansUnknown("travel.rates") for means in rule.rates if means not in MEANS)
    for _km, amount in rule.zones:
        yield from _amounts({"travel.zones": amount})
    limits = [km for km, _amount in rule.zones]
    if limits != sorted(set(limits)) or any(km < 1 for km in limits):
        yield ZonesNotAscending("travel.zones")
    sums = {"flat": rule.flat, "hour": rule.hour, "from_km": rule.from_km, "most": rule.most}
    yield from _amounts({f"travel.{name}": value for name, value in sums.items()})
    yield from _minutes({"travel.once_within": rule.once_within})
    if terms.as_one and not rule.once_within:
        yield AsOneWithoutTime("travel.once_within")


def _supplements(terms: Terms) -> Iterator[TermsRefused]:
    kinds = [one.kind for one in terms.supplements]
    for one in terms.supplements:
        if one.kind not in LABELS or kinds.count(one.kind) > 1:
            yield SupplementTwice(f"supplements.{one.kind}")
        if not 0 <= one.percent <= MOST_PERCENT:
            yield SupplementOutOfRange(f"supplements.{one.kind}.percent")
        yield from _amounts({f"supplements.{one.kind}.amount": one.amount})
        if one.kind == EVENING and (one.begins is None or one.ends is None):
            yield EveningWithoutClock("supplements.evening.begins")


def _cancellation(terms: Terms) -> Iterator[TermsRefused]:
    for place, step in enumerate(terms.cancellation, 1):
        yield from _minutes({f"cancellation.{place}.minutes": step.minutes})
        yield from _shares({f"cancellation.{place}.rest_percent": step.rest_percent})
        if not 0 <= step.hours <= DAY:
            yield CountNegative(f"cancellation.{place}.hours")


def _bounds(terms: Terms) -> Iterator[TermsRefused]:
    sums = {"least": terms.least, "most": terms.most, "year_most": terms.year_most}
    yield from _amounts(sums, highest=HIGHEST * 10)
    if terms.client_most is not None and terms.client_most < 0:
        yield CountNegative("client_most")
    bad = any(value is not None and not value.is_finite() for value in sums.values())
    if not bad and terms.least is not None and terms.most is not None and terms.least > terms.most:
        yield LeastAboveMost("least")


def _amounts(told: dict[str, Any], highest: Decimal = HIGHEST) -> Iterator[TermsRefused]:
    for field, value in told.items():
        if value is not None and not (value.is_finite() and 0 <= value <= highest):
            yield AmountOutOfRange(field)


def _minutes(told: dict[str, int | None]) -> Iterator[TermsRefused]:
    return (MinutesOutOfRange(f) for f, n in told.items() if n is not None and not 0 <= n <= DAY)


def _shares(told: dict[str, int]) -> Iterator[TermsRefused]:
    return (ShareOutOfRange(field) for field, value in told.items() if not 0 <= value <= 100)
