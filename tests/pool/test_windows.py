"""Windows of a day as people write them: read, said again, merged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.windows import DAY, WindowBackwards, WindowsUnclear, check_window, merged, read, say

windows = st.lists(
    st.tuples(st.integers(0, DAY - 1), st.integers(1, DAY)).filter(lambda pair: pair[0] < pair[1]), max_size=5
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8-12", ((480, 720),)),
        ("8–12, 14:30–17", ((480, 720), (870, 1020))),
        ("von 8 bis 12 Uhr und 14.30 Uhr bis 17 Uhr", ((480, 720), (870, 1020))),
        ("08:00-09:00;10h-11h", ((480, 540), (600, 660))),
        ("18-24", ((1080, 1440),)),
        ("18-0", ((1080, 1440),)),
        ("0-24", ((0, 1440),)),
        ("8-12, 11-13", ((480, 780),)),
        ("  ", ()),
    ],
)
def test_what_people_write_is_read(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text", ["vormittags", "8", "8-", "8-25", "8:60-9", "24:30-25", "8-12-14", "8–12 10–11", "²-3"]
)
def test_what_nobody_can_read_is_refused(text):
    with pytest.raises(WindowsUnclear):
        read(text)


@pytest.mark.parametrize("text", ["12-8", "8-8", "22-2"])
def test_window_that_ends_before_it_begins_is_refused(text):
    with pytest.raises(WindowBackwards):
        read(text)


@pytest.mark.parametrize("window", [(-1, 5), (5, 5), (6, 5), (0, 1441)])
def test_minutes_outside_a_day_are_refused(window):
    with pytest.raises(WindowBackwards):
        check_window(*window)


@given(windows)
def test_what_is_said_is_read_again(found):
    assert read(say(merged(found))) == merged(found)


@given(windows)
def test_merged_windows_cover_the_same_minutes_and_never_touch(found):
    """[8-10)[9-12) -> [8-12)"""
    whole = merged(found)

    covered = {minute for start, end in found for minute in range(start, end)}
    assert {minute for start, end in whole for minute in range(start, end)} == covered
    assert all(one[1] < other[0] for one, other in zip(whole, whole[1:], strict=False))


@given(windows)
def test_order_does_not_matter(found):
    assert merged(reversed(found)) == merged(found)
