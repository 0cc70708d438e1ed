"""Nothing personal in logs, whoever writes there."""

import logging
from importlib import import_module

import pytest
from django.conf import settings

from notifications.domain.phones import masked
from notifications.masking import MaskedFormatter, without_tokens


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


TOKEN = "64I6Sfd7poiLqhBhf98ktQ"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"Not Found: /k/{TOKEN}/", "Not Found: /k/…/"),
        (f"GET /kalender/{TOKEN}.ics HTTP/1.1", "GET /kalender/… HTTP/1.1"),
        (f"Not Found: /kalender/{TOKEN}", "Not Found: /kalender/…"),
        (f"Not Found: /Kalender/{TOKEN}.ICS/x", "Not Found: /Kalender/…/x"),
        (f"Not Found: /kalender//{TOKEN}.ics", "Not Found: /kalender//…"),
        (f"Not Found: //k/%2F/{TOKEN}/", "Not Found: //k/%2F/…/"),
        (f'"webcal://pool.example/kalender/{TOKEN}.ics"', '"webcal://pool.example/kalender/…"'),
        (
            f"?url=https%3A%2F%2Fpool.example%2Fkalender%2F{TOKEN}.ics",
            "?url=https%3A%2F%2Fpool.example%2Fkalender%2F…",
        ),
        ("/kalender/abonnieren/", "/kalender/…/"),
        ("/kalender/ and /k/", "/kalender/ and /k/"),
        ("the calendar of 2026", "the calendar of 2026"),
    ],
)
def test_secret_addresses_lose_their_token(text: str, shown: str) -> None:
    assert without_tokens(text) == shown
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, text, (), None)
    assert TOKEN not in MaskedFormatter("{message}", style="{").format(record)


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


@pytest.mark.parametrize("name", ["", "django", "django.request", "django.server", "django-q"])
def test_whoever_writes_to_the_console_is_masked(name: str) -> None:
    """Also who brings a handler along, as runserver does."""
    import_module("django_q.conf")
    logger = logging.getLogger(name)
    line = logger.makeRecord(name, logging.INFO, "", 1, f"GET /k/{TOKEN}/", (), None)
    ours = [one for one in logger.handlers if type(one) is logging.StreamHandler]  # not those of pytest
    handlers = [one for one in ours if one.filter(line)]

    assert handlers or logger.propagate or not name
    assert not any(TOKEN in one.format(line) for one in handlers)
