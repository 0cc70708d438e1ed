"""Retry-After in both spellings, and in none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.domain.retry_after import seconds

NOW = "Mon, 23 Nov 2026 08:00:00 GMT"


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("0", 0),
        (" 90 ", 90),
        ("7200", 3600),
        ("9" * 5000, 3600),
        ("Mon, 23 Nov 2026 08:01:30 GMT", 90),
        ("Monday, 23-Nov-26 08:01:30 GMT", 90),
        ("Mon, 23 Nov 2026 07:00:00 GMT", 0),
        ("Tue, 24 Nov 2026 08:00:00 GMT", 3600),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("soon", None),
    ],
)
def test_both_spellings_are_read(wish: str, expected: int | None) -> None:
    assert seconds(wish, NOW) == expected


def test_a_date_without_the_providers_own_clock_says_nothing() -> None:
    assert seconds("Mon, 23 Nov 2026 08:01:30 GMT", "") is None


@given(st.text(), st.text())
def test_any_header_is_survived(wish: str, now: str) -> None:
    found = seconds(wish, now)

    assert found is None or 0 <= found <= 3600
