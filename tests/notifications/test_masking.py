"""Nothing personal in logs, whoever writes there."""

import logging

import pytest
from django.conf import settings

from notifications.domain.phones import masked
from notifications.masking import MaskedFormatter


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Key (number)=(+491713920001) already exists.", "Key (number)=(…0001) already exists."),
        ("from 01713920001, to 4915", "from …0001, to 4915"),
        ("to <amal.haddad@post.example>", "to <…@post.example>"),
        ("Message 4711 at 2026-11-23 09:00:00,123", "Message 4711 at 2026-11-23 09:00:00,123"),
        ("ref 01234567-89ab-4def-8123-456789abcdef", "ref 01234567-89ab-4def-8123-456789abcdef"),
        ("", ""),
    ],
)
def test_numbers_and_addresses_are_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_traceback_is_masked_too() -> None:
    try:
        raise ValueError("+491713920001 is taken")
    except ValueError as error:
        found = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "Message %s", (7,), found)

    text = MaskedFormatter("{message}", style="{").format(record)

    assert "ValueError: …0001 is taken" in text
    assert "3920001" not in text


def test_every_handler_of_ours_masks() -> None:
    plain = settings.LOGGING["formatters"]["plain"]

    assert plain["()"] == "notifications.masking.MaskedFormatter"
    assert {handler["formatter"] for handler in settings.LOGGING["handlers"].values()} == {"plain"}
