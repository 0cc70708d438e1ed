"""Text and files, encrypted in the database (Fernet; the newest of FIELD_KEYS writes, all of them read)."""

import hmac
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models


def box() -> MultiFernet:
    """The keys of this installation, newest first; raises ValueError when there are none."""
    return MultiFernet([Fernet(key) for key in settings.FIELD_KEYS])


class EncryptedTextField(models.TextField):
    """A text nobody can search or read without the key. Empty stays empty."""

    def get_prep_value(self, value: Any) -> Any:
        """Encrypt on the way in."""
        return value if value in (None, "") else box().encrypt(str(value).encode()).decode()

    def from_db_value(self, value: Any, *_: Any) -> Any:
        """Decrypt on the way out."""
        return value if value in (None, "") else box().decrypt(value.encode()).decode()

    def get_lookup(self, lookup_name: str) -> Any:
        """Only `isnull` makes sense on a cipher text."""
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted and cannot be searched.")
        return super().get_lookup(lookup_name)


class EncryptedBinaryField(models.BinaryField):  # type: ignore[type-arg]
    """A file nobody can read without the key. None stays None."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Encrypt on the way in."""
        kept = None if value is None else box().encrypt(bytes(value))
        return super().get_db_prep_value(kept, connection, prepared)

    def from_db_value(self, value: Any, *_: Any) -> Any:
        """Decrypt on the way out."""
        return None if value is None else box().decrypt(bytes(value))


def keyed_hash(text: str) -> str:
    """A stable token that cannot be turned back without the key (HMAC-SHA-256, the oldest of FIELD_KEYS)."""
    return hmac.new(settings.FIELD_KEYS[-1].encode(), text.encode(), "sha256").hexdigest()
