"""Who comes into the admin."""

import pytest
from django.test import Client

from pool.models import User

PASSWORD = "Sommer im Waldecker Land"


@pytest.fixture
def ada(db: None) -> Client:
    """The administrator."""
    client = Client(headers={"accept-language": "de"})
    client.force_login(User.objects.create_superuser("ada@person.example", PASSWORD))
    return client
