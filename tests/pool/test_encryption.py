"""Encrypted columns and the hash that counts clients."""

from typing import Any

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.exceptions import FieldError
from django.db import connection

from pool.encryption import EncryptedBinaryField, EncryptedTextField, keyed_hash
from scheduling.models import Request

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
FIELD = EncryptedTextField()


def test_text_comes_back_and_is_not_readable_in_between() -> None:
    stored = FIELD.get_prep_value("Frau Klee, Zimmer 12")

    assert "Klee" not in stored
    assert FIELD.from_db_value(stored) == "Frau Klee, Zimmer 12"


def test_file_comes_back_and_is_not_readable_in_between() -> None:
    field = EncryptedBinaryField()

    stored = bytes(field.get_db_prep_value(b"PK\0DE89", connection))

    assert b"DE89" not in stored
    assert field.from_db_value(memoryview(stored)) == b"PK\0DE89"
    assert field.get_db_prep_value(None, connection) is None and field.from_db_value(None) is None


@pytest.mark.parametrize("empty", ["", None])
def test_empty_stays_empty(empty: str | None) -> None:
    assert FIELD.get_prep_value(empty) == empty
    assert FIELD.from_db_value(empty) == empty


def test_old_keys_still_read_and_the_new_one_writes(settings: Any) -> None:
    settings.FIELD_KEYS = [OLD]
    stored = FIELD.get_prep_value("alt")

    settings.FIELD_KEYS = [NEW, OLD]
    fresh = FIELD.get_prep_value("neu")

    assert FIELD.from_db_value(stored) == "alt"
    assert Fernet(NEW).decrypt(fresh.encode()) == b"neu"


def test_a_lost_key_is_an_error_not_an_empty_text(settings: Any) -> None:
    settings.FIELD_KEYS = [OLD]
    stored = FIELD.get_prep_value("alt")

    settings.FIELD_KEYS = [NEW]

    with pytest.raises(InvalidToken):
        FIELD.from_db_value(stored)


def test_searching_a_cipher_text_is_refused() -> None:
    with pytest.raises(FieldError):
        Request.objects.of(1).filter(street="Südring 2")


def test_keyed_hash_survives_a_new_key_and_needs_the_old_one(settings: Any) -> None:
    settings.FIELD_KEYS = [OLD]
    token = keyed_hash("1:az 17")

    settings.FIELD_KEYS = [NEW, OLD]

    assert keyed_hash("1:az 17") == token
    settings.FIELD_KEYS = [NEW]
    assert keyed_hash("1:az 17") != token
