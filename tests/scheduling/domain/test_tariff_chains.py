"""One tariff after the other; and terms nobody could mean."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from pool.domain.refusals import Refused
from scheduling.domain.tariffs import CancelStep, Supplement, Terms, TimeRule, TravelRule, chains, checking
from scheduling.domain.tariffs.chains import Span, place
from scheduling.domain.tariffs.rates import law_rates

YEAR = Span(1, "2026", date(2026, 1, 1), date(2026, 12, 31))
OPEN = Span(2, "Offen", date(2026, 1, 1), None)
EVER = Span(4, "Immer", date(2026, 1, 1), date.max)
LATER = Span(3, "2028", date(2028, 1, 1), None)


@pytest.mark.parametrize(
    ("chain", "since", "until", "ends"),
    [
        ([], date(2026, 1, 1), None, None),
        ([OPEN], date(2026, 7, 1), None, 2),
        ([EVER], date(2026, 7, 1), None, 4),
        ([EVER], date(2026, 7, 1), date.max, 4),
        ([YEAR], date(2027, 1, 1), None, None),
        ([YEAR, LATER], date(2027, 1, 1), date(2027, 12, 31), None),
        ([LATER], date(2027, 1, 1), date(2027, 12, 31), None),
    ],
)
def test_tariff_fits_into_its_chain(
    chain: list[Span], since: date, until: date | None, ends: int | None
) -> None:
    assert place(chain, since, until).ends == ends


@pytest.mark.parametrize(
    ("chain", "since", "until", "refusal", "told"),
    [
        ([YEAR], date(2026, 1, 1), None, chains.TariffStartsThen, "Ab diesem Tag"),
        ([YEAR], date(2026, 12, 31), None, chains.OverlapsEarlier, "gilt bis zum 31.12.2026"),
        ([YEAR], date(2027, 1, 2), None, chains.LeavesGap, "Vom 01.01.2027 bis zum 01.01.2027"),
        ([LATER], date(2027, 1, 1), None, chains.OverlapsLater, "höchstens bis zum 31.12.2027"),
        ([LATER], date(2027, 1, 1), date(2028, 1, 1), chains.OverlapsLater, "Ab dem 01.01.2028"),
        (
            [LATER],
            date(2027, 1, 1),
            date(2027, 12, 30),
            chains.LeavesGap,
            "Vom 31.12.2027 bis zum 31.12.2027",
        ),
        ([], date(2027, 1, 1), date(2026, 12, 31), chains.EndsBeforeItBegins, "vor dem ersten"),
    ],
)
def test_gap_and_overlap_are_refused_with_their_days(
    chain: list[Span], since: date, until: date | None, refusal: type[Refused], told: str
) -> None:
    with pytest.raises(refusal, match=told.replace(".", r"\.")):
        place(chain, since, until)


def test_gap_that_is_meant_is_one() -> None:
    assert place([YEAR], date(2027, 2, 1), None, gap_meant=True).ends is None


def test_overlap_is_never_meant() -> None:
    with pytest.raises(chains.OverlapsEarlier):
        place([YEAR], date(2026, 12, 31), None, gap_meant=True)


BLOCK = Terms(TimeRule(Decimal(20), 60, Decimal(10), 30))


def with_time(**change: object) -> Terms:
    """A first block and steps, with something wrong in it."""
    return replace(BLOCK, time=replace(BLOCK.time, **change))


def with_travel(**change: object) -> Terms:
    """The same with a way."""
    return replace(BLOCK, travel=TravelRule(**change))  # type: ignore[arg-type]


WRONG = [
    (with_time(base=Decimal(-1)), checking.AmountOutOfRange, "time_base"),
    (with_time(base=Decimal("NaN")), checking.AmountOutOfRange, "time_base"),
    (with_time(step=Decimal("10000")), checking.AmountOutOfRange, "time_step"),
    (with_time(covers=-1), checking.MinutesOutOfRange, "time_covers"),
    (with_time(covers=1441), checking.MinutesOutOfRange, "time_covers"),
    (with_time(each=0), checking.StepWithoutLength, "time_each"),
    (with_time(grace=30), checking.GraceTooLong, "time_grace"),
    (with_time(unused_percent=101), checking.ShareOutOfRange, "time_unused_percent"),
    (with_time(covers=None), checking.NothingBeyond, "time_step"),
    (with_travel(zones=((20, Decimal(1)), (10, Decimal(2)))), checking.ZonesNotAscending, "travel_zones"),
    (with_travel(zones=((0, Decimal(1)),)), checking.ZonesNotAscending, "travel_zones"),
    (with_travel(zones=((5, Decimal(-1)), (9, Decimal(1)))), checking.AmountOutOfRange, "travel_zones"),
    (with_travel(rates={"rocket": Decimal(1)}), checking.MeansUnknown, "travel_rates"),
    (with_travel(rates={"car": Decimal(-1)}), checking.AmountOutOfRange, "travel_rates_car"),
    (with_travel(once_within=-5), checking.MinutesOutOfRange, "travel_once_within"),
    (replace(BLOCK, as_one=True), checking.AsOneWithoutTime, "travel_once_within"),
    (replace(BLOCK, absent_percent=-1), checking.ShareOutOfRange, "absent_percent"),
    (replace(BLOCK, least=Decimal(30), most=Decimal(20)), checking.LeastAboveMost, "least"),
    (replace(BLOCK, client_most=-1), checking.CountNegative, "client_most"),
    (
        replace(BLOCK, supplements=(Supplement("evening", 25),)),
        checking.EveningWithoutClock,
        "supplements_evening_begins",
    ),
    (
        replace(BLOCK, supplements=(Supplement("urgent", 301),)),
        checking.SupplementOutOfRange,
        "supplements_urgent_percent",
    ),
    (
        replace(BLOCK, cancellation=(CancelStep(24, time(13), -1),)),
        checking.MinutesOutOfRange,
        "cancellation_1_minutes",
    ),
]


@pytest.mark.parametrize(("terms", "refusal", "field"), WRONG)
def test_nonsense_is_refused_beside_its_field(terms: Terms, refusal: type[Refused], field: str) -> None:
    with pytest.raises(refusal) as refused:
        checking.check_terms(terms)

    assert refused.value.field == field


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(checking.TermsRefused) as refused:
        checking.check_terms(replace(with_time(each=0, base=Decimal(-1)), absent_percent=200))

    fields = [one.field for one in (refused.value, *refused.value.others)]
    assert fields == ["time_base", "absent_percent", "time_each"]


def test_rates_of_the_law_have_their_name_and_their_day() -> None:
    before, after = law_rates(date(2023, 11, 30)), law_rates(date(2023, 12, 1))

    assert "hrkg" not in [one.key for one in before]
    hrkg = next(one for one in after if one.key == "hrkg")
    assert (hrkg.rates["car"], hrkg.rates["ebike"]) == (Decimal("0.35"), Decimal("0.10"))
    assert "Hessisches Reisekostengesetz" in hrkg.law
