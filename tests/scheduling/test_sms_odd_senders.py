"""Texts from what is no telephone number: a way of its own (whatsapp:, rcs:), a name, nonsense."""

from datetime import datetime

import pytest

from notifications.models import OptOut
from tests.builders import hear, make_pool

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "sender", ["whatsapp:+491713920001", "rcs:agent_4821_testkreis", "INFO", "+" + "4" * 40]
)
@pytest.mark.parametrize("text", ["STOPP", "START", "ja", "ja 4821", "4821"])
def test_nothing_breaks_and_nobody_is_answered_who_cannot_be(sender: str, text: str, at: datetime) -> None:
    """PostgreSQL keeps no number of more than sixteen signs."""
    make_pool()

    message = hear(sender, text, at)

    assert (message.state, message.error) == ("handled", "")
    assert message.outcome.startswith(("silent", "stranger"))
    assert not OptOut.objects.exclude(number__startswith="+").exists()
