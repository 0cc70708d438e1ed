"""Codes look like no time and no year, and nobody sees one twice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain import codes
from scheduling.domain.codes import NoCodeLeft, draw

ALL = [f"{number}" for number in range(codes.FIRST, codes.LAST + 1)]


@given(st.sets(st.sampled_from(ALL[:50])), st.integers(0, 10_000))
def test_code_is_free_and_four_digits(used: set[str], number: int) -> None:
    code = draw(used, lambda most: number % most)

    assert code not in used
    assert len(code) == 4 and code.isdigit()


@given(st.integers(0, len(ALL) - 1))
def test_code_looks_like_no_time_and_no_year(number: int) -> None:
    code = draw((), lambda _most: number)

    assert not "0800" <= code <= "2159"
    assert not date.min.year + 1899 <= int(code) <= 2099


def test_every_free_code_can_be_drawn() -> None:
    used = set(ALL) - {"4821", "7306"}

    assert {draw(used, lambda _most, n=n: n) for n in range(2)} == {"4821", "7306"}


def test_the_last_code_is_drawn() -> None:
    assert draw(set(ALL) - {"4821"}, lambda most: most - 1) == "4821"


def test_no_code_left_is_refused() -> None:
    with pytest.raises(NoCodeLeft):
        draw(ALL, lambda most: most)
