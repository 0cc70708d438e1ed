"""The Pool's rules for those who request: what is saved, what is nonsense, who may."""

from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from pool.actions import serving
from pool.actions.serving import Limits, Matters, Times
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.settings_of_work import Kind, Setting
from pool.models import Event, Pool
from tests.builders import make_pool

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
MATTERS = Matters(
    ("health",), ("police", "court"), {"court": " Fragen Sie die Geschäftsstelle. ", "police": ""}
)
TIMES = Times(3, False, 180, (4, 0, 0), time(8), time(18), " Mo bis Fr, 9 bis 12 Uhr ")
LIMITS = Limits(5, True, 24, Decimal("20.00"))


@pytest.fixture
def pool() -> Pool:
    """A Pool without rules."""
    return make_pool()


def ines(pool: Pool) -> Actor:
    """Its coordinator."""
    return Actor(Role.COORDINATOR, "Ines Vogt", pool_id=pool.pk)


def test_matters_are_kept_in_order_and_without_empty_words(pool: Pool) -> None:
    row = serving.set_matters(pool, matters=MATTERS, by=ines(pool), at=AT)

    assert (row.excluded_kinds, row.excluded_settings) == (["health"], ["court", "police"])
    assert row.turn_to == {"court": "Fragen Sie die Geschäftsstelle."}
    assert Event.objects.of(pool).get().verb == "set_matters"


def test_times_and_limits_are_kept(pool: Pool) -> None:
    serving.set_times(pool, times=TIMES, by=ines(pool), at=AT)
    row = serving.set_limits(pool, limits=LIMITS, by=ines(pool), at=AT)

    assert (row.lead_days, row.longest, row.service_days, row.office_hours) == (
        3, 180, [0, 4], "Mo bis Fr, 9 bis 12 Uhr",
    )  # fmt: skip
    assert (row.client_cap, row.needs_agreement, row.cancel_cost) == (5, True, Decimal("20.00"))
    facts = [event.facts for event in Event.objects.of(pool).order_by("pk")]
    assert facts[0]["service_from"] == "08:00:00"
    assert facts[1]["cancel_cost"] == "20.00"


@pytest.mark.parametrize(
    ("value", "changes", "refusal"),
    [
        (MATTERS, {"excluded_kinds": tuple(Kind)}, serving.NobodyLeft),
        (MATTERS, {"excluded_settings": tuple(Setting)}, serving.NothingLeft),
        (MATTERS, {"turn_to": {"court": "x" * 301}}, serving.WordsTooLong),
        (TIMES, {"lead_days": 61}, serving.LeadOutOfRange),
        (TIMES, {"lead_days": -1}, serving.LeadOutOfRange),
        (TIMES, {"longest": 14}, serving.LongestOutOfRange),
        (TIMES, {"longest": 1441}, serving.LongestOutOfRange),
        (TIMES, {"service_days": (7,)}, serving.NoServiceDays),
        (TIMES, {"service_until": time(8)}, serving.ServiceHoursNone),
        (TIMES, {"office_hours": "x" * 121}, serving.OfficeHoursTooLong),
        (LIMITS, {"client_cap": -1}, serving.ClientCapOutOfRange),
        (LIMITS, {"cancel_hours": 721}, serving.CancelHoursOutOfRange),
        (LIMITS, {"cancel_cost": Decimal("-1")}, serving.CancelCostOutOfRange),
        (LIMITS, {"cancel_cost": Decimal("NaN")}, serving.CancelCostOutOfRange),
        (LIMITS, {"cancel_cost": Decimal(0)}, serving.CancelCostMissing),
    ],
)
def test_nonsense_is_refused_and_nothing_is_saved(
    pool: Pool, value: Any, changes: dict[str, Any], refusal: type[Refused]
) -> None:
    name = type(value).__name__.lower()

    with pytest.raises(refusal) as caught:
        getattr(serving, f"set_{name}")(pool, **{name: replace(value, **changes)}, by=ines(pool), at=AT)

    assert str(caught.value) and caught.value.field
    assert not Event.objects.of(pool).exists()


def test_only_its_coordinators_may(pool: Pool) -> None:
    for by in (Actor(Role.AUTHORITY, "Gesa Klee", pool_id=pool.pk), ines(make_pool("nachbar"))):
        with pytest.raises(NotAllowed):
            serving.set_limits(pool, limits=LIMITS, by=by, at=AT)


def test_hours_over_midnight_and_half_open_ones_are_allowed(pool: Pool) -> None:
    for first, last in ((time(18), time(2)), (None, time(18)), (time(8), None), (None, None)):
        times = replace(TIMES, service_from=first, service_until=last)

        row = serving.set_times(pool, times=times, by=ines(pool), at=AT)

        assert (row.service_from, row.service_until) == (first, last)
