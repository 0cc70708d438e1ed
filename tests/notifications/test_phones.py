"""Phone numbers: what people type, and what can get an SMS."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.domain import phones

RESERVED = [f"+4917139200{i:02d}" for i in (0, 1, 42, 99)] + ["+4917604069000", "+4915228817386"]


@pytest.mark.parametrize(
    "typed",
    [
        "+491713920001",
        "0171 3920001",
        "0171/39 20 001",
        "+49 (0)171 3920001",
        "0049 171 3920001",
        "491713920001",
    ],
)
def test_mobile_understands_what_people_write(typed: str) -> None:
    assert phones.mobile(typed) == "+491713920001"


def test_mobile_retries_a_number_that_lost_its_plus() -> None:
    """Without the plus this very number is a valid German landline."""
    assert phones.mobile("4915228817386") == "+4915228817386"


@pytest.mark.parametrize("typed", ["069 90009000", "+49 69 90009123", "110", "116117", "0700 12345678"])
def test_mobile_refuses_what_gets_no_sms(typed: str) -> None:
    with pytest.raises(phones.PhoneError):
        phones.mobile(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "abc", "4,91523E+12", "0171 3920001 ext. 5", "0171-FLOWERS", "0171 3920001\x00", "1" * 50],
)
def test_nonsense_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(phones.PhoneError) as refusal:
        phones.landline_or_mobile(typed)

    assert str(refusal.value).endswith(".")


def test_an_extension_is_never_dropped_silently() -> None:
    with pytest.raises(phones.PhoneError) as refusal:
        phones.mobile("+49 171 3920001 x5")

    assert str(refusal.value) == phones.EXTENSION


def test_landline_is_fine_where_one_calls() -> None:
    assert phones.landline_or_mobile("069 90009000") == "+496990009000"


def test_mask_shows_four_digits() -> None:
    assert phones.mask("+4915228817386") == "…7386"


@pytest.mark.parametrize("number", RESERVED)
def test_pretty_is_understood_again(number: str) -> None:
    shown = phones.pretty(number)

    assert shown.startswith("0")
    assert phones.mobile(shown) == number


def test_pretty_keeps_the_country_of_strangers() -> None:
    assert phones.pretty("+436641234567").startswith("+43")


def test_pretty_leaves_other_senders_alone() -> None:
    assert phones.pretty("Pizzeria") == "Pizzeria"


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_a_phone_error(text: str) -> None:
    try:
        number = phones.mobile(text)
    except phones.PhoneError:
        return

    assert phones.mobile(number) == number
