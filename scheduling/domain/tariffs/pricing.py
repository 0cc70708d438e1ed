"""Work and Terms -> lines, each with its sentence; and which of several Tariffs counts."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.domain import money
from scheduling.domain.tariffs.cancelling import cancelled_lines
from scheduling.domain.tariffs.parts import bounds, cut, parts
from scheduling.domain.tariffs.terms import Tariff, Terms
from scheduling.domain.tariffs.visits import visit_lines
from scheduling.domain.tariffs.work import Before, Line, Work

AUTHORITY = "authority"


class NoTariff(Refused):
    """No tariff of the Pool is valid on the day of the Assignment."""

    sentence = _("Für den %(day)s ist kein Tarif hinterlegt. Bitte erst einen Tarif anlegen.")


class NoChargeTariff(NoTariff):
    """An Authority that pays itself, and nothing says how much."""

    sentence = _(
        "Die Einrichtung zahlt selbst, aber für den %(day)s steht nirgends, wie viel. "
        "Bitte erst einen Tarif für Einrichtungen anlegen."
    )


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
        missing = NoChargeTariff if side == AUTHORITY else NoTariff
        raise missing(day=f"{day:%d.%m.%Y}")
    return max(fitting, key=lambda one: (one.source_id is not None, one.applies_to != "", one.valid_from))


def price(terms: Terms, work: Work, before: Before = Before()) -> tuple[Line, ...]:  # noqa: B008 -- frozen
    """What one appointment is worth; the lines sum to the amount, which is never negative."""
    if work.notice is not None:
        lines = cancelled_lines(terms, work)
        lines = (*lines, *bounds(terms, lines, least=False))
    elif before.visit and terms.travel.once_within:
        lines = visit_lines(terms, work, before)
    else:
        lines = parts(terms, [work], work)
    if not lines:
        lines = (Line(money.euros(0), "nichts zu zahlen 0,00 €"),)
    return (*lines, *_caps(terms, lines, before))


def _caps(terms: Terms, lines: Sequence[Line], before: Before) -> tuple[Line, ...]:
    """What the year leaves: appointments per client, euros per Interpreter."""
    amount, zero = total(lines), money.euros(0)
    if terms.client_most is not None and before.client_count >= terms.client_most and amount > 0:
        many = "Einsatz" if terms.client_most == 1 else "Einsätze"
        return (cut(amount, zero, f"höchstens {terms.client_most} {many} je Fall im Jahr"),)
    if terms.year_most is None:
        return ()
    left = max(money.euros(terms.year_most) - before.year_paid, zero)
    if amount <= left:
        return ()
    return (cut(amount, left, f"höchstens {money.words(terms.year_most)} im Jahr"),)


def total(lines: Iterable[Line]) -> Decimal:
    """The sum of the lines, to the cent."""
    return money.total(line.amount for line in lines)
