"""The one clock: moved in demo and tests only."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from notifications import clock
from notifications.models import ClockOffset

pytestmark = pytest.mark.django_db


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().tzinfo == UTC


def test_moves_add_up_and_reset_undoes_them() -> None:
    clock.move(timedelta(days=2))
    clock.move(timedelta(hours=-1))
    moved = clock.offset()
    ahead = clock.now() - datetime.now(UTC)
    clock.reset()

    assert moved == timedelta(hours=47)
    assert abs(ahead - moved) < timedelta(seconds=5)
    assert clock.offset() == timedelta()
    assert ClockOffset.objects.count() == 1


@pytest.mark.parametrize("change", [lambda: clock.move(timedelta(hours=1)), clock.reset])
def test_a_serving_pool_refuses(settings: Any, change: Any) -> None:
    settings.CLOCK_MOVABLE = False

    with pytest.raises(RuntimeError):
        change()


def test_a_serving_pool_ignores_a_stored_offset(settings: Any) -> None:
    clock.move(timedelta(days=365))
    settings.CLOCK_MOVABLE = False

    assert clock.offset() == timedelta()


def test_moving_the_clock_does_not_age_the_worker() -> None:
    clock.beat()
    clock.move(timedelta(days=3))

    beat = clock.last_beat()

    assert beat is not None
    assert timedelta() <= clock.now() - beat < timedelta(seconds=5)
