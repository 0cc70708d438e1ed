"""Work and Terms -> lines, each with its sentence; and which of several Tariffs counts."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.domain import money
from scheduling.domain.tariffs.terms import Tariff, Terms
from scheduling.domain.tariffs.work import Before, Line, LineKind, Work


class NoTariff(Refused):
    """No tariff of the Pool is valid on the day of the Assignment."""

    sentence = _("Für den %(day)s ist kein Tarif hinterlegt. Bitte erst einen Tarif anlegen.")


def valid_on(
    tariffs: Iterable[Tariff], day: date, *, side: str = "interpreter", source_id: int | None = None,
    remote: bool = False,
) -> Tariff:  # fmt: skip
    """The one that counts: of that source before one of none, narrow before wide, the latest; or NoTariff."""
    where = "remote" if remote else "on_site"
    fitting = [
        one
        for one in tariffs
        if one.side == side
        and one.source_id in (None, source_id)
        and one.applies_to in ("", where)
        and one.valid_from <= day
        and (one.valid_until is None or day <= one.valid_until)
    ]
    if not fitting:
        raise NoTariff(day=f"{day:%d.%m.%Y}")
    return max(fitting, key=lambda one: (one.source_id is not None, one.applies_to != "", one.valid_from))


def price(terms: Terms, work: Work, before: Before = Before()) -> tuple[Line, ...]:  # noqa: B008 -- frozen
    """What one appointment is worth; the lines sum to the amount."""
    full = money.euros(terms.time.base)
    if not work.absent:
        return (Line(full, f"1 Einsatz pauschal {money.words(full)}, Fahrt inbegriffen"),)
    amount = money.euros(full * terms.absent_percent / 100)
    share = f"{terms.absent_percent} % von {money.words(full)}"
    return (
        Line(amount, f"1 Einsatz, zu dem niemand erschien: {share} = {money.words(amount)}", LineKind.TIME),
    )


def total(lines: Iterable[Line]) -> Decimal:
    """The sum of the lines, to the cent."""
    return money.total(line.amount for line in lines)
